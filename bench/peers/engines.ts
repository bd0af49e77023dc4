import { existsSync } from "node:fs";
import { join } from "node:path";
import { missingServer } from "../../test/support/postgres.ts";

/** Where the peers are installed; not part of the repository. */
export const home = join(import.meta.dirname, "..", "..", "build", "peers");
export const python = join(home, "venv", "bin", "python");

/** One engine of the comparison: a process that reads and answers JSON lines, see `lines.ts`. */
export interface Engine {
  readonly name: string;
  readonly does: string;
  readonly command: readonly string[];
  /** Reads names as written, in any script; the others are given them romanised, see `help.ts`. */
  readonly own: boolean;
  /** Why it cannot run here, or undefined. */
  missing(): string | undefined;
}

const here = (file: string): string => join(import.meta.dirname, file);
const npmMissing = (name: string) => (): string | undefined => (existsSync(join(home, "node_modules", name)) ? undefined : `${name} is not installed`);
const pythonMissing = (): string | undefined => (existsSync(python) ? undefined : "its Python environment is not installed");

/** Heed first, then its peers. */
export const engines: readonly Engine[] = [
  {
    name: "heed", does: "heed names serve, one thread", own: true, missing: () => undefined,
    command: [process.execPath, here("../../bin/heed.mjs"), "names", "serve", "--workers", "1"],
  },
  { name: "pg-trgm-gin", does: "PostgreSQL pg_trgm, GIN index, % at 0.4, by similarity", own: false, missing: missingServer, command: [process.execPath, here("postgres.ts"), "gin"] },
  { name: "pg-trgm-gist", does: "PostgreSQL pg_trgm, GiST index, nearest by <->", own: false, missing: missingServer, command: [process.execPath, here("postgres.ts"), "gist"] },
  { name: "pg-dmetaphone", does: "PostgreSQL fuzzystrmatch, pairs of dmetaphone codes in GIN, by trigram similarity", own: false, missing: missingServer, command: [process.execPath, here("postgres.ts"), "dmetaphone"] },
  { name: "talisman", does: "talisman: pairs of Double Metaphone codes, Jaro-Winkler of words aligned", own: false, missing: npmMissing("talisman"), command: [process.execPath, here("talisman.ts")] },
  { name: "minisearch", does: "MiniSearch, fuzzy 0.25, its own score", own: false, missing: npmMissing("minisearch"), command: [process.execPath, here("minisearch.ts"), "bm25"] },
  { name: "minisearch-jw", does: "MiniSearch, fuzzy 0.25, its best 50 scored by talisman's Jaro-Winkler of words aligned", own: false, missing: npmMissing("minisearch"), command: [process.execPath, here("minisearch.ts"), "aligned"] },
  { name: "fuzzball", does: "fuzzball token_sort_ratio over all names", own: false, missing: npmMissing("fuzzball"), command: [process.execPath, here("fuzzball.ts")] },
  { name: "rapidfuzz", does: "RapidFuzz token_set_ratio over all names", own: false, missing: pythonMissing, command: [python, here("rapidfuzz_all.py")] },
  {
    name: "logic-v2", does: "nomenklatura logic-v2 with its own dates and nationalities, on the 60 best by token_set_ratio, the 60 best by token_sort_ratio and everybody of the same birth date",
    own: true, missing: pythonMissing, command: [python, here("logic_v2.py")],
  },
];
