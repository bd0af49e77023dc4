import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A text with what a person found in it. */
export interface LabelledText {
  readonly name: string;
  readonly language: "en" | "fr";
  /** When it was written, where only its label says so: given to the program under test. */
  readonly written?: string;
  /** "warning", "notice deportation", "none"; absent where nobody labelled it. */
  readonly kind?: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly births: readonly { readonly person: string; readonly value: string }[];
  readonly claims: readonly LabelledClaim[];
}

/** A marked stretch of the text. */
export interface Mark {
  readonly type: "person" | "date" | "place" | "organisation";
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** Key of the person; value of the date. */
  readonly value?: string;
  /** s subject or contact, k speaker, o official, j journalist, v victim. */
  readonly role?: string;
}

/** A claim as labelled: `entry TR 2013`, `communication TR>FR yes notice 2014-12`. */
export interface LabelledClaim {
  readonly kind: string;
  readonly words: readonly string[];
  readonly person?: string;
  readonly source?: string;
}

/** Every labelled text of a folder, in order of name. */
export function readLabelled(folder: string): readonly LabelledText[] {
  return readdirSync(folder).filter((file) => file.endsWith(".txt")).sort().map((file) => {
    const path = join(folder, file);
    const content = readFileSync(path, "utf8").replace(/\r\n/g, "\n");
    const beside = path.replace(/\.txt$/, ".json");
    if (existsSync(beside)) return fromJson(file, content, JSON.parse(readFileSync(beside, "utf8")) as JsonLabels);
    return parseMarked(file, content);
  });
}

/** Labels in a file of their own: the words as they stand in the text; every place where they stand counts. */
interface JsonLabels {
  readonly language?: "en" | "fr";
  readonly written?: string;
  readonly kind?: string;
  readonly persons?: readonly { readonly names: readonly string[]; readonly role?: string; readonly birth?: string }[];
  readonly dates?: readonly { readonly words: string; readonly on?: string }[];
  readonly places?: readonly string[];
  readonly organisations?: readonly string[];
  readonly claims?: readonly { readonly says: string; readonly about?: string; readonly by?: string }[];
}

function fromJson(file: string, text: string, labels: JsonLabels): LabelledText {
  const marks: Mark[] = [];
  const put = (type: Mark["type"], words: string, more: Partial<Mark>) => {
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
      const end = at + words.length;
      if (/\p{L}/u.test(text[at - 1] ?? "") || /\p{L}/u.test(text[end] ?? "")) continue;
      if (!marks.some((mark) => mark.type === type && mark.start < end && at < mark.end)) marks.push({ type, start: at, end, words, ...more });
    }
  };
  const longestFirst = <T>(list: readonly T[], of: (item: T) => string) => [...list].sort((a, b) => of(b).length - of(a).length);
  const names = (labels.persons ?? []).flatMap((person, i) => person.names.map((name) => ({ name, key: String(i), role: person.role ?? "s" })));
  for (const { name, key, role } of longestFirst(names, (one) => one.name)) put("person", name, { value: key, role });
  for (const date of longestFirst(labels.dates ?? [], (one) => one.words)) put("date", date.words, date.on === undefined ? {} : { value: date.on });
  for (const place of longestFirst(labels.places ?? [], String)) put("place", place, {});
  for (const organisation of longestFirst(labels.organisations ?? [], String)) put("organisation", organisation, {});
  return {
    name: file, language: labels.language ?? "en", text, marks: marks.sort((a, b) => a.start - b.start),
    ...(labels.written === undefined ? {} : { written: labels.written }), ...(labels.kind === undefined ? {} : { kind: labels.kind }),
    births: (labels.persons ?? []).flatMap((person, i) => (person.birth === undefined ? [] : [{ person: String(i), value: person.birth }])),
    claims: (labels.claims ?? []).map((claim) => claimOf(`${claim.says} | ${claim.about ?? "-"} | ${claim.by ?? "-"}`)),
  };
}

/** A text with a head of labels, `---`, and marks in braces: `{P key role|words}`, `{D value|words}`, `{L|words}`, `{O|words}`. */
export function parseMarked(file: string, content: string): LabelledText {
  const cut = content.indexOf("\n---\n");
  if (cut === -1) return { name: file, language: "en", text: content, marks: [], births: [], claims: [] };
  const head = content.slice(0, cut).split("\n").map((line) => line.split(/:\s*(.*)/s) as [string, string]);
  const all = (key: string) => head.filter(([name]) => name === key).map(([, value]) => value.trim());
  const types = { P: "person", D: "date", L: "place", O: "organisation" } as const;
  const marks: Mark[] = [];
  let text = "";
  let last = 0;
  const body = content.slice(cut + 5);
  for (const match of body.matchAll(/\{(?<type>[PDLO])(?:\s(?<value>[^\s|{}]+))?(?:\s(?<role>\w))?\|(?<words>[^{}]*)\}/gu)) {
    const { type, value, role, words } = match.groups as { type: keyof typeof types; value?: string; role?: string; words: string };
    text += body.slice(last, match.index);
    marks.push({ type: types[type], start: text.length, end: text.length + words.length, words, ...(value === undefined ? {} : { value }), ...(role === undefined ? {} : { role }) });
    text += words;
    last = match.index + match[0].length;
  }
  text += body.slice(last);
  if (/\{[PDLO][ |]/.test(text)) throw new Error(`${file}: a mark is not closed or not well formed`);
  const [written] = all("written");
  const [kind] = all("kind");
  return {
    name: file, language: (all("language")[0] ?? "en") as "en" | "fr", text, marks, ...(written === undefined ? {} : { written }), ...(kind === undefined ? {} : { kind }),
    births: all("birth").map((line) => ({ person: line.split("|")[0]!.trim(), value: line.split("|")[1]!.trim() })),
    claims: all("claim").map(claimOf),
  };
}

function claimOf(line: string): LabelledClaim {
  const [says = "", person = "-", source = "-"] = line.split("|").map((part) => part.trim());
  const [kind = "", ...words] = says.split(/\s+/);
  return { kind, words, ...(person === "-" ? {} : { person }), ...(source === "-" ? {} : { source }) };
}
