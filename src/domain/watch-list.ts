import { z } from "zod";
import { parseCsv } from "../lib/base/csv.ts";
import { excerpt } from "../lib/base/excerpt.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { PersonDescription, descriptionId } from "./person.ts";
import { CalendarDateText, Line } from "./text.ts";
import { RequestedAction, WatchFileContent } from "./watch-file.ts";
import type { WatchFile } from "./watch-file.ts";

/** Entries of a list that are read, at most, and its length in UTF-16 code units. */
export const MOST_ENTRIES = 5_000;
export const LONGEST_LIST = 4_000_000;

/** One person of a list of watched persons, ours or another authority's. What the list does not say is absent. */
export const ListEntry = z.strictObject({
  id: z.string().trim().min(1).max(250),
  person: PersonDescription,
  category: Line.optional(),
  action: RequestedAction.optional(),
  fallback: RequestedAction.optional(),
  reviewOn: CalendarDateText.optional(),
  terrorism: z.boolean().optional(),
});
export type ListEntry = z.infer<typeof ListEntry>;

/** A list as it was read, and the columns or fields that nobody here understands. */
export interface WatchList {
  readonly entries: readonly ListEntry[];
  readonly ignored: readonly string[];
}

export type WatchListError =
  | { code: "list.empty" }
  | { code: "list.too-long"; entries: number; limit: number }
  | { /** `line` counts from 1: lines of CSV, entries of JSON. */ code: "list.unreadable"; line: number; place: string; fault: string; value: string };

/**
 * Reads a list of watched persons that comes from outside: CSV whose first row names the columns, or a JSON array of objects with the same
 * names, or watch files as `GET /v1/watch-files` gives them. Columns: `id`, `name`, `names`, `born`, `birthplace`, `sex`, `nationality`,
 * `document` (`type:number`), `category`, `action`, `fallback`, `review`, `terrorism`; several values of one are separated by "|". Whole or
 * not at all: the first line that cannot be read is named, with its place and value.
 * @example readWatchList("id,name,born\n7,Omar Ismail Mostefai,1985").value.entries[0].person.names[0].text // "Omar Ismail Mostefai"
 */
export function readWatchList(text: string): Result<WatchList, WatchListError> {
  if (text.length > LONGEST_LIST) return err({ code: "list.too-long", entries: text.length, limit: LONGEST_LIST });
  if (text.trim() === "") return err({ code: "list.empty" });
  const rows = /^\uFEFF?\s*\[/u.test(text) ? jsonRows(text) : csvRows(text);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return err({ code: "list.empty" });
  if (rows.value.length > MOST_ENTRIES) return err({ code: "list.too-long", entries: rows.value.length, limit: MOST_ENTRIES });
  const ignored = new Set<string>();
  const entries: ListEntry[] = [];
  const seen = new Set<string>();
  for (const row of rows.value) {
    const read = entriesOf(row, ignored);
    if (!read.ok) return read;
    for (const entry of read.value) {
      if (seen.has(entry.id)) return unreadable(row.line, "id", "is used twice", entry.id);
      seen.add(entry.id);
      entries.push(entry);
    }
  }
  return ok({ entries, ignored: [...ignored].toSorted((a, b) => (a < b ? -1 : 1)) });
}

/** The persons of a watch file as entries of a list. */
export function entriesOfFile({ id, content }: Pick<WatchFile, "id" | "content">): readonly ListEntry[] {
  const { category, requestedAction, fallbackAction, reviewOn, terrorism } = content;
  return content.persons.map((person) => ({ id: descriptionId(id, person.ref), person, category, action: requestedAction, ...(fallbackAction === undefined ? {} : { fallback: fallbackAction }), reviewOn, terrorism }));
}

interface Row {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

function csvRows(text: string): Result<readonly Row[], WatchListError> {
  const parsed = parseCsv(text);
  if (!parsed.ok) return unreadable(parsed.error.line, `column ${parsed.error.column}`, FAULTS[parsed.error.kind], "");
  const [head, ...rows] = parsed.value;
  if (head === undefined) return ok([]);
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  if (twice !== undefined) return unreadable(head.line, twice, "names two columns", twice);
  if (!names.includes("id") || (!names.includes("name") && !names.includes("names"))) return unreadable(head.line, "columns", 'must be named in the first line, "id" and "name" among them', head.cells.join(", "));
  return ok(rows.map(({ line, cells }) => ({ line, fields: Object.fromEntries(cells.map((cell, index) => [names[index]!, cell.trim()] as const).filter(([name, cell]) => name !== "" && cell !== "")) })));
}

const FAULTS = { "open-quote": "has a quote that is not closed", "after-quote": "has words after a closing quote", columns: "has more or fewer cells than the first line" } as const;

function jsonRows(text: string): Result<readonly Row[], WatchListError> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return unreadable(1, "the whole", "is no JSON", text.slice(0, 40));
  }
  if (!Array.isArray(value)) return unreadable(1, "the whole", "must be a list", text.slice(0, 40));
  const rows: Row[] = [];
  for (const [index, one] of (value as readonly unknown[]).entries()) {
    if (typeof one !== "object" || one === null || Array.isArray(one)) return unreadable(index + 1, `entry ${index + 1}`, "must be an object", JSON.stringify(one));
    rows.push({ line: index + 1, fields: one as Record<string, unknown> });
  }
  return ok(rows);
}

const COLUMNS: ReadonlySet<string> = new Set(["id", "name", "names", "born", "birthplace", "sex", "nationality", "document", "category", "action", "fallback", "review", "terrorism"]);

/** One entry of a row, or those of a whole watch file. */
function entriesOf({ line, fields }: Row, ignored: Set<string>): Result<readonly ListEntry[], WatchListError> {
  if (typeof fields["content"] === "object" && typeof fields["id"] === "string") {
    if (fields["state"] !== undefined && fields["state"] !== "active") return ok([]);
    const content = WatchFileContent.safeParse(fields["content"]);
    return content.success ? ok(entriesOfFile({ id: fields["id"], content: content.data })) : notRead(line, content.error, (path) => [`content.${path.join(".")}`, valueAt(fields["content"], path)]);
  }
  for (const name of Object.keys(fields)) if (!COLUMNS.has(name)) ignored.add(excerpt(name));
  const several = (name: string) => textsOf(fields[name]);
  const born = several("born").map((text) => bornOf(text));
  const documents = several("document").map((text) => documentOf(text));
  const raw = {
    id: typeof fields["id"] === "number" ? String(fields["id"]) : fields["id"],
    person: {
      ref: "p", names: [...several("name"), ...several("names")].map((text, index) => ({ text, use: index === 0 ? "main" : "alias" })), births: born, documents, nationalities: several("nationality").map((text) => (typeof text === "string" ? text.toUpperCase() : text)), subjectClass: "other",
      ...(fields["birthplace"] === undefined ? {} : { birthPlace: fields["birthplace"] }), ...(fields["sex"] === undefined ? {} : { sex: typeof fields["sex"] === "string" ? fields["sex"].toUpperCase() : fields["sex"] }),
    },
    ...given("category", fields["category"]), ...given("action", fields["action"]), ...given("fallback", fields["fallback"]), ...given("reviewOn", fields["review"]), ...given("terrorism", flagOf(fields["terrorism"])),
  };
  const entry = ListEntry.safeParse(raw);
  return entry.success ? ok([entry.data]) : notRead(line, entry.error, (path) => {
    const column = columnOf(path);
    return [column, fields[column] ?? (column === "name" ? fields["names"] : undefined)];
  });
}

/** Several values of one column. */
function textsOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (typeof value === "string") return value.split("|").map((one) => one.trim()).filter((one) => one !== "");
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function bornOf(text: unknown): unknown {
  const aged = typeof text === "string" ? /^(\d{1,3})@(.+)$/u.exec(text) : null;
  return aged === null ? { date: text } : { age: Number(aged[1]), at: aged[2] };
}

function documentOf(text: unknown): unknown {
  if (typeof text !== "string") return text;
  const colon = text.indexOf(":");
  return colon < 0 ? { type: "other", number: text } : { type: text.slice(0, colon).trim(), number: text.slice(colon + 1).trim() };
}

function flagOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return ["yes", "true", "1"].includes(value.toLowerCase()) ? true : ["no", "false", "0"].includes(value.toLowerCase()) ? false : value;
}

function given<K extends string>(name: K, value: unknown): { [P in K]?: unknown } {
  return value === undefined || value === "" ? {} : ({ [name]: value } as { [P in K]: unknown });
}

/** The column that a field of an entry comes from. */
function columnOf(path: readonly PropertyKey[]): string {
  const [first, second] = path;
  const field = first === "person" ? second : first;
  const columns: Readonly<Record<string, string>> = { names: "name", births: "born", birthPlace: "birthplace", nationalities: "nationality", documents: "document", reviewOn: "review" };
  return columns[String(field)] ?? String(field);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value);
}

function notRead(line: number, error: z.ZodError, placeOf: (path: readonly PropertyKey[]) => readonly [place: string, value: unknown]): Result<never, WatchListError> {
  const issue = error.issues[0]!;
  const [place, value] = placeOf(issue.path);
  return unreadable(line, place, issue.message, value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value));
}

function unreadable(line: number, place: string, fault: string, value: string): Result<never, WatchListError> {
  return err({ code: "list.unreadable", line, place, fault, value: excerpt(value) });
}
