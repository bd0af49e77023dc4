/**
 * How many of 101688 persons in public registers carry a word, by spelling; words of fewer than 24 are left out.
 * Made by bench/quality/frequencies.ts.
 */
export const namesCounted = 101688;
export const commonSpellings = `
john:2411 miCael:2369 james:2139 wiliam:1989 josef:1971 robert:1723 Tomas:1527 david:1516 jose:1474 Carles:1116 luis:1088 edward:1079 li:1076 daniel:1031 ryan:978 riCard:942
andrew:863 george:842 anToni:828 matTew:796 paul:759 alexander:730 Cristofer:706 scot:669 al:658 antonio:645 henri:609 carlos:600 de:575 d:572 patrik:566 e:563 jacob:551 manuel:544
tyler:531 brian:496 smiT:495 jesus:489 frank:472 alen:457 kyle:444 kevin:440 niColas:440 juan:438 steven:437 martin:435 jak:431 mark:425 kim:424 alan:422 rodriguez:422 peter:414
samuel:409 donald:407 francis:397 joSua:395 jason:382 mohamed:377 s:377 jefrei:376 miguel:371 rafael:368 stefen:368 garcia:367 benjamin:366 johnson:363 alberto:359 justin:354
eric:352 brandon:349 eugene:341 walter:341 raymond:337 gonzalez:333 austin:324 adam:320 jakson:319 perez:316 angel:315 francisco:314 albert:310 wayne:310 alejandro:308 jonaTan:306
maria:305 jordan:302 Cristian:300 arTur:295 ronald:295 timoTi:293 ali:292 keneT:292 martinez:292 miCel:284 brown:283 white:283 duglas:282 b:279 victor:276 enrike:274 rai:274
frederik:273 taylor:273 aron:271 gregori:270 jean:266 hari:264 wiliams:263 alex:261 jones:260 filip:259 hernandez:259 davis:257 luke:255 jake:253 lopez:251 miler:250 wilson:249
cole:244 gabriel:243 conor:242 eduardo:242 lawrence:239 lewis:234 zaCari:233 anderson:232 blake:231 harold:227 denis:223 dean:221 jorge:221 ben:215 dylan:215 edwin:212 javier:211
van:211 carl:210 naTan:208 earl:207 sean:205 keiT:203 gari:202 hunter:202 nik:202 sanCez:199 cameron:198 howard:198 campbel:196 garet:194 andres:193 mohamad:193 cruz:192 rusel:192
vincent:192 bryan:191 mason:191 ramon:190 logan:189 ramirez:189 franklin:187 bradlei:185 eTan:184 joe:184 roi:184 stanlei:181 abdul:180 ivan:180 mat:178 glen:177 tod:177 bret:175
joel:174 wang:174 Cris:173 craig:173 leon:171 julio:169 muhamad:169 nelson:169 sam:169 yung:169 oscar:168 pedro:168 grant:167 carter:165 diaz:165 noah:165 fernando:162 gomez:161
mhmd:160 Cen:159 grin:159 cuper:157 roberto:157 Tompson:156 bernard:153 bin:153 jai:153 parker:152 la:151 alfred:149 leonard:149 evan:148 reid:148 ros:147 ahmed:146 haris:146
walker:146 lari:145 codi:144 felix:144 herbert:144 max:144 cesar:143 ricardo:142 bruce:141 colin:141 edgar:141 ernest:141 harison:141 nguyen:140 clarke:139 tores:139 ahmad:138
dale:138 joS:138 mario:138 travis:137 mure:136 vladimir:135 jared:134 gerald:133 lucas:133 reyes:133 clark:132 emanuel:132 omar:132 ralf:132 jese:131 santos:131 Case:130 alfredo:129
derek:129 wu:129 Teodore:128 adrian:128 caleb:128 drew:128 oliver:128 hector:127 jeremi:127 robinson:127 roger:127 sergei:127 casei:126 yong:126 ian:125 rilei:125 gordon:124
trevor:124 castilo:123 hasan:123 ho:123 rivera:123 waren:122 fred:121 norman:121 stewart:121 vladimiroviC:121 web:121 erik:120 junior:120 ibrahim:119 isac:119 yu:119 Sane:117
abdulah:117 bradi:114 herman:113 keli:113 min:113 su:113 weslei:113 clarence:112 king:112 moris:112 jon:111 owen:111 Cad:110 mike:110 simon:110 spencer:110 jimenez:109 alexandroviC:108
ly:108 pena:108 leo:107 park:107 rid:107 carson:106 gutierez:106 bryce:105 hal:105 loyd:105 leroi:104 marSal:104 taner:104 jun:103 Cang:102 del:101 guzman:101 wei:101 andrei:100
gilbert:100 sebastian:100 yang:100 baker:99 grifin:98 nunez:98 teri:98 Sawn:97 curtis:97 jae:96 murfi:96 wriGt:96 dani:95 jin:94 Jang:93 alexandr:93 alvarez:93 evans:93 fernandez:93
fiSer:93 jan:93 orlando:93 adams:92 elias:92 troi:92 arnold:91 hil:91 hong:91 julian:91 o:91 andre:90 coleman:90 flores:90 gene:90 walace:90 brok:89 leslie:89 piere:89 wade:89
wil:89 ahmd:88 romero:88 lin:87 randal:87 benet:86 clayton:86 emili:86 marcus:86 roman:86 song:86 zaC:86 armando:85 diego:85 nolan:85 ortiz:85 ruben:85 Xan:84 bari:84 calvin:84
melvin:84 raul:84 santiago:84 seT:84 ernesto:83 everet:83 huG:83 peri:83 rogers:83 rosario:83 dominic:82 gui:82 han:82 nikolaeviC:82 vaskez:82 yun:82 liu:81 morales:81 moreno:81
randi:81 toni:81 castro:80 corei:80 eliot:80 grai:80 hayden:80 kang:80 marco:80 morgan:80 soto:80 alexei:79 bel:79 claude:79 dmitri:79 lyn:79 matTews:79 turner:79 vargas:79
andi:78 dan:78 maurice:78 nikolai:78 Ceng:77 ana:77 brendan:77 dalton:77 el:77 herera:77 jerome:77 valdez:77 brux:76 jong:76 alfonso:75 bo:75 cliford:75 elmer:75 i:75 marvin:75
hun:74 jeri:74 josue:74 mendoza:74 nicolas:74 trei:74 ty:74 abu:73 dixon:73 edwards:73 filips:73 gavin:73 georgios:73 hamilton:73 liam:73 morison:73 ramos:73 roberZ:73 wilis:73
cade:72 colins:72 guerero:72 harvei:72 silva:72 Cun:71 bailei:71 carol:71 jef:71 kin:71 leonardo:71 miles:71 naTaniel:71 ruiz:71 sang:71 laClan:70 marie:70 neil:70 paterson:70
sergio:70 sung:70 wyat:70 felipe:69 hans:69 johan:69 lane:69 rosa:69 rudolf:69 bili:68 bryant:68 greg:68 maxwel:68 santana:68 tom:68 Candler:67 Col:67 abraham:67 arias:67 biSop:67
brent:67 emilio:67 marc:67 murai:67 ri:67 rojas:67 sun:67 cristian:66 long:66 mendez:66 pablo:66 preston:66 beri:65 gil:65 johni:65 said:65 sulivan:65 alexis:64 graham:64 ioanis:64
kai:64 kent:64 lorenzo:64 mateo:64 Ju:63 jimi:63 medina:63 mejia:63 oto:63 arturo:62 eli:62 guilermo:62 huang:62 jesica:62 konstantinos:62 ma:62 rice:62 Carlie:61 aidan:61
elis:61 foster:61 gregorio:61 igor:61 karl:61 landon:61 mcarTi:61 milton:61 won:61 Cu:60 butler:60 franco:60 gerard:60 peterson:60 rene:60 riCardson:60 si:60 vernon:60 dong:59
madison:59 ni:59 rodnei:59 steve:59 tim:59 tomas:59 trent:59 xavier:59 bobi:58 boyd:58 brad:58 ivanoviC:58 jung:58 md:58 oleg:58 colton:57 cori:57 dustin:57 figueroa:57 gustavo:57
sinG:57 anton:56 cecil:56 elijah:56 lester:56 lowe:56 mak:56 musa:56 nate:56 neal:56 simons:56 tae:56 tomi:56 viktoroviC:56 Cester:55 clinton:55 dimitrios:55 lara:55 levi:55
marcos:55 nikolaos:55 se:55 ward:55 wilie:55 yuri:55 alvin:54 burke:54 floyd:54 mohd:54 mustafa:54 powel:54 seong:54 yi:54 alec:53 angelo:53 cabrera:53 delgado:53 emil:53 esteban:53
hyun:53 lance:53 riki:53 an:52 august:52 cuk:52 da:52 hudson:52 hugo:52 jeong:52 man:52 peyton:52 sofie:52 tuker:52 Co:51 braden:51 burns:51 clyde:51 dilon:51 edie:51 francesco:51
kumar:51 of:51 roland:51 rubi:51 di:50 don:50 duane:50 gerardo:50 henderson:50 kenedi:50 maxamed:50 acosta:49 clai:49 derik:49 jaime:49 lili:49 mahmud:49 mcdonald:49 miXail:49
pak:49 pavel:49 wud:49 Cavez:48 brito:48 drs:48 jeremiah:48 lamar:48 meyer:48 nam:48 roberZon:48 salazar:48 viktor:48 Coi:47 Ti:47 bas:47 brayden:47 moises:47 mun:47 rahman:47
stuart:47 tristan:47 Can:46 Ci:46 abreu:46 brodi:46 burton:46 contreras:46 dawson:46 enmanuel:46 friman:46 ju:46 markez:46 me:46 noel:46 ortega:46 sarah:46 simpson:46 waSington:46
wagner:46 weber:46 Cin:45 batista:45 darel:45 duncan:45 ford:45 german:45 giovani:45 hayes:45 humberto:45 il:45 ismail:45 jackes:45 jenkins:45 kirk:45 stefan:45 suarez:45 abd:44
ane:44 augusto:44 baret:44 blair:44 cox:44 devin:44 dun:44 elena:44 emerson:44 fredi:44 gibson:44 ji:44 julius:44 los:44 mai:44 price:44 reynolds:44 sanders:44 senator:44 sosa:44
waZon:44 wilard:44 cuninGam:43 daryl:43 donovan:43 doyle:43 edmund:43 fabian:43 hr:43 huGes:43 le:43 lu:43 maTew:43 micah:43 rose:43 stone:43 Smidt:42 andrea:42 boris:42 cohen:42
daren:42 hofman:42 hsyn:42 isabela:42 jaret:42 jeferson:42 joei:42 muhamed:42 seung:42 valeri:42 xu:42 baez:41 byron:41 carmen:41 crawford:41 dominguez:41 filipe:41 hu:41 milan:41
valentin:41 adolfo:40 aiden:40 alonso:40 barnes:40 colbi:40 forest:40 ignacio:40 jakob:40 johnston:40 kurt:40 munoz:40 olga:40 saleh:40 suzuki:40 vazkez:40 zak:40 Cloe:39 Saw:39
abel:39 bautista:39 clifton:39 francois:39 hanah:39 hansen:39 heaT:39 hiroSi:39 huston:39 hyeon:39 ismael:39 ivanov:39 jamie:39 jayden:39 malcolm:39 obrien:39 randolf:39 snyder:39
whiler:39 yeong:39 agustin:38 ariel:38 blanco:38 dario:38 ferguson:38 gardner:38 hart:38 hwan:38 jensen:38 lim:38 pierce:38 roni:38 salim:38 st:38 wan:38 Cung:37 alexandra:37
andreas:37 andrews:37 bdalh:37 bek:37 bruno:37 claudio:37 domingo:37 georgia:37 isaiah:37 jim:37 kane:37 kelvin:37 marcel:37 matos:37 montgomeri:37 moses:37 myers:37 paCeco:37
ruT:37 sandoval:37 syd:37 von:37 west:37 wuds:37 Seferd:36 brenan:36 browne:36 conrad:36 duran:36 fox:36 hiks:36 hsn:36 husein:36 israel:36 miCele:36 miXayloviC:36 oneil:36
polanco:36 porter:36 salvador:36 serano:36 tran:36 wels:36 wilmer:36 yan:36 amir:35 caden:35 caitlin:35 car:35 coner:35 cornelius:35 dai:35 elizabeT:35 jace:35 kendal:35 ki:35
luna:35 marion:35 mercedes:35 molina:35 mora:35 newton:35 takaSi:35 weaver:35 Carlote:34 Sah:34 Sin:34 benson:34 costa:34 guadalupe:34 harington:34 holmes:34 in:34 keni:34
laura:34 payne:34 seok:34 solomon:34 sylvester:34 tanaka:34 terence:34 valenzuela:34 walS:34 wilbur:34 yamamoto:34 alvarado:33 ami:33 barton:33 bd:33 carlo:33 estrada:33 federico:33
flyn:33 hunt:33 jiri:33 malik:33 mauricio:33 ming:33 moSe:33 niCols:33 paulino:33 peters:33 petersen:33 petr:33 petroviC:33 salas:33 sato:33 son:33 tyrone:33 Cih:32 Jao:32
alain:32 armstrong:32 edi:32 feng:32 fiZpatrik:32 grace:32 ha:32 lamont:32 larson:32 lazaro:32 luca:32 luci:32 owens:32 peralta:32 pereira:32 reginald:32 rise:32 rivas:32 rob:32
rolando:32 ted:32 vale:32 vicente:32 virgil:32 zane:32 Cia:31 Torpe:31 alesandro:31 augustus:31 averi:31 bahadur:31 byrd:31 eduard:31 elvis:31 fiZgerald:31 fleCer:31 hung:31
kniGt:31 maldonado:31 mari:31 myles:31 rex:31 salvatore:31 saul:31 takahaSi:31 tate:31 vauGn:31 yusuf:31 alison:30 andri:30 avila:30 baron:30 beker:30 bil:30 borisoviC:30 bradford:30
camaCo:30 carpenter:30 dalas:30 drake:30 duarte:30 erwin:30 gonzales:30 grine:30 hak:30 hamid:30 hui:30 irving:30 jacobs:30 koji:30 leonidoviC:30 meza:30 olsen:30 stevens:30
taveras:30 walters:30 Capman:29 SulZ:29 Xalid:29 aTanasios:29 aguilar:29 akira:29 alonzo:29 banx:29 blaine:29 brajaw:29 brayan:29 campos:29 carlson:29 damon:29 deputada:29
dimitrov:29 do:29 easton:29 edgardo:29 harper:29 howel:29 jaden:29 jhon:29 joakin:29 keler:29 monroe:29 newman:29 nikolas:29 olson:29 raCel:29 reza:29 rik:29 stefenson:29 volodimiroviC:29
webster:29 yuan:29 Cristos:28 Te:28 alfonzo:28 aziz:28 bates:28 cain:28 clement:28 damian:28 darin:28 encarnacion:28 escobar:28 fleming:28 fredrik:28 friZ:28 garza:28 guo:28
holi:28 homer:28 hubert:28 irvin:28 jairo:28 joli:28 kaleb:28 kelei:28 kigan:28 lawson:28 leonel:28 miXailoviC:28 miroslav:28 noble:28 noris:28 olivia:28 osvaldo:28 padila:28
robin:28 rodolfo:28 rodrigo:28 stefens:28 tai:28 wen:28 wolf:28 Safer:27 alvaro:27 bernardo:27 bob:27 buS:27 curi:27 daniele:27 espinoza:27 ezekiel:27 fabio:27 feliz:27 gi:27
gradi:27 grover:27 hao:27 hardi:27 karim:27 kun:27 lyle:27 marin:27 miranda:27 nestor:27 nur:27 oconor:27 palmer:27 pearson:27 pinto:27 ronie:27 salh:27 sergiviC:27 terel:27
tyson:27 valencia:27 vasileios:27 vladimirovna:27 wilkins:27 zac:27 Sanon:26 alicia:26 aloysius:26 anatoli:26 anibal:26 avraham:26 brewer:26 daniels:26 darwin:26 edison:26
ela:26 eugenio:26 eva:26 evgeni:26 farel:26 gage:26 gilberto:26 giusepe:26 hana:26 hawkins:26 jamal:26 jarod:26 jeferi:26 jenings:26 jiang:26 lauren:26 leland:26 liang:26 lowel:26
luciano:26 lugo:26 maxim:26 mia:26 montero:26 moran:26 mota:26 oh:26 otis:26 para:26 petrov:26 raSid:26 serhi:26 sidnei:26 sik:26 sterling:26 takeSi:26 tejada:26 vega:26 y:26
yen:26 yurieviC:26 zimerman:26 Cong:25 aSlei:25 aSton:25 abdahi:25 adan:25 aj:25 alexandrovna:25 almonte:25 anatolyeviC:25 baldwin:25 bar:25 colon:25 dana:25 dejesus:25 deng:25
dwiGt:25 ema:25 ernst:25 geofrei:25 georgiev:25 hogan:25 hope:25 jang:25 jasper:25 jo:25 ken:25 lambert:25 marcelo:25 margaret:25 marina:25 maynard:25 melendez:25 mercado:25
mudi:25 muler:25 naS:25 page:25 pat:25 paulo:25 perkins:25 riC:25 sanford:25 sara:25 seo:25 simone:25 sims:25 vance:25 weis:25 wiliamson:25 wong:25 yureviC:25 Cambers:24 Ceol:24
Coe:24 abot:24 alton:24 amber:24 amin:24 anatoleviC:24 belo:24 benton:24 blak:24 bowman:24 bryson:24 buklei:24 caTerine:24 camilo:24 canon:24 carlton:24 cofei:24 concepcion:24
cuevas:24 deker:24 emet:24 eng:24 erikson:24 gabriele:24 godfrei:24 guera:24 hi:24 higins:24 hj:24 irina:24 jalen:24 joan:24 joyce:24 ko:24 kwang:24 luTer:24 ludwig:24 luo:24
lynC:24 mahamat:24 marte:24 miC:24 oCoa:24 parx:24 patricia:24 pavloviC:24 peguero:24 pineda:24 prasad:24 reuben:24 riCmond:24 rios:24 ris:24 rudi:24 sad:24 samanTa:24 stefano:24
suk:24 tang:24 urena:24 vasileviC:24 ventura:24`;
