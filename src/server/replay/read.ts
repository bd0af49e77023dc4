import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Document } from "yaml";
import { err, ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import { Scenario } from "../../contract/scenario.ts";
import { checkScenario } from "./check.ts";
import { writeOut } from "./repeated.ts";

/** Largest scenario file, bytes. */
const LARGEST_FILE = 8 * 1024 * 1024;

/** What is wrong with a file, where. */
export interface FileFault {
  readonly line: number;
  /** Path of the key, as `steps[3].send.to`. */
  readonly place: string;
  readonly message: string;
}

export type ScenarioError = { code: "scenario.too-large"; bytes: number; limit: number } | { code: "scenario.invalid"; faults: readonly FileFault[] };

/** The text of a scenario file, which is UTF-8. */
export function decodeScenario(bytes: Uint8Array): Result<string, ScenarioError> {
  if (bytes.byteLength > LARGEST_FILE) return err({ code: "scenario.too-large", bytes: bytes.byteLength, limit: LARGEST_FILE });
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const before = new TextDecoder().decode(bytes).split("\uFFFD", 1)[0]!;
    return invalid({ line: before.split("\n").length, place: "", message: "is not UTF-8 text" });
  }
}

/** Reads a scenario whole: every unknown key, wrong value and name nobody knows is told with its line, before anything is played. */
export function readScenario(text: string): Result<Scenario, ScenarioError> {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_FILE) return err({ code: "scenario.too-large", bytes, limit: LARGEST_FILE });
  const lines = new LineCounter();
  const read = readYaml(text, lines);
  if (!read.ok) return read;
  const { document, value } = read.value;
  const parsed = Scenario.safeParse(value);
  const faults = parsed.success
    ? checkScenario(parsed.data)
    : flatten(parsed.error.issues).flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys.map((key) => ({ path: [...issue.path, key], message: `unknown key ${JSON.stringify(key)}` })) : [{ path: issue.path, message: issue.message }]));
  const written = parsed.success && faults.length === 0 ? writeOut(parsed.data) : undefined;
  if (written?.ok === true) return written;
  return invalid(...(written?.error ?? faults).slice(0, MOST_FAULTS).map(({ path, message }) => ({ line: lineOf(document, lines, path), place: placeOf(path), message })));
}

/** Faults told at most: whoever corrects fifty of them sees the rest. */
const MOST_FAULTS = 50;

/** Aliases resolved at most, counted with those inside what they stand for: more than ten thousand steps need, less than a bomb. */
const MOST_ALIASES = 20_000;

function readYaml(text: string, lines: LineCounter): Result<{ readonly document: Document; readonly value: unknown }, ScenarioError> {
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, strict: true, merge: true });
    // A tag nobody knows is a warning to the library, and a value that means something else to us.
    const objections = [...document.errors, ...document.warnings];
    if (objections.length > 0) return invalid(...objections.slice(0, MOST_FAULTS).map((one) => ({ line: one.linePos?.[0].line ?? 1, place: "", message: one.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/u, "") })));
    const twice = keysWrittenTwice(document, lines);
    if (twice.length > 0) return invalid(...twice.slice(0, MOST_FAULTS));
    return ok({ document, value: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown });
  } catch (error) {
    // Only what the text makes the library do ends here: nesting without end, aliases of aliases of aliases.
    const message = error instanceof RangeError ? "is nested too deeply" : error instanceof Error ? error.message : String(error);
    return invalid({ line: 1, place: "", message });
  }
}

/** The library compares each key of a map with all others, which a large file turns into hours; a set does it in one pass. */
function keysWrittenTwice(document: Document, lines: LineCounter): readonly FileFault[] {
  const faults: FileFault[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key) || key.value === "<<") continue;
        const name = String(key.value);
        if (seen.has(name)) faults.push({ line: lines.linePos(key.range?.[0] ?? 0).line, place: "", message: `the key ${JSON.stringify(name)} is written twice` });
        seen.add(name);
      }
    },
  });
  return faults;
}

/** The line of the key or item that a path leads to, or of the last one on the way that is there. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let at = 0;
  for (const step of path) {
    const holder = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(holder) ? holder.items.find((one) => String(isScalar(one.key) ? one.key.value : one.key) === String(step)) : undefined;
    const item: unknown = isSeq(holder) ? holder.items[Number(step)] : undefined;
    const found: unknown = pair?.key ?? item;
    if (!isNode(found)) break;
    at = found.range?.[0] ?? at;
    node = pair === undefined ? item : pair.value;
  }
  return lines.linePos(at).line;
}

function invalid(...faults: readonly FileFault[]): Result<never, ScenarioError> {
  return err({ code: "scenario.invalid", faults });
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys: readonly string[];
}

/** A union's own branches say more than "invalid input": the branch that came furthest is told. */
function flatten(issues: readonly unknown[], base: readonly PropertyKey[] = []): readonly Issue[] {
  return (issues as readonly { code: string; path: readonly PropertyKey[]; message: string; keys?: readonly string[]; errors?: readonly (readonly unknown[])[] }[]).flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === "invalid_union" && issue.errors !== undefined && issue.errors.length > 0) {
      const branches = issue.errors.map((branch) => flatten(branch, path));
      const deepest = branches.reduce((best, one) => (depth(one) > depth(best) ? one : best));
      return deepest.length > 0 ? deepest : [{ code: issue.code, path, message: issue.message, keys: [] }];
    }
    return [{ code: issue.code, path, message: issue.message, keys: issue.keys ?? [] }];
  });
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((one) => one.path.length));
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`), "");
}
