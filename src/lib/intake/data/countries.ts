/**
 * Countries as people write them in English and French: code, names, nationality words. Names of cities that stand for a
 * government are in `capitals`. Written by hand; codes after ISO 3166-1.
 */
export const countryLines = `
AD|Andorra/Andorre|andorran/andorran
AE|United Arab Emirates/UAE/Émirats arabes unis/Emirates|emirati/émirien/émirienne
AF|Afghanistan|afghan/afghane
AL|Albania/Albanie|albanian/albanais/albanaise
AM|Armenia/Arménie|armenian/arménien/arménienne
AO|Angola|angolan/angolais/angolaise
AR|Argentina/Argentine|argentinian/argentin
AT|Austria/Autriche|austrian/autrichien/autrichienne
AU|Australia/Australie|australian/australien/australienne
AZ|Azerbaijan/Azerbaïdjan|azerbaijani/azeri/azerbaïdjanais/azerbaïdjanaise
BA|Bosnia and Herzegovina/Bosnia/Bosnia-Herzegovina/Bosnie-Herzégovine/Bosnie|bosnian/bosnien/bosnienne/bosniaque
BD|Bangladesh|bangladeshi/bangladais/bangladaise
BE|Belgium/Belgique|belgian/belge/belges
BF|Burkina Faso|burkinabe/burkinabé
BG|Bulgaria/Bulgarie|bulgarian/bulgare
BH|Bahrain/Bahreïn|bahraini/bahreïni
BI|Burundi|burundian/burundais
BJ|Benin/Bénin|beninese/béninois/béninoise
BO|Bolivia/Bolivie|bolivian/bolivien
BR|Brazil/Brésil|brazilian/brésilien/brésilienne
BY|Belarus/Biélorussie/Bélarus|belarusian/biélorusse
CA|Canada|canadian/canadien/canadienne
CD|Congo/Democratic Republic of the Congo/République démocratique du Congo|congolese/congolais/congolaise
CF|Central African Republic/République centrafricaine/Centrafrique|centrafricain
CH|Switzerland/Suisse|swiss/suisse
CI|Ivory Coast/Côte d'Ivoire|ivorian/ivoirien/ivoirienne
CL|Chile/Chili|chilean/chilien
CM|Cameroon/Cameroun|cameroonian/camerounais/camerounaise
CN|China/Chine|chinese/chinois/chinoise
CO|Colombia/Colombie|colombian/colombien/colombienne
CU|Cuba|cuban/cubain
CY|Cyprus/Chypre|cypriot/chypriote
CZ|Czech Republic/Czechia/République tchèque/Tchéquie|czech/tchèque
DE|Germany/Allemagne|german/allemand/allemande/allemands/allemandes
DJ|Djibouti|djiboutian/djiboutien
DK|Denmark/Danemark|danish/dane/danois/danoise
DZ|Algeria/Algérie|algerian/algérien/algérienne/algériens/algériennes
EE|Estonia/Estonie|estonian/estonien/estonienne
EG|Egypt/Égypte|egyptian/égyptien/égyptienne
ER|Eritrea/Érythrée|eritrean/érythréen
ES|Spain/Espagne|spanish/spaniard/espagnol/espagnole/espagnols
ET|Ethiopia/Éthiopie|ethiopian/éthiopien
FI|Finland/Finlande|finnish/finn/finlandais/finlandaise
FR|France|french/frenchman/frenchwoman/français/française/françaises
GA|Gabon|gabonese/gabonais
GB|United Kingdom/UK/Great Britain/Britain/England/Scotland/Wales/Northern Ireland/Royaume-Uni/Grande-Bretagne/Angleterre/Écosse|british/briton/english/scottish/britannique/britanniques/anglais/anglaise
GE|Georgia/Géorgie|georgian/géorgien/géorgienne
GH|Ghana|ghanaian/ghanéen
GM|Gambia/Gambie|gambian/gambien
GN|Guinea/Guinée|guinean/guinéen/guinéenne
GR|Greece/Grèce|greek/grec/grecque/grecques/hellenic
HR|Croatia/Croatie|croatian/croat/croate
HT|Haiti/Haïti|haitian/haïtien
HU|Hungary/Hongrie|hungarian/hongrois/hongroise
ID|Indonesia/Indonésie|indonesian/indonésien
IE|Ireland/Irlande|irish/irlandais/irlandaise
IL|Israel/Israël|israeli/israélien/israélienne
IN|India/Inde|indian/indien/indienne
IQ|Iraq/Irak|iraqi/irakien/irakienne
IR|Iran|iranian/iranien/iranienne
IS|Iceland/Islande|icelandic/islandais/islandaise
IT|Italy/Italie|italian/italien/italienne/italiens/italiennes
JO|Jordan/Jordanie|jordanian/jordanien/jordanienne
JP|Japan/Japon|japanese/japonais/japonaise
KE|Kenya|kenyan/kényan
KG|Kyrgyzstan/Kirghizistan/Kirghizstan|kyrgyz/kirghize
KH|Cambodia/Cambodge|cambodian/cambodgien
KM|Comoros/Comores|comorian/comorien
KP|North Korea/Corée du Nord|north korean/nord-coréen
KR|South Korea/Corée du Sud|south korean/sud-coréen
KW|Kuwait/Koweït|kuwaiti/koweïtien
KZ|Kazakhstan|kazakh
LA|Laos|laotian/laotien
LB|Lebanon/Liban|lebanese/libanais/libanaise
LK|Sri Lanka|sri lankan/sri-lankais
LR|Liberia/Libéria|liberian/libérien
LT|Lithuania/Lituanie|lithuanian/lituanien/lituanienne
LU|Luxembourg/Grand-Duché de Luxembourg|luxembourger/luxembourgeois/luxembourgeoise
LV|Latvia/Lettonie|latvian/letton/lettonne
LY|Libya/Libye|libyan/libyen/libyenne
MA|Morocco/Maroc|moroccan/marocain/marocaine/marocains/marocaines
MC|Monaco|monegasque/monégasque
MD|Moldova/Moldavie|moldovan/moldave
ME|Montenegro/Monténégro|montenegrin/monténégrin
MG|Madagascar|malagasy/malgache
MK|North Macedonia/Macedonia/Macédoine du Nord/Macédoine|macedonian/macédonien/macédonienne
ML|Mali|malian/malien/malienne
MM|Myanmar/Burma/Birmanie|burmese/birman
MN|Mongolia/Mongolie|mongolian/mongol
MR|Mauritania/Mauritanie|mauritanian/mauritanien
MT|Malta/Malte|maltese/maltais/maltaise
MV|Maldives|maldivian/maldivien
MX|Mexico/Mexique|mexican/mexicain
MY|Malaysia/Malaisie|malaysian/malaisien
MZ|Mozambique|mozambican/mozambicain
NE|Niger|nigerien/nigérien/nigérienne
NG|Nigeria/Nigéria|nigerian/nigérian/nigériane
NL|Netherlands/The Netherlands/Holland/Pays-Bas|dutch/dutchman/netherlands/néerlandais/néerlandaise/hollandais
NO|Norway/Norvège|norwegian/norvégien/norvégienne
NP|Nepal/Népal|nepalese/népalais
NZ|New Zealand/Nouvelle-Zélande|new zealander/néo-zélandais
OM|Oman|omani/omanais
PE|Peru/Pérou|peruvian/péruvien
PH|Philippines|filipino/philippin
PK|Pakistan|pakistani/pakistanais/pakistanaise
PL|Poland/Pologne|polish/pole/polonais/polonaise
PS|Palestine/Gaza/West Bank/Cisjordanie|palestinian/palestinien/palestinienne
PT|Portugal|portuguese/portugais/portugaise
PY|Paraguay|paraguayan/paraguayen
QA|Qatar|qatari/qatarien
RO|Romania/Roumanie|romanian/roumain/roumaine
RS|Serbia/Serbie|serbian/serb/serbe
RU|Russia/Russian Federation/Russie/Fédération de Russie/Chechnya/Tchétchénie/Dagestan/Daghestan/Ingushetia/Ingouchie|russian/russe/chechen/tchétchène/russes
RW|Rwanda|rwandan/rwandais
SA|Saudi Arabia/Arabie saoudite|saudi/saoudien/saoudienne
SD|Sudan/Soudan|sudanese/soudanais/soudanaise
SE|Sweden/Suède|swedish/swede/suédois/suédoise
SG|Singapore/Singapour|singaporean/singapourien
SI|Slovenia/Slovénie|slovenian/slovene/slovène
SK|Slovakia/Slovaquie|slovak/slovakian/slovaque
SL|Sierra Leone|sierra leonean/sierra-léonais
SN|Senegal/Sénégal|senegalese/sénégalais/sénégalaise
SO|Somalia/Somalie/Somaliland|somali/somalien/somalienne
SS|South Sudan/Soudan du Sud|south sudanese/sud-soudanais
SY|Syria/Syrie|syrian/syrien/syrienne/syriens
TD|Chad/Tchad|chadian/tchadien
TG|Togo|togolese/togolais
TH|Thailand/Thaïlande|thai/thaïlandais
TJ|Tajikistan/Tadjikistan|tajik/tadjik
TM|Turkmenistan/Turkménistan|turkmen/turkmène
TN|Tunisia/Tunisie|tunisian/tunisien/tunisienne/tunisiens
TR|Turkey/Türkiye/Turquie|turkish/turk/turc/turque/turcs/turques
TW|Taiwan/Taïwan|taiwanese/taïwanais
TZ|Tanzania/Tanzanie|tanzanian/tanzanien
UA|Ukraine|ukrainian/ukrainien/ukrainienne
UG|Uganda/Ouganda|ugandan/ougandais
US|United States/United States of America/USA/États-Unis/Etats-Unis|american/américain/américaine/américains
UY|Uruguay|uruguayan/uruguayen
UZ|Uzbekistan/Ouzbékistan|uzbek/ouzbek/ouzbèke
VE|Venezuela/Vénézuéla|venezuelan/vénézuélien
VN|Vietnam/Viet Nam/Viêt Nam|vietnamese/vietnamien/vietnamienne
XK|Kosovo|kosovar/kosovan/kosovare
YE|Yemen/Yémen|yemeni/yéménite
ZA|South Africa/Afrique du Sud|south african/sud-africain
ZM|Zambia/Zambie|zambian/zambien
ZW|Zimbabwe|zimbabwean/zimbabwéen
`.trim();

/** Towns that the list of towns calls otherwise, or leaves out for their size; and regions. Code, then names in both languages. */
export const furtherPlaces = `
AE|Dubai/Dubaï
AF|Kaboul/Kandahar/Hérat/Jalalabad
AL|Tirana
AT|Vienne/Salzbourg/Tyrol
BE|Bruxelles/Anvers/Antwerp/Gand/Ghent/Liège/Bruges/Louvain/Leuven/Namur/Mons/Malines/Mechelen/Courtrai/Ostende/Verviers/Zaventem/Schaerbeek/Molenbeek/Molenbeek-Saint-Jean/Anderlecht/Vilvoorde/Vilvorde/Forest/Ixelles/Uccle/Saint-Gilles/Laeken/Arlon/Tournai/Hainaut/Wallonie/Wallonia/Flandre/Flanders
BG|Kapitan Andreevo/Svilengrad
CH|Genève/Geneva/Bâle/Basel/Berne/Zurich/Lucerne/Bienne/Fribourg/Lausanne/Tessin/Chiasso
CN|Pékin
CZ|Prague/Cheb
DE|Cologne/Munich/Nuremberg/Francfort/Frankfurt/Hambourg/Brême/Hanovre/Dresde/Leipzig/Aix-la-Chapelle/Aachen/Mayence/Fribourg-en-Brisgau/Sarrebruck/Stuttgart/Kehl/Bavaria/Bavière/Bade-Wurtemberg/Rhénanie
DK|Copenhagen/Copenhague
DZ|Alger/Algiers/Oran/Constantine/Tlemcen/Tamanrasset/Mostaganem/Kabylie
EG|Le Caire/Alexandrie/Sinaï/Sinai
ES|Séville/Barcelone/Grenade/Algésiras/Algeciras/Madrid/Malaga/Málaga/Ceuta/Melilla/Saragosse/Cordoue/Valence/Tarifa/Irun/La Jonquera/Catalogne/Catalonia/Andalousie
FR|Marseille/Lyon/Strasbourg/Roissy/Orly/Roubaix/Nanterre/Bobigny/Cambrai/Évry/Menton/Modane/Calais/Rungis/Corse/Corsica/Bretagne/Brittany/Normandy/Normandie/Alsace/Pas-de-Calais/Seine-Saint-Denis/Courcouronnes/Chartres/Le Havre/Bataclan
GB|London/Londres/Édimbourg/Edinburgh/Douvres/Dover/Folkestone/Heathrow/Gatwick/Stansted/Harwich/Holyhead
GE|Tbilissi/Koutaïssi
GR|Athènes/Athens/Thessalonique/Salonique/Le Pirée/Piraeus/Lesbos/Samos/Chios/Kos/Leros/Patras/Crète/Crete
HU|Budapest
IE|Dublin/Cork/Limerick/Galway
IQ|Mossoul/Mosul/Bagdad/Baghdad/Erbil/Fallujah/Falloujah/Sinjar/Kurdistan
IR|Téhéran/Tehran
IT|Rome/Naples/Milan/Turin/Venise/Venice/Gênes/Genoa/Vintimille/Ventimiglia/Bologne/Bologna/Lampedusa/Sicile/Sicily/Sardaigne/Sardinia/Bari/Trieste
JO|Amman
LB|Beyrouth/Beirut/Tripoli/Saïda/Baalbek/Ersal/Arsal
LU|Esch-sur-Alzette/Differdange/Dudelange
LY|Tripoli/Benghazi/Syrte/Sirte/Derna/Sabratha/Misrata
MA|Tanger/Tangier/Fès/Casablanca/Marrakech/Rabat/Nador/Oujda/Tétouan/Rif
ML|Bamako/Gao/Kidal/Tombouctou
MT|La Valette/Valletta
NL|La Haye/The Hague/Schiphol/Hook of Holland/Maastricht/Rotterdam
PL|Varsovie/Warsaw/Cracovie/Krakow/Gdansk
PT|Lisbonne/Lisbon/Porto
RO|Bucarest/Bucharest
RS|Belgrade/Niš
RU|Moscou/Moscow/Grozny/Gudermes/Makhatchkala/Saint-Pétersbourg/Saint Petersburg/Caucasus/Caucase
SO|Mogadiscio/Mogadishu/Baidoa
SY|Damas/Damascus/Alep/Raqqa/Rakka/Homs/Hama/Idlib/Idleb/Palmyre/Palmyra/Deir ez-Zor/Deir Ezzor/Tell Abyad/Tal Abyad/Kobane/Kobané/Manbij/Jarablus/Al-Bab/Azaz/Dabiq/Baghouz
TN|Tunis/Sousse/Ben Gardane/Djerba/Bizerte/Kasserine/Ras Jedir/Sidi Bouzid
TR|Istanbul/Kilis/Gaziantep/Antakya/Hatay/Karkamış/Karkamis/Reyhanlı/Reyhanli/Akçakale/Akcakale/Edirne/Izmir/Ayvalık/Bodrum/Kapıkule/Sanliurfa/Şanlıurfa/Suruç/Sabiha Gökçen/Antalya
UA|Kiev/Kyiv/Lviv/Odessa/Kharkiv
XK|Pristina
-|Europe/Africa/Afrique/Asia/Asie/Middle East/Moyen-Orient/Proche-Orient/Maghreb/Sahel/Balkans/Levant/Mediterranean/Méditerranée/Schengen/Channel/Manche/Gulf/Golfe/Western Europe/Caucasus
`.trim();

/** Cities whose name stands for their government when they write, warn or answer. */
export const capitals: Readonly<Record<string, string>> = {
  paris: "FR", ankara: "TR", brussels: "BE", bruxelles: "BE", london: "GB", londres: "GB", berlin: "DE", madrid: "ES", rome: "IT", vienna: "AT", vienne: "AT", athens: "GR", athenes: "GR",
  lisbon: "PT", lisbonne: "PT", dublin: "IE", "the hague": "NL", "la haye": "NL", warsaw: "PL", varsovie: "PL", prague: "CZ", budapest: "HU", bucharest: "RO", bucarest: "RO", sofia: "BG",
  belgrade: "RS", zagreb: "HR", ljubljana: "SI", bratislava: "SK", copenhagen: "DK", copenhague: "DK", stockholm: "SE", oslo: "NO", helsinki: "FI", tallinn: "EE", riga: "LV", vilnius: "LT",
  bern: "CH", berne: "CH", moscow: "RU", moscou: "RU", kiev: "UA", kyiv: "UA", washington: "US", rabat: "MA", algiers: "DZ", alger: "DZ", tunis: "TN", tripoli: "LY", cairo: "EG", "le caire": "EG",
  baghdad: "IQ", bagdad: "IQ", damascus: "SY", damas: "SY", beirut: "LB", beyrouth: "LB", amman: "JO", tehran: "IR", teheran: "IR", valletta: "MT", nicosia: "CY", nicosie: "CY", tirana: "AL", pristina: "XK", skopje: "MK",
  sarajevo: "BA", podgorica: "ME", chisinau: "MD", tbilisi: "GE", tbilissi: "GE", reykjavik: "IS", luxembourg: "LU", tashkent: "UZ", tachkent: "UZ", canberra: "AU", ottawa: "CA", colombo: "LK",
};
