import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { placesOf } from "../domain/entry.ts";
import type { ErasureError, ErasureTarget } from "../domain/erasure.ts";
import { sourceOf } from "../domain/person.ts";
import { isKept } from "../domain/preservation.ts";
import type { Preservation } from "../domain/preservation.ts";
import { familyOf } from "../store/erasure.ts";
import { findGroup } from "../store/persons.ts";
import { findRow, findRows } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { ordersInForce } from "./preservation.ts";

/** What an erasure reaches: messages or a file whole, or one person in them by his ref; or a decision. */
export interface Reach {
  readonly messages: readonly string[];
  readonly watchFile: string | null;
  readonly decision: string | null;
  /** The only person that goes, or null where all do. */
  readonly ref: string | null;
  /** Description ids of whoever goes. */
  readonly descriptions: readonly string[];
  readonly threads: readonly string[];
}

/** What a target reaches here, as it stands now. */
export async function targetOf(work: Pick<Work, "tx" | "node">, target: ErasureTarget): Promise<Result<Reach, ErasureError>> {
  const unknown = err({ code: "erasure.no-target" as const, kind: target.kind, id: target.id });
  const nothing: Reach = { messages: [], watchFile: null, decision: null, ref: null, descriptions: [], threads: [] };
  if (target.kind === "decision") {
    const decision = await findRow(work.tx, "decision", target.id);
    return decision === undefined ? unknown : ok({ ...nothing, decision: decision.id, descriptions: decision.person === null ? [] : [decision.person] });
  }
  const ref = target.kind === "person" ? target.id.slice(target.id.lastIndexOf("#") + 1) : null;
  const source = target.kind === "person" ? sourceOf(target.id) : target.id;
  const file = target.kind === "message" ? undefined : await findRow(work.tx, "watch-file", source);
  if (file !== undefined) {
    if (target.kind === "watch-file" && file.state === "active") return err({ code: "erasure.active-file", id: file.id });
    const { descriptions } = placesOf({ noun: "watch-file", row: file }, work.node.self.id);
    return ok({ ...nothing, watchFile: file.id, ref, descriptions: idsOf(descriptions, ref) });
  }
  const message = target.kind === "watch-file" ? undefined : await findRow(work.tx, "message", source);
  if (message === undefined) return unknown;
  const family = await findRows(work.tx, "message", await familyOf(work.tx, message.id));
  const descriptions = family.flatMap((row) => placesOf({ noun: "message", row }, work.node.self.id).descriptions);
  return ok({ ...nothing, messages: family.map((one) => one.id), ref, descriptions: idsOf(descriptions, ref), threads: [...new Set(family.map((one) => one.thread))] });
}

/** The order in force that keeps a target from being erased, or nothing. */
export async function keptFrom(work: Pick<Work, "tx" | "node" | "now">, target: ErasureTarget): Promise<Preservation | undefined> {
  const orders = (await ordersInForce(work)).filter((one) => one.until > work.now);
  const reach = orders.length === 0 ? undefined : await targetOf(work, target);
  if (reach?.ok !== true) return undefined;
  const persons = new Set<string>();
  for (const id of reach.value.descriptions) for (const member of (await findGroup(work.tx, id)).members) persons.add(member);
  const { threads, watchFile } = reach.value;
  return orders.find((one) => isKept(one.scope, { persons: [...persons], threads }) || (watchFile !== null && "watchFiles" in one.scope && one.scope.watchFiles.includes(watchFile)));
}

function idsOf(descriptions: readonly { readonly id: string; readonly person: { readonly ref: string } }[], ref: string | null): readonly string[] {
  return descriptions.filter((one) => ref === null || one.person.ref === ref).map((one) => one.id);
}
