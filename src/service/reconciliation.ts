import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { reconcile } from "../domain/reconciliation.ts";
import type { Reconciled } from "../domain/reconciliation.ts";
import { entriesOfFile, readWatchList } from "../domain/watch-list.ts";
import type { WatchListError } from "../domain/watch-list.ts";
import { allRows } from "../store/rows.ts";
import { consult } from "./act.ts";
import type { ActError, Acting, Shown } from "./act.ts";
import type { HeedNode } from "./node.ts";

/** A list of another authority held against our active files. */
export interface Reconciliation {
  /** Persons on our files, and on the list. */
  readonly ours: number;
  readonly theirs: number;
  /** Columns of the list that nobody here understands. */
  readonly ignored: readonly string[];
  readonly rows: readonly Reconciled[];
}

/**
 * Holds a list of watched persons that another authority handed over against our own. It is a reading of every active file, recorded with
 * the name of the list and those of ours that it shows; of the list itself nothing is kept, and nobody on it is joined to anybody.
 */
export async function reconcileList(node: HeedNode, acting: Acting, input: { readonly name: string; readonly list: string }, now: Instant): Promise<Result<Reconciliation, WatchListError | ActError>> {
  return consult(node, acting, { action: "readPerson", words: `list "${input.name}" held against watch files` }, now, async (work): Promise<Result<Shown<Reconciliation>, WatchListError>> => {
    const list = readWatchList(input.list);
    if (!list.ok) return list;
    const files = (await allRows(work.tx, "watch-file")).filter((one) => one.state === "active" && (one as { readonly content?: object }).content !== undefined);
    const ours = files.flatMap(entriesOfFile);
    const rows = reconcile(ours, list.value.entries);
    return ok({ value: { ours: ours.length, theirs: list.value.entries.length, ignored: list.value.ignored, rows }, returned: files.map((one) => one.id) });
  });
}
