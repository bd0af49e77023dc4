import { hash } from "node:crypto";
import { chmod, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { err, ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import { takeLock } from "../../store/pglite/lock.ts";
import { writeDurably } from "../durable-file.ts";

/** Why a folder cannot hold this run. */
export type RunFolderError =
  | { readonly code: "replay.folder-used"; readonly folder: string }
  | { readonly code: "replay.folder-foreign"; readonly folder: string; readonly found: string }
  | { readonly code: "replay.folder-busy"; readonly folder: string }
  | { readonly code: "replay.folder-unusable"; readonly folder: string; readonly reason: string }
  | { readonly code: "replay.other-scenario"; readonly folder: string; readonly scenario: string }
  | { readonly code: "replay.other-version"; readonly folder: string; readonly written: string; readonly program: string };

/** What stands in `run.json`: the run goes on only with the same file and the same program. */
const Run = z.strictObject({ format: z.literal(1), heed: z.string(), scenario: z.string(), digest: z.string() });

/** The folder of one run: its nodes' databases, the conductor's journal, and which run it is. */
export interface RunFolder {
  readonly journal: string;
  dataOf(node: string): string;
  /** Lets another conductor in. */
  release(): void;
}

const names = { run: "run.json", unfinished: "run.json.new", lock: "lock", journal: "journal.ndjson", nodes: "nodes" } as const;

/** Takes the folder for a run of this scenario: a new one, or with `resume` the one that was cut off there. */
export async function openRunFolder(folder: string, run: { readonly text: string; readonly scenario: string; readonly version: string; readonly resume: boolean }): Promise<Result<RunFolder, RunFolderError>> {
  let found: readonly string[];
  let lock: ReturnType<typeof takeLock>;
  try {
    await mkdir(folder, { recursive: true });
    found = await readdir(folder);
    const stranger = found.find((name) => name !== names.lock && name !== names.unfinished);
    if (!found.includes(names.run) && stranger !== undefined) return err({ code: "replay.folder-foreign", folder, found: stranger });
    await chmod(folder, 0o700);
    lock = takeLock(join(folder, names.lock));
  } catch (error) {
    return err({ code: "replay.folder-unusable", folder, reason: (error as Error).message });
  }
  if (lock === undefined) return err({ code: "replay.folder-busy", folder });
  const fit = await fitRun(folder, found, run);
  if (!fit.ok) {
    lock.release();
    return fit;
  }
  return ok({ journal: join(folder, names.journal), dataOf: (node) => join(folder, names.nodes, node), release: () => lock.release() });
}

async function fitRun(folder: string, found: readonly string[], run: { readonly text: string; readonly scenario: string; readonly version: string; readonly resume: boolean }): Promise<Result<void, RunFolderError>> {
  const path = join(folder, names.run);
  const digest = hash("sha256", run.text, "hex");
  try {
    if (found.includes(names.run)) {
      if (!run.resume) return err({ code: "replay.folder-used", folder });
      const written = Run.safeParse(parseJson(await readFile(path, "utf8")));
      if (!written.success) return err({ code: "replay.folder-foreign", folder, found: names.run });
      if (written.data.digest !== digest) return err({ code: "replay.other-scenario", folder, scenario: written.data.scenario });
      if (written.data.heed !== run.version) return err({ code: "replay.other-version", folder, written: written.data.heed, program: run.version });
      return ok(undefined);
    }
    // A run cut off before this moment has left nothing: resuming it is beginning it.
    await writeDurably(path, `${JSON.stringify({ format: 1, heed: run.version, scenario: run.scenario, digest } satisfies z.infer<typeof Run>, null, 2)}\n`, 0o600);
    return ok(undefined);
  } catch (error) {
    return err({ code: "replay.folder-unusable", folder, reason: (error as Error).message });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
