/** The words by which a text shows what a name stands for. All folded: lower case, no diacritics. */

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/[\s]+/));

/** Before a name: whoever bears it is a person, of no particular role. */
export const civilTitles = set(`dr prof mr mrs ms miss mister m mm mme mmes mlle messrs monsieur madame mademoiselle sir lady sheikh shaykh cheikh hajji imam abbe pere father sister brother`);

/** Before or after a name: its bearer holds an office. The word is matched whole. */
export const offices = set(`
prime vice acting minister president chancellor premier senator deputy mp congressman congresswoman mayor governor ambassador consul attache commissioner commissaire commissar superintendent inspector inspecteur inspectrice
detective sergeant sgt constable pc dc di ds dci dcs captain capt capitaine major commandant commander colonel col lieutenant lt general brigadier adjudant adjudant-chef marechal brigadier-chef marshal sheriff chief chef chefinspektor khk khp kok
judge juge justice magistrate magistrat magistrate prosecutor procureur procureure prosecutors rapporteur rapporteure chair chairman chairwoman chairperson president-elect secretary ministre senateur senatrice depute deputee maire prefet prefete ambassadeur ambassadrice
directeur directrice director head spokesman spokeswoman spokesperson porte-parole agent officer officier fonctionnaire gendarme policier policiere surveillant greffier greffiere registrar analyst analyste warden governor liaison attachee conseiller conseillere adviser advisor commissary
oberkommissar kommissar hauptkommissar generalmajor rittmeester ombudsman avocat avocate lawyer counsel maitre me notary notaire spokespersons controleur brigadiere adjoint adjointe
`);

/** Offices that are only one together with the word before them, and so never make an official alone: "bus driver" stays outside. */
export const officePhrases = /\b(?:prime minister|premier ministre|premiere ministre|foreign minister|interior minister|head of (?:the )?(?:unit|section|department|division|desk|service|office|investigation|security|intelligence)|chef(?:fe)? (?:de|du) (?:service|section|bureau|cabinet|groupe|l'unite|division)|former head|ancien (?:chef|directeur|patron)|duty officer|officer in charge|officier de (?:liaison|police)|case officer|legal adviser|juge d'instruction|state secretary|garde des sceaux|responsible officer)\b/;

/** Who works for the press. */
export const journalists = set(`reporter reporters journalist journalists journaliste journalistes correspondent correspondente correspondant correspondante editor columnist photographer photographe byline redacteur redactrice blogger blogueur envoye`);

/** Who suffered the act. */
export const victimWords = set(`victim victims victime victimes deceased defunt defunte widow veuve injured hostage otage otages plaignant plaignante complainant bereaved`);

/** Who told what he saw. */
export const witnessWords = set(`witness temoin neighbour neighbor voisin voisine landlord landlady concierge gardien gardienne employer employeur teacher schoolteacher enseignant enseignante professeur shopkeeper colleague former classmate imam doctor medecin`);

/** Verbs of saying, third person or participle, after which or before which somebody's words stand. */
export const sayingVerbs = set(`
said says say saying told tells stated states state claimed claims claim added adds replied replies reported reports believes believe believed confirmed confirms insisted insists explained explains declared declares announced announces
admitted admits acknowledged acknowledges argued argues maintained maintains recalled recalls alleged alleges denied denies deny noted notes asserted asserts disputed disputes testified testifies affirmed affirms indicated remembers
dit disent declare declarent declarait affirme affirment affirmait assure assurent ajoute indique indiquent explique expliquent precise precisent soutient soutiennent repond repondent rapporte rapportent confirme confirment
reconnait dement dementent nie nient nient conteste raconte rappelle estime estiment souligne temoigne reclame s'etonne signale informe revele annonce reconnu soutenu rappele insiste found finds reveals revealed
`);

/** Nouns for kin, by which one person is told through another. */
export const kin = set(`brother brothers half-brother sister sisters father mother son daughter cousin uncle aunt wife husband widow nephew niece parents stepfather stepbrother frere freres soeur soeurs pere mere fils fille cousine oncle tante epouse epoux mari femme neveu compagne compagnon concubine beau-frere demi-frere`);

/** Words that make a run of capitals an organisation, wherever in it they stand. */
export const organisationWords = set(`
embassy ambassade consulate consulat prosecutor police policia politie polizei polizia polisen policija gendarmerie guardia carabinieri garda ministry ministere ministerio department departement directorate direction directeur-general agency agence service services bureau office officer-general committee commission council conseil
court cour tribunal parquet prosecution prosecutor's prefecture prefet-de-police unit unite division brigade section squad command centre center cell cellule authority autorite administration inspectorate inspection institute institut university universite bank banque company societe ltd gmbh sarl sprl sa
inc llc bv nv association foundation fondation federation union party parti front army armee navy marine airlines airline airways newspaper agency post chamber chambre senate senat parliament parlement assembly assemblee bundestag hospital hopital customs douane douanes douaniere
intelligence security surete securite investigations renseignement renseignements secretariat group groupe task organisation organization liaison desk network college academy academie school ecole mosque comisaria judiciaria commissariat hmp maison-d'arret transports holding club surete-de-l'etat landelijke eenheid registry registre republic-guard inspection-generale spoc sirene
`);

/** Names of organisations that no rule would see. Folded; several words allowed. */
export const knownOrganisations = set(`
interpol europol eurojust frontex siena sirene nato otan un onu unhcr hcr eu ue cia dea atf fbi nsa mi5 mi6 gchq dgsi dgse dcri dst drsd dcpj sdat uclat rg bka bnd bfv lka mit mossad fsb gru svr aivd mivd so15 nca dnb sapo supo pst pet fedpol bvt dsn ocam ofpra gign gsg9 cnp cni abw asio csis rcmp
daesh daech isis isil eiil ei aqmi aqim aqpa pkk ypg fsa hts taliban talibans al-qaeda al-qaida al-qaida-au-maghreb al-shabaab shabaab al-nosra al-nusra boko hezbollah hamas
reuters afp ap bbc cnn nyt tass dpa ansa efe belga rtbf tf1 efcc ofac fiu tracfin fatf gafi osce osce/odihr icrc cicr
`);

/** Organisations of several words that carry no word of an organisation. Folded. */
export const knownOrganisationPhrases: readonly string[] = [
  "islamic state", "etat islamique", "jabhat al-nosra", "jabhat al-nusra", "jabhat al nosra", "front al-nosra", "ansar al-sharia", "ansar al-charia", "ansar eddine", "ansar dine", "boko haram", "al qaeda", "al qaida", "al-qaeda", "red cross", "croix-rouge",
  "white house", "scotland yard", "le monde", "le figaro", "le soir", "sud ouest", "new york times", "der spiegel", "la libre belgique", "quai d'orsay", "quai des orfevres", "place beauvau", "home office", "foreign office", "state department", "surete de l'etat", "an garda siochana", "forsane alizza", "sharia4belgium",
];

/** Words that make a run of capitals a place. */
export const placeWords = set(`street road avenue lane square boulevard rue place quai chemin impasse airport aeroport harbour harbor port station gare bridge pont river mount mont island ile islands iles valley vallee province region district county comte canton border desert sea mer gulf golfe camp bay lake lac faubourg allee crossing highway autoroute motorway cite hill strasse gasse via calle`);
