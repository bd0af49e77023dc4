import { checkEnvelopes } from "../service/envelope-check.ts";
import { checkHistory, MAX_FAULTS } from "../service/ledger-check.ts";
import type { HistoryCheck } from "../service/ledger-check.ts";
import { checkTables } from "../service/tables-check.ts";
import { findFreeze } from "../store/witness.ts";
import type { Freeze } from "../store/witness.ts";
import type { OpenNode } from "./node.ts";

/** What `heed doctor` found. */
export interface NodeCheck extends HistoryCheck {
  /** Why nothing is signed any more, if so. */
  readonly frozen: Freeze | undefined;
}

/** Checks a node's history at rest: logs, envelopes, and every table against what replaying the entries gives. */
export async function checkNode(node: OpenNode): Promise<NodeCheck> {
  const history = await checkHistory(node);
  const envelopes = await checkEnvelopes(node, MAX_FAULTS);
  const tables = await checkTables(node, MAX_FAULTS);
  return {
    ...history,
    faults: [...history.faults, ...envelopes.faults, ...tables.faults].slice(0, MAX_FAULTS),
    faultCount: history.faultCount + envelopes.faultCount + tables.faultCount,
    frozen: await node.store.read((tx) => findFreeze(tx, "exchange")),
  };
}
