import { base64, fromUtf8 } from "../lib/base/bytes.ts";
import { frontierRoot, signNote, writeNote } from "../lib/ledger/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { logHeads } from "../store/ledger.ts";
import { currentGeneration, keepSuccessor } from "../store/witness.ts";
import { originOf, ownKey } from "./ledger.ts";
import type { HeedNode } from "./node.ts";

/**
 * Lets both logs go on under new names, by a statement signed with the node's key: how far the old ones are known here, and what the
 * new ones are called. After a restore there is no other way that cannot fork: what was signed between the backup and the loss, and
 * shown to whomever, is not known any more, even where no witness has seen it. Answers with the statement, a signed note.
 */
export async function succeedLogs(node: HeedNode, reason: "restored from a backup" | "a witness saw another history", now: Instant): Promise<string> {
  return node.store.transaction(async (tx) => {
    const before = await currentGeneration(tx);
    const generation = before + 1;
    const heads = await logHeads(tx);
    const lines = (["exchange", "audit"] as const).map((log) => {
      const { frontier } = heads[log];
      const root = base64(frontierRoot(frontier, (bytes) => node.hash(bytes)));
      return `${originOf(node.self.id, log, before)} ${frontier.size} ${root} ${originOf(node.self.id, log, generation)}`;
    });
    const text = `${["heed/successor/v1", ...lines, `at ${now}`, `reason ${reason}`].join("\n")}\n`;
    const key = ownKey(node, "exchange", generation);
    const statement = fromUtf8(writeNote({ text, signatures: [signNote(text, key, (bytes) => node.keys.sign(bytes))] }));
    await keepSuccessor(tx, { generation, statement, at: now });
    return statement;
  });
}
