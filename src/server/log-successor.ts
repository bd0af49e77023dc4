import type { Instant } from "../lib/clock/index.ts";
import { succeedLogs } from "../service/successor.ts";
import { findFreeze } from "../store/witness.ts";
import type { OpenNode } from "./node.ts";

/** Lets a frozen node's logs go on under new names; undefined if nothing froze them. Answers with the signed statement. */
export async function succeedFrozen(node: OpenNode, now: Instant): Promise<string | undefined> {
  const freeze = await node.store.read((tx) => findFreeze(tx, "exchange"));
  return freeze === undefined ? undefined : succeedLogs(node, "a witness saw another history", now);
}
