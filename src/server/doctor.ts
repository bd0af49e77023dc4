import { checkHistory } from "../service/ledger-check.ts";
import type { HistoryCheck } from "../service/ledger-check.ts";
import { findFreeze } from "../store/witness.ts";
import type { Freeze } from "../store/witness.ts";
import type { OpenNode } from "./node.ts";

/** What `heed doctor` found. */
export interface NodeCheck extends HistoryCheck {
  /** Why nothing is signed any more, if so. */
  readonly frozen: Freeze | undefined;
}

/** Checks a node's history at rest. */
export async function checkNode(node: OpenNode): Promise<NodeCheck> {
  return { ...(await checkHistory(node)), frozen: await node.store.read((tx) => findFreeze(tx, "exchange")) };
}
