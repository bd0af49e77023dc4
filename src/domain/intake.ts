import type { CalendarDate, PartialDate } from "../lib/clock/index.ts";
import type { ClaimFound, Passage, PersonFound, Reading } from "../lib/intake/index.ts";
import { compare } from "../lib/names/index.ts";
import { Claim, type PlacedClaim } from "./claim.ts";
import { type Contradiction, findContradictions } from "./contradiction.ts";
import type { PlacedDescription } from "./entry.ts";
import type { EventKind, MessageKind } from "./message.ts";
import { descriptionId, PersonDescription, UNASSESSED } from "./person.ts";

/** A person as a text suggests it: a description that could be filed, and the words behind it. */
export interface ProposedPersonOfText {
  readonly description: PersonDescription;
  /** What the person is in the text; all but `subject` and `contact` are bystanders, never proposed as subjects and never matched. */
  readonly role: PersonFound["role"];
  /** The words that gave the role. */
  readonly why?: Passage;
  /** Every spelling with every place where it stands: a spelling that is somebody else is split off with one key. */
  readonly spellings: PersonFound["spellings"];
}

/** A claim as a text suggests it, with the words it came from and whoever is said to have said it. */
export interface ProposedClaim {
  readonly claim: Claim;
  readonly passage: Passage;
  readonly by?: Passage;
}

/** What a text suggests. Nothing of it is stored as fact until a person confirms it, piece by piece. */
export interface Intake {
  readonly language: Reading["language"];
  readonly writtenOn?: PartialDate;
  /** Absent for prose that is no message between authorities, as a press account is. */
  readonly kind?: { readonly kind: MessageKind; readonly event?: (typeof EventKind)["options"][number]; readonly passage?: Passage };
  readonly persons: readonly ProposedPersonOfText[];
  readonly claims: readonly ProposedClaim[];
  readonly dates: Reading["dates"];
  readonly places: Reading["places"];
  readonly organisations: Reading["organisations"];
  /** Words that say terrorism: whoever files the text is asked about the severity marker. */
  readonly terrorism: readonly Passage[];
}

/**
 * Turns a reading into descriptions and claims as messages carry them, all graded X4 until somebody assesses them. `today` is the
 * day on which "there is no record of an exit" holds at the latest, if the text has no date.
 * @example proposeIntake(reading, today).claims[0]?.claim.says // { kind: "entry", country: "TR", on: "2013" }
 */
export function proposeIntake(reading: Reading, today: CalendarDate): Intake {
  const { language, writtenOn, kind, dates, places, organisations, terrorism } = reading;
  const persons = reading.persons.flatMap((person): readonly ProposedPersonOfText[] => {
    const description = describe(person, writtenOn);
    return description === undefined ? [] : [{ description, role: person.role, ...(person.why === undefined ? {} : { why: person.why }), spellings: person.spellings }];
  });
  const known = new Set(persons.map((person) => person.description.ref));
  const attacks = new Map<string, Set<string>>();
  for (const { says } of reading.claims) if (says.kind === "attack") attacks.set(says.country ?? "", (attacks.get(says.country ?? "") ?? new Set()).add(says.on));
  const claims = reading.claims.flatMap((found): readonly ProposedClaim[] => {
    const claim = Claim.safeParse({
      ref: found.key, ...(found.about !== undefined && known.has(found.about) ? { about: found.about } : {}), says: statementOf(found, (country) => (attacks.get(country)?.size ?? 0) > 1, writtenOn ?? today),
      ...(found.by === undefined ? {} : { source: line(found.by.words) }), grade: UNASSESSED, basis: assessment.test(found.passage.words) ? "assessment" : "fact", ...(writtenOn === undefined ? {} : { saidOn: writtenOn }),
      ...disputed(found, reading.claims),
    });
    return claim.success ? [{ claim: claim.data, passage: found.passage, ...(found.by === undefined ? {} : { by: { start: found.by.start, end: found.by.end, words: found.by.words } }) }] : [];
  });
  return {
    language, ...(writtenOn === undefined ? {} : { writtenOn }),
    ...(kind.kind === "report" ? {} : { kind: { kind: kind.kind, ...(kind.event === undefined ? {} : { event: kind.event }), ...(kind.passage === undefined ? {} : { passage: kind.passage }) } }),
    persons, claims, dates, places, organisations, terrorism,
  };
}

/** A text whose claims are to be held against those of others. */
export interface TextAccount {
  /** Short identifier, such as `reuters`. */
  readonly id: string;
  readonly intake: Intake;
}

/**
 * What texts say that cannot all be true, between them and inside one: through the same rules as claims of messages. Persons of
 * different texts are held to be one when a spelling of each is alike beyond 0.85 by `heed/names`; bystanders never are.
 * @example findTextContradictions([{ id: "a", intake: a }, { id: "b", intake: b }])[0]?.rule // "entry.date"
 */
export function findTextContradictions(accounts: readonly TextAccount[]): readonly Contradiction[] {
  const claims = accounts.flatMap((account, i) => account.intake.claims.map(({ claim }) => placed(account, claim, i)));
  const descriptions = accounts.flatMap((account, i) => account.intake.persons.filter((one) => !one.description.bystander).map((one) => placedPerson(account, one.description, i)));
  const matters = findContradictions(claims.filter((one) => one.about === undefined), []);
  const ofPersons = groupsOf(descriptions).flatMap((group) => {
    const ids = new Set(group.map((one) => one.id));
    return findContradictions(claims.filter((one) => one.about !== undefined && ids.has(one.about)), group);
  });
  return [...matters, ...ofPersons];
}

/** Words of belief and the French conditional: a personal assessment, Directive (EU) 2016/680 Article 7(1). */
const assessment = /(?<!\p{L})(?:believ(?:es?|ed)|probably|suspect(?:s|ed)?|assess(?:es|ed|ment)|thought to|appears? to|may have|might have|presumably|likely|serait|seraient|aurait|auraient|pourrait|pourraient|semble|probablement|vraisemblablement|estime|soupçonnée?)(?!\p{L})/iu;

function describe(person: PersonFound, writtenOn: PartialDate | undefined): PersonDescription | undefined {
  const bystander = person.role !== "subject" && person.role !== "contact";
  const births = person.births.flatMap((birth): readonly unknown[] => {
    if ("on" in birth) return [{ date: birth.on }];
    return writtenOn?.length === 10 ? [{ age: birth.age, at: writtenOn }] : [];
  });
  const parsed = PersonDescription.safeParse({
    ref: person.key, names: person.spellings.slice(0, 50).map((spelling, i) => ({ text: line(spelling.text), use: i === 0 ? "main" : "alias" })), births: births.slice(0, 20),
    nationalities: [...new Set(person.nationalities.map((one) => one.country))].slice(0, 20),
    documents: person.documents.slice(0, 50).map((one) => ({ type: "other", number: one.number })),
    subjectClass: person.role === "victim" ? "victim" : person.role === "contact" ? "contact" : "other", bystander,
  });
  return parsed.success ? parsed.data : undefined;
}

/** Two attacks of one country in one text are two events; one is "the attack", which other texts may date otherwise. */
function statementOf({ says, passage }: ClaimFound, several: (country: string) => boolean, at: PartialDate): unknown {
  switch (says.kind) {
    case "entry":
    case "exit":
    case "presence":
      return { ...says, ...("place" in says ? { place: line(says.place ?? "") } : {}) };
    case "no-exit":
      return { kind: "no-exit", country: says.country, asOf: says.asOf ?? at };
    case "attack":
      return { kind: "event-date", event: ["attack", says.country, several(says.country ?? "") ? says.on : undefined].filter((part) => part !== undefined).join("-"), on: says.on };
    case "communication":
      return { kind: "communication", event: communicationEvent(says.as, says.from, says.to), from: says.from, to: says.to, happened: says.happened, as: says.as, ...(says.on === undefined ? {} : { on: says.on }) };
    case "conduct":
      return { kind: "conduct", words: passage.words, denied: says.denied, topic: "allegation" };
    case "other":
      return { kind: "other", words: passage.words };
  }
}

function communicationEvent(as: string, from: string, to: string): string {
  return `${as === "message" ? "notice" : as}-${from}-${to}`;
}

/** The claim of somebody else about the same matter that came before, if this one is told as disputing it. */
function disputed(found: ClaimFound, all: readonly ClaimFound[]): { readonly disputes?: string } {
  if (found.disputing !== true) return {};
  const earlier = all.slice(0, all.indexOf(found)).findLast((one) => one.says.kind === found.says.kind && one.about === found.about && one.by?.words !== found.by?.words);
  return earlier === undefined ? {} : { disputes: earlier.key };
}

function line(words: string): string {
  return words.replace(/[\p{Cc}\s]+/gu, " ").trim().slice(0, 500).toWellFormed();
}

/** Texts have no order of arrival: the first given counts as known first. */
function order(i: number): string {
  return `text ${String(i).padStart(4, "0")}`;
}

function placed({ id, intake }: TextAccount, claim: Claim, i: number): PlacedClaim {
  const { says } = claim;
  // Of several notices between two countries each has its date; whether any came at all is one question.
  const { on: _on, ...undated } = says.kind === "communication" ? says : { on: undefined, ...says };
  const compared = says.kind === "communication" ? { ...claim, says: undated as typeof says } : claim;
  const about = intake.persons.find((one) => one.description.ref === claim.about && !one.description.bystander);
  return { id: descriptionId(id, claim.ref), source: id, provider: id, knownAt: order(i), claim: compared, ...(about === undefined ? {} : { about: descriptionId(id, about.description.ref) }) };
}

function placedPerson({ id }: TextAccount, person: PersonDescription, i: number): PlacedDescription {
  return { id: descriptionId(id, person.ref), source: id, sourceKind: "message", direction: "in", provider: id, thread: null, knownAt: order(i), live: true, person };
}

/** Likeness from which persons of two texts are held to be one for the comparison; nothing is joined by it. */
const sameName = 0.85;

function groupsOf(descriptions: readonly PlacedDescription[]): readonly (readonly PlacedDescription[])[] {
  const groups: PlacedDescription[][] = [];
  for (const one of descriptions) {
    const group = groups.find((members) => members.some((member) => member.source === one.source ? false : alike(member.person, one.person)));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}

function sameWords(a: string, b: string): boolean {
  const words = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "").sort().join(" ");
  return words(a).includes(" ") && words(a) === words(b);
}

function alike(a: PersonDescription, b: PersonDescription): boolean {
  // An equal name is alike however frequent: these are texts on one matter, laid side by side by somebody.
  return a.names.some((x) => b.names.some((y) => sameWords(x.text, y.text) || compare({ names: [{ text: x.text }] }, { names: [{ text: y.text }] }).score >= sameName));
}
