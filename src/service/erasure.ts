import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import { decideErasure as decided } from "../domain/erasure.ts";
import type { Erasure, ErasureError, ErasureInput } from "../domain/erasure.ts";
import { mayOwn, onRung, RUNGS } from "../domain/roster.ts";
import { erasureOf, listErasures } from "../store/erasure.ts";
import { findRow } from "../store/rows.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { keptFrom, targetOf } from "./erasure-scope.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

/** Asks that something be erased, with the rule that asks for it. A second person approves; until then nothing is erased. */
export async function askErasure(node: HeedNode, acting: Acting, input: ErasureInput & { readonly id?: string }, now: Instant): Promise<Result<Erasure, ErasureError | ActError>> {
  return act(node, acting, { action: "askErasure", resource: { kind: "Decision", id: input.id ?? "new" } }, now, async (work): Promise<Result<Erasure, ErasureError>> => {
    const { id = work.newId(), target, rule, legalBasis, reasons } = input;
    const found = await targetOf(work, target);
    if (!found.ok) return found;
    const open = await erasureOf(work.tx, target);
    if (open !== undefined) return err({ code: "erasure.asked", id: target.id, erasure: open.id });
    const erasure: Erasure = {
      id, target, rule, legalBasis, reasons, state: "asked", askedBy: acting.actor, askedAt: work.now, decidedBy: null, decidedAt: null, preservedBy: null,
      erasedAt: null, rows: {}, waiting: [], outside: { authorities: [], readings: 0 }, doneAt: null,
    };
    await work.append(change("erasure", "asked", id, erasure));
    const second = await secondPerson(work);
    if (second !== undefined) await raise(work, [{ kind: "due", subject: id, with: [target.id], reasons: ["erasure.asked"], words: [`To be erased under ${rule}, once a second person approves`], to: second }]);
    return ok(erasure);
  });
}

/** Approves an erasure, which is then carried out whatever happens, or declines it; never whoever asked for it. An order that keeps it comes first. */
export async function decideErasure(node: HeedNode, acting: Acting, input: { readonly id: string; readonly confirm: boolean }, now: Instant): Promise<Result<Erasure, ErasureError | ActError>> {
  const resource = async (tx: Work["tx"]) => {
    const erasure = await findRow(tx, "erasure", input.id);
    return { kind: "Decision" as const, id: input.id, ...(erasure === undefined ? {} : { author: erasure.askedBy }) };
  };
  return act(node, acting, { action: "decideErasure", resource }, now, async (work): Promise<Result<Erasure, ErasureError>> => {
    const erasure = await findRow(work.tx, "erasure", input.id);
    if (erasure === undefined) return err({ code: "erasure.unknown", id: input.id });
    const set = decided(erasure, { confirm: input.confirm, by: acting.actor, now: work.now });
    if (!set.ok) return set;
    const order = input.confirm ? await keptFrom(work, erasure.target) : undefined;
    if (order !== undefined) return err({ code: "erasure.preserved", id: erasure.id, order: order.id });
    await work.append(change("erasure", input.confirm ? "intended" : "declined", erasure.id, set.value));
    return ok({ ...erasure, ...set.value });
  });
}

/** Every erasure, with where it stands and what lies outside this node; for those who decide on them. */
export async function readErasures(node: HeedNode, acting: Acting, now: Instant): Promise<Result<readonly Erasure[], ActError>> {
  return consult(node, acting, { action: "readErasures" }, now, async (work) => {
    const all = await listErasures(work.tx);
    return ok({ value: all, returned: all.map((one) => one.id) });
  });
}

/** Somebody on the ladder who is not the one who asks. */
async function secondPerson(work: Work): Promise<string | undefined> {
  const roster = (await work.roster()).filter((one) => one.id !== work.acting.actor && mayOwn(one, work.now));
  return RUNGS.map((_, index) => onRung(roster, (index + 1) as 1 | 2 | 3, work.now)?.id).find((id) => id !== undefined);
}
