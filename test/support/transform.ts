import type { ScenarioDocument } from "./stage.ts";

/** A spelling rule for a whole name; `n` counts the names of the file, so that a rule may treat each differently. */
export type Respelling = (name: string, n: number) => string;

const LETTERS = { e: "éèê", a: "âáà", i: "îíì", o: "öôó", u: "üûú" } as const;

/** Spelling rules as officers, clerks and machines apply them. */
export const respellings = {
  /** Consonants doubled before a vowel: Omar, Ommar. */
  doubled: (name) => eachWord(name, (word) => word.replace(/(?<=\p{L})([bcdfglmnprst])(?=[\p{L}])(?!\1)/iu, "$1$1")),
  /** Another accent on the first vowel: Omar, Ömar. */
  accented: (name) => eachWord(name, (word) => word.replace(/[eaiou]/u, (vowel) => LETTERS[vowel as keyof typeof LETTERS][0]!)),
  /** Every accent left out, as a machine-readable zone does. */
  bare: (name) => name.normalize("NFD").replace(/\p{M}/gu, ""),
  /** Another way of writing the same sounds in Latin letters: Brahim, Braheem. */
  transliterated: (name) => eachWord(name, (word) => word.replace(/ou/giu, "u").replace(/im$/u, "eem").replace(/k/u, "q").replace(/(?<=\p{L})f/u, "ph")),
  /** The last word first. */
  turned: (name) => [...name.split(" ").slice(-1), ...name.split(" ").slice(0, -1)].join(" "),
  /** Capitals throughout. */
  capitals: (name) => name.toLocaleUpperCase("en"),
} as const satisfies Record<string, Respelling>;

/** Applies spelling rules one after the other. */
export function inTurn(...rules: readonly Respelling[]): Respelling {
  return (name, n) => rules.reduce((spelt, rule) => rule(spelt, n), name);
}

/** A rule of its own for each name of the file, round and round. */
export function alternating(...rules: readonly Respelling[]): Respelling {
  return (name, n) => rules[n % rules.length]!(name, n);
}

/** The document with every person's name written by a rule; parts of names follow the whole. */
export function respell(document: ScenarioDocument, rule: Respelling): ScenarioDocument {
  let n = 0;
  return walk(document, (value, key) => {
    if (key !== "names" || !Array.isArray(value)) return value;
    return (value as Record<string, string>[]).map((name) => {
      const spell = (text: string) => rule(text, n);
      const spelt = { ...name, text: spell(name["text"]!), ...(name["surname"] === undefined ? {} : { surname: spell(name["surname"]) }), ...(name["forenames"] === undefined ? {} : { forenames: spell(name["forenames"]) }) };
      n++;
      return spelt;
    });
  });
}

/** The document with every authority, officer, message, file and thread called otherwise; order of the alphabet is kept. */
export function rename(document: ScenarioDocument): { readonly document: ScenarioDocument; readonly nodeOf: (id: string) => string } {
  const authorities = new Set(Object.keys(document.authorities));
  const officers = new Set(Object.values(document.authorities).flatMap((one) => Object.keys(one["people"] ?? {})));
  const made = new Set(idsIn(document));
  const called = (id: string) => `${authorities.has(id) ? "state" : officers.has(id) ? "officer" : "thing"}-${scramble(id)}`;
  const known = (id: string) => authorities.has(id) || officers.has(id) || made.has(id);
  // Ids as they are put together in a report: message#person, message/duty, a~b.
  const renamed = (text: string) => text.split(/(?<=[#/~])|(?=[#/~])/u).map((part) => (known(part) ? called(part) : part)).join("");
  const free = new Set(["text", "surname", "forenames", "note", "words", "reasons", "because", "title", "category", "ground", "legalBasis", "sought", "facts", "reasonsToBelieve", "connection", "allegation", "place", "purpose", "safeguards", "source", "post", "kind", "refused", "timeZone", "country"]);
  const other = walk(document, (value, key) => (typeof value === "string" && !free.has(key) ? renamed(value) : value));
  const relabelled = Object.fromEntries(
    Object.entries(other.authorities).map(([id, one]) => [called(id), { ...one, name: `Authority ${scramble(id)}`, people: Object.fromEntries(Object.entries((one["people"] ?? {}) as Record<string, object>).map(([officer, person]) => [called(officer), person])) }]),
  );
  return { document: { ...other, scenario: "renamed", authorities: relabelled }, nodeOf: called };
}

/** The document so many years later. */
export function shiftYears(document: ScenarioDocument, years: number): ScenarioDocument {
  const moved = (year: string) => String(Number(year) + years);
  return walk(document, (value, key) => {
    // A year written without quotes is a number in YAML.
    if (typeof value === "string" && key !== "text" && /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d.*)?)?)?$/u.test(value)) return value.replace(/^\d{4}/u, moved);
    return value;
  });
}

/** The document with these authorities only: half the nodes make half the time. */
export function among(document: ScenarioDocument, ids: readonly string[]): ScenarioDocument {
  return {
    ...document,
    authorities: Object.fromEntries(Object.entries(document.authorities).filter(([id]) => ids.includes(id))),
    steps: document.steps.filter((step) => ids.includes(step["node"] as string)),
    expect: (document.expect ?? []).filter((one) => ids.includes(one["node"] as string)),
  };
}

/** The document in which one authority has no node: what it sends arrives by letter and is filed by hand, what it does in its own house is not seen. */
export function withoutNode(document: ScenarioDocument, id: string): ScenarioDocument {
  const authorities = { ...document.authorities, [id]: { ...document.authorities[id], node: false, channel: "letter" } };
  const withNode = (other: string) => other !== id && document.authorities[other]?.["node"] !== false;
  const steps = document.steps.flatMap((step): Record<string, unknown>[] => {
    if (step["node"] !== id) return [step];
    const sent = (step["send"] ?? releasedDraft(document, step)) as { id: string; to: string[]; thread?: string; message: unknown } | undefined;
    if (sent === undefined) return [];
    const passage = { channel: "letter", receivedBy: "Liaison officer", proof: "officer-note" };
    return sent.to.filter(withNode).map((node) => ({ at: step["at"], node, received: { id: sent.id, from: id, ...(sent.thread === undefined ? {} : { thread: sent.thread }), message: sent.message, passage } }));
  });
  return { ...document, authorities, steps, expect: (document.expect ?? []).filter((one) => one["node"] !== id) };
}

/** The message that an approval lets out. */
function releasedDraft(document: ScenarioDocument, step: Record<string, unknown>): unknown {
  const approved = (step["approve"] as { id: string } | undefined)?.id;
  return approved === undefined ? undefined : document.steps.map((one) => one["draft"] as { id: string } | undefined).find((draft) => draft?.id === approved);
}

function idsIn(document: ScenarioDocument): readonly string[] {
  const found: string[] = [];
  walk(document.steps, (value, key) => {
    if (typeof value === "string" && (key === "id" || key === "thread" || key === "ref")) found.push(value);
    return value;
  });
  // In an act `as` is the id of the message it writes, in a claim it is a kind of message.
  for (const step of document.steps) for (const act of Object.values(step)) found.push((act as { as?: string } | null)?.as ?? "");
  return found.filter((id) => id !== "");
}

/** Another word of the same place in the alphabet, so that what is listed by id stays in its order. */
function scramble(id: string): string {
  return id.replace(/[a-z]/gu, "$&x");
}

function eachWord(name: string, change: (word: string) => string): string {
  return name.split(" ").map(change).join(" ");
}

/** A copy with every value passed through `change`, outside in; `key` is the name it stands under. */
function walk<T>(value: T, change: (value: unknown, key: string) => unknown, key = ""): T {
  const changed = change(value, key);
  if (Array.isArray(changed)) return changed.map((one) => walk(one as unknown, change, key)) as T;
  if (changed !== null && typeof changed === "object") return Object.fromEntries(Object.entries(changed).map(([name, one]) => [name, walk(one as unknown, change, name)])) as T;
  return changed as T;
}
