import { fold } from "./tokens.ts";
import type { EventFound, KindFound, Passage } from "./types.ts";

type Kind = KindFound["kind"];

/** Words that tell a kind of message, with their weight; `head` counts for more in a title line. */
interface Sign {
  readonly kind: Kind;
  readonly event?: EventFound;
  readonly weight: number;
  readonly pattern: RegExp;
}

const sign = (kind: Kind, weight: number, pattern: RegExp, event?: EventFound): Sign => ({ kind, weight, pattern, ...(event === undefined ? {} : { event }) });

/** Patterns run on folded text. Verbs of the letter's own act weigh most: "we inform you", "nous accusons réception". */
const signs: readonly Sign[] = [
  sign("withdrawal", 8, /\b(?:is|are) (?:hereby )?withdrawn\b|\bhereby withdraw|withdrawal of (?:the |our )?(?:warning|notice|alert)|\bretrait de (?:l'|notre |la |cet )?(?:avertissement|signalement|alerte)|(?:est|sont) retire(?:e|s|es)?\b|annule et retire/),
  sign("withdrawal", 6, /(?:message|warning|alert|notice|avertissement|signalement|alerte) .{0,30}(?:is|was|has been|est|a ete) (?:cancelled|canceled|annulee?|revoked|lifted|levee?)\b|please disregard our|ne plus tenir compte de notre/),
  sign("correction", 8, /^\s*correction\b|\bcorrection (?:to|of) (?:our|the)|\brectificatif\b|should read\b|il convient de lire|wrongly (?:given|stated|spelt)|annule et remplace|replaces our/m),
  sign("acknowledgement", 8, /(?:confirm|acknowledge) receipt of your|accus(?:ons|e) (?:bonne )?reception de votre|receipt is hereby acknowledged|hereby acknowledge/),
  sign("acknowledgement", 6, /your (?:request|message|warning|letter|notice) .{0,40}has been (?:received|registered)|votre (?:demande|message|avertissement|courrier|signalement) .{0,40}(?:est bien parvenu|a ete (?:recue?|enregistree?))|we have received your/),
  sign("refusal", 7, /cannot comply with your|unable to (?:comply|provide|communicate)|withheld consent|s'y oppose|ne (?:sommes|suis) pas en mesure de|declines? to provide|regret to inform you that/),
  sign("refusal", 8, /(?:information|data|transmission|assistance) (?:you )?(?:requested )?cannot be (?:provided|communicated|given)|request (?:is|must be|has been) (?:refused|rejected|declined)|(?:is|est|sont) refusee?s?\b|le refus porte|the refusal concerns|regret that .{0,60}(?:cannot|unable)|ne peut (?:etre )?(?:donner|donnee?) (?:une )?suite|refusons de/),
  sign("answer", 8, /in (?:reply|response|answer) to your|with reference to your (?:request|letter|message|enquiry)|further to your (?:request|enquiry)|(?:comme suite|en reponse|suite) a votre|reponse a votre (?:demande|message|lettre)|re: your request/),
  sign("answer", 3, /no trace (?:was|is|has)|is known here|est connu de nos services|n'est pas connu|nous vous informons que|we inform you as follows|not known to (?:us|our)/),
  sign("threat", 7, /threat (?:warning|notification|alert|notice)|no person identified|message d'alerte|(?:perpetrators?|authors?|auteurs?) (?:have |has )?(?:not been identified|(?:n'est|ne sont) pas connus?)|aucun nom n'est connu|no (?:target, )?name or route is known|identite des auteurs/),
  sign("threat", 3, /cette menace|attacks? (?:is|are|on .{0,60} are) (?:being )?(?:planned|prepared)|preparatifs en vue d'un attentat|commettre des attentats|brief (?:the |those )|cibles? evoquees?|general(?:e)? threat/),
  sign("request", 7, /request(?:s)? for (?:information|assistance)|demande (?:de renseignements|d'informations?|d'entraide|de cooperation)|formulaire de demande|renseignements demandes|urgent request/),
  sign("request", 6, /form of request|information sought|renseignements? sollicites|request for (?:checks|assistance|location|verification)|demande de (?:recherches?|verification|localisation|concours|cooperation)/),
  sign("request", 4, /(?:would be|should be) grateful if .{0,60}\b(?:could|would)\b|(?:please|pls|kindly) confirm .{0,30}(?:entry|whether|identity|if|whereabouts)|grateful for (?:a |your )?reply|need to know (?:by|whether|if)|could you (?:please )?(?:tell|confirm|check|let us know)|merci de (?:bien vouloir )?(?:nous )?(?:indiquer|confirmer|communiquer|verifier|faire savoir|renseigner)|veuillez (?:nous )?(?:indiquer|communiquer|faire (?:savoir|connaitre)|verifier)|serai(?:t|ent|ons|s) reconnaissants?|souhait(?:er)?ons savoir|priere de (?:nous )?(?:faire|communiquer|verifier|indiquer)|je vous saurais gre de (?:me |nous )?(?:faire|communiquer|indiquer)|information requested|we request/),
  sign("request", 4, /please (?:inform us|provide|let us know (?:whether|if)|check|supply|tell us)|pri(?:ons|e) de bien vouloir nous (?:communiquer|indiquer|faire)|pourriez-vous nous|(?:would be|should be|are) (?:grateful|obliged) if you (?:would|could) (?:check|provide|inform us whether|tell)|we ask for your|immediate assistance|merci d'identifier|nous souhaiterions|we should like to know|do you know of|est-il connu|a reply is requested|votre reponse est souhaitee|delai\s*:/),
  sign("request", 6, /let us have (?:any|all|the)|any information (?:you|on|about)|are interested in|toute information (?:sur|utile|relative)|we are looking for/),
  sign("notice", 6, /was refused entry|removed to\b|sent back to|a ete refoulee?|renvoyee? vers|reconduite? a la frontiere|expelled/, "deportation"),
  sign("notice", 6, /sortira de (?:la )?prison|is to be released|elargissement|liberation (?:prochaine|conditionnelle)|released on parole|fin de peine/, "release"),
  sign("notice", 6, /due to (?:fly|depart|travel|leave)|a (?:reserve|pris) (?:un billet|l'avion)|has (?:booked|boarded)|about to leave|s'apprete a (?:quitter|partir)|partira/, "departure"),
  sign("notice", 6, /taken into custody|notification of arrest|under arrest|garde a vue|apprehended/, "arrest"),
  sign("notice", 6, /was spotted|has been sighted|apercu a|localisee? a|seen near/, "sighting"),
  sign("notice", 8, /(?:notice|notification) of (?:deportation|removal|expulsion)|avis d'(?:eloignement|expulsion)|notifies .{0,60}of this deportation|(?:sera|est) (?:eloigne|expulse|refoule)e?|will be deported|\bis being deported|was deported (?:today|this)/, "deportation"),
  sign("notice", 7, /(?:impending|forthcoming) release|will be released (?:from|on)|sera (?:libere|remis(?:e)? en liberte|elargi)e?|notice of release|avis de (?:liberation|sortie)/, "release"),
  sign("notice", 6, /will (?:depart|leave|fly|board)|departure of|doit embarquer|depart (?:imminent|probable|presume) |depart de\b|notice of departure/, "departure"),
  sign("notice", 7, /(?:was|were|has been|have been) arrested|\barrested in\b|interpellation (?:de|du)\b|a ete (?:arrete|interpelle)e?|notice of arrest|arrestation de/, "arrest"),
  sign("notice", 6, /has been held (?:at|in|since)|detention of|(?:was|is|has been) detained|(?:est|a ete) (?:retenu|place en retention|detenu)e?\b|is in custody|placed in (?:detention|custody)/, "detention"),
  sign("notice", 6, /record of questioning|was questioned (?:today|at|on)|entendu(?:e)? ce jour|notice of questioning|interrogatoire|(?:was|were) questioned|audition du|ont ete remis en liberte|allowed to leave/, "questioning"),
  sign("notice", 6, /was stopped at|was checked at|compte rendu de controle|a ete controle|controle(?:nt)? un vehicule|discreet check|were allowed to proceed|libres de repartir|was pulled over/, "stop"),
  sign("notice", 6, /crossing of|crossed (?:the|into)|entered .{2,30} (?:on|by)\b.{0,40}\b(?:boat|registered)|passage (?:de la )?frontiere|franchi(?:ssement)? (?:de )?la frontiere|a controle a .{2,40}dans (?:l'autocar|le train|le bus)/, "crossing"),
  sign("notice", 6, /was seen (?:on|in|at|boarding)|sighting of|matching the description|a ete (?:vu|apercu|repere)e?|observe(?:e)? (?:a|en|sur)/, "sighting"),
  sign("notice", 3, /for your information|this is to notify|we inform you that|note d'information|nous vous informons|portons a votre connaissance|j'ai l'honneur de vous faire connaitre|je vous informe/),
  sign("warning", 7, /draw (?:your |the )?attention|appeler (?:votre |l')attention|attire(?:r|ons)? (?:votre |l')attention|mise en garde|\bwe warn\b|alerter? sur la situation|signalement d'un(?:e)? (?:individu|personne|departe?)?|\badvance warning|avertissement\b(?! du| n)|note blanche|note de renseignement|warning (?:about|concerning)|we (?:wish|want|would like) to warn/),
  sign("warning", 5, /assessed to pose a threat|second notification concerning|deja signale|is suspected of membership|evalue la menace|estime le risque|pose a (?:serious )?threat|pourrait (?:revenir|passer a l'acte)|may be accompanied|he may travel|radicalis|assessed as likely that he will|prevoit de partir|fell under the influence|should be told|soient avises/),
  sign("warning", 6, /intends to (?:carry out|commit|attack|join)|regarded as (?:dangerous|armed)|represente une menace|constitue une menace|a threat to (?:your|the|public)|susceptible de (?:commettre|passer)|should be considered (?:armed|dangerous)|considere comme dangereux/),
  sign("threat", 6, /auteurs? inconnus?|perpetrators? unknown|unknown (?:persons|perpetrators|individuals)|risque d'attaque|imminent attack|attaque imminente|identity (?:is|remains) unknown/),
  sign("report", 5, /(?:told|said to) (?:reporters|journalists|reuters)|declined to comment|additional reporting|\bofficials said\b|premier ministre|prime minister|(?:minister|ministre) .{0,40}(?:replied|declare|a promis)|commission d'enquete|committee of inquiry|chambre des representants|minutes of|compte rendu de la|evidence session|chronology prepared|porte-parole du gouvernement|readers|de nos confreres/),
  sign("report", 6, /\((?:reuters|afp|ap|belga)\)|^\s*(?:le monde|le figaro|le soir|liberation)\b|parliamentary report|our correspondent|nos informations|selon nos sources/m),
  sign("report", 6, /condition of anonymity|couvert (?:de l')?d?'?anonymat/),
  sign("report", 4, /officials? (?:said|say|says|believe)\b|(?:said|says|say|told) an? [a-z ]{0,40}official|we (?:reported|noted)|\bsources? (?:said|say)\b|responsable [a-z]+ (?:affirme|assure|declare)/),
  sign("report", 5, /^\s*(?:by|par) [a-z]+ [a-z-]+\s*$/m),
  sign("report", 6, /interview report|audition de temoin|proces-verbal|\bre: |petit point|un point rapide|quick update|compte rendu d'entretien|minutes of|\bfyi\b/),
];

/**
 * What kind of message a text is, by the words of its own act. Title lines count double; persons named in it speak against a threat
 * without a person. Prose without any such words is a report.
 */
export function findKind(text: string, subjects: number): KindFound {
  const folded = foldSameLength(text);
  const headEnd = headLength(text);
  const sums = new Map<string, { sign: Sign; weight: number; passage: Passage }>();
  for (const one of signs) {
    const match = one.pattern.exec(folded);
    if (match === null) continue;
    const passage = { start: match.index, end: match.index + match[0].length, words: text.slice(match.index, match.index + match[0].length) };
    const weight = one.weight * (match.index < headEnd ? 1.5 : 1);
    const key = `${one.kind}/${one.event ?? ""}`;
    const sum = sums.get(key);
    sums.set(key, { sign: one, weight: (sum?.weight ?? 0) + weight, passage: sum?.passage ?? passage });
  }
  const notice = sums.get("notice/");
  const ranked = [...sums.values()].filter((one) => one !== notice).map((one) => ({ ...one, weight: one.weight + (one.sign.kind === "notice" ? (notice?.weight ?? 0) : 0) - (one.sign.kind === "threat" ? 3 * Math.min(3, subjects) : 0) }));
  ranked.sort((a, b) => b.weight - a.weight);
  const [best] = ranked;
  if (best === undefined || best.weight < 4) return { kind: "report" };
  return { kind: best.sign.kind, ...(best.sign.event === undefined ? {} : { event: best.sign.event }), passage: best.passage };
}

/** The title and the first lines before the running text. */
function headLength(text: string): number {
  let at = 0;
  for (const line of text.split("\n").slice(0, 14)) {
    if (line.length > 90) break;
    at += line.length + 1;
  }
  return at;
}

/** Lower case without diacritics, letter for letter, so that offsets stay. */
export function foldSameLength(text: string): string {
  let folded = "";
  for (let i = 0; i < text.length; i++) {
    const one = fold(text[i]!);
    folded += one.length === 1 ? one : text[i]!.toLowerCase().length === 1 ? text[i]!.toLowerCase() : text[i]!;
  }
  return folded;
}
