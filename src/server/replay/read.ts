import { LineCounter, parseDocument } from "yaml";
import { err, ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import { Scenario } from "../../contract/scenario.ts";
import { checkScenario } from "./check.ts";

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

/** Reads a scenario whole: every unknown key, wrong value and name nobody knows is told with its line, before anything is played. */
export function readScenario(text: string): Result<Scenario, ScenarioError> {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_FILE) return err({ code: "scenario.too-large", bytes, limit: LARGEST_FILE });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, merge: true });
  if (document.errors.length > 0) {
    return err({ code: "scenario.invalid", faults: document.errors.slice(0, 20).map((one) => ({ line: one.linePos?.[0].line ?? 0, place: "", message: one.message.split("\n")[0]! })) });
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 1_000 });
  } catch (error) {
    return err({ code: "scenario.invalid", faults: [{ line: 0, place: "", message: error instanceof Error ? error.message : String(error) }] });
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const range = (node as { range?: readonly [number, number, number] } | null | undefined)?.range;
      if (range !== undefined && range !== null) return lines.linePos(range[0]).line;
    }
    return 1;
  };
  const parsed = Scenario.safeParse(value);
  if (!parsed.success) {
    const faults = flatten(parsed.error.issues).map((issue) => {
      const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
      const path = unknown === undefined ? issue.path : [...issue.path, unknown];
      return { line: lineOf(path), place: placeOf(path), message: unknown === undefined ? issue.message : `unknown key ${JSON.stringify(unknown)}` };
    });
    return err({ code: "scenario.invalid", faults: faults.slice(0, 50) });
  }
  const faults = checkScenario(parsed.data).map((one) => ({ line: lineOf(one.path), place: placeOf(one.path), message: one.message }));
  return faults.length > 0 ? err({ code: "scenario.invalid", faults }) : ok(parsed.data);
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
