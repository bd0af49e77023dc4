import { openNodeFolder, describeNodeFolderError } from "../server/node-folder.ts";
import { writeFiles, writeProofs } from "../server/log-files.ts";
import { resolve } from "node:path";
import { instantOf } from "../lib/clock/index.ts";
import { askControl } from "../server/control.ts";
import { checkNode } from "../server/doctor.ts";
import type { NodeCheck } from "../server/doctor.ts";
import { succeedFrozen } from "../server/log-successor.ts";
import type { OpenNode } from "../server/node.ts";

/** Writes a log of a node as files, for `heed verify` or another program. */
export async function exportLog(folder: string, log: "exchange" | "audit", out: string): Promise<number> {
  return withNode(folder, async (node) => {
    const written = await writeFiles(node, log, out);
    if (!written.ok) {
      process.stderr.write(`Cannot write the ${log} log: ${written.error.code}; run "heed doctor ${folder}"\n`);
      return 1;
    }
    const proofs = log === "exchange" ? await writeProofs(node, out) : 0;
    process.stdout.write(`${written.value} leaves of ${node.self.id}/${log} in ${out}${proofs === 0 ? "" : `, with ${proofs} proofs of what peers received`}\n`);
    return 0;
  });
}

/** Lets the logs of a node that is frozen go on under new names, and prints the statement. */
export async function beginSuccessor(folder: string): Promise<number> {
  return withNode(folder, async (node) => {
    const statement = await succeedFrozen(node, instantOf(Date.now()));
    if (statement === undefined) {
      process.stderr.write(`The logs of ${node.self.id} are not frozen: they go on under their names\n`);
      return 1;
    }
    process.stdout.write(statement);
    return 0;
  });
}

/** Checks a node's history at rest; the exit code says whether it is whole. */
export async function runDoctor(folder: string): Promise<number> {
  // A running node checks itself: nobody else may open its database.
  const asked = await askControl(resolve(folder), "doctor", "").catch((error: unknown) => error as Error);
  if (asked instanceof Error) {
    process.stderr.write(`Cannot check the node that runs in ${folder}: ${asked.message}\n`);
    return 2;
  }
  return asked === undefined ? withNode(folder, async (node) => tellCheck(await checkNode(node))) : tellCheck(JSON.parse(asked) as NodeCheck);
}

/** Tells what was found; the exit code says whether the node is whole. */
function tellCheck({ entries, leaves, faults, faultCount, frozen }: NodeCheck): number {
  for (const { place, fault } of faults) process.stderr.write(`${place}: ${fault}\n`);
  if (faultCount > faults.length) process.stderr.write(`and ${faultCount - faults.length} more\n`);
  if (frozen !== undefined) process.stderr.write(`exchange log: frozen on ${frozen.at}, since ${frozen.peer} saw it at ${frozen.seenSize}: a backup was restored, or somebody else signs with this key\n`);
  const sound = faultCount === 0 && frozen === undefined;
  process.stdout.write(`${entries} entries, ${leaves.exchange} leaves in the exchange log, ${leaves.audit} in the audit log: ${sound ? "whole" : "NOT WHOLE"}\n`);
  return sound ? 0 : 1;
}

async function withNode(folder: string, use: (node: OpenNode) => Promise<number>): Promise<number> {
  const databaseUrl = process.env["DATABASE_URL"];
  const opened = await openNodeFolder(folder, databaseUrl === "" ? undefined : databaseUrl);
  if (!opened.ok) {
    for (const words of describeNodeFolderError(opened.error)) process.stderr.write(`${words}\n`);
    return opened.error.code === "node.config-invalid" ? 2 : 1;
  }
  await using node = opened.value;
  return await use(node);
}
