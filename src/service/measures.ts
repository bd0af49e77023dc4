import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import { isSettledByResult } from "../domain/duty.ts";
import { houseRule, openObligation } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { ownId } from "../domain/own-id.ts";
import { findDescriptions } from "../store/persons.ts";
import { findRow } from "../store/rows.ts";
import { act } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";

export type MeasureError =
  | { code: "measure.exists"; id: string }
  | { code: "measure.unknown"; id: string }
  | { code: "measure.closed"; id: string; state: string }
  | { code: "measure.due-past"; due: string; now: string }
  | { code: "measure.by-act"; id: string; duty: string }
  | { code: "measure.own-emergency"; id: string; message: string }
  | { code: "officer.unknown"; officer: string }
  | { code: "description.unknown"; description: string }
  | { code: "message.unknown"; id: string };

export interface MeasureInput {
  readonly id?: string;
  /** What was promised: an interview, an exhibit to examine, an alert to enter, a prosecutor to ask. */
  readonly words: string;
  readonly owner: string;
  readonly due: Instant;
  readonly person?: string;
  /** Message or watch file it belongs to. */
  readonly about?: string;
}

/** Promises a measure: it has an owner and a date, climbs like any duty, and stands in the way of closing until it has a result. */
export async function promiseMeasure(node: HeedNode, acting: Acting, input: MeasureInput, now: Instant): Promise<Result<Obligation, MeasureError | ActError>> {
  return act(node, acting, { action: "promiseMeasure" }, now, async (work): Promise<Result<Obligation, MeasureError>> => {
    const id = ownId("measure", input.id ?? work.newId());
    if (input.id !== undefined && (await findRow(work.tx, "obligation", id)) !== undefined) return err({ code: "measure.exists", id });
    if (input.due <= work.now) return err({ code: "measure.due-past", due: input.due, now: work.now });
    if (!(await work.roster()).some((one) => one.id === input.owner && one.active)) return err({ code: "officer.unknown", officer: input.owner });
    if (input.person !== undefined && (await findDescriptions(work.tx, [input.person])).length === 0) return err({ code: "description.unknown", description: input.person });
    const message = input.about === undefined ? undefined : await findRow(work.tx, "message", input.about);
    const file = input.about === undefined ? undefined : await findRow(work.tx, "watch-file", input.about);
    if (input.about !== undefined && message === undefined && file === undefined) return err({ code: "message.unknown", id: input.about });
    const minutes = Math.max(1, Math.ceil((Date.parse(input.due) - Date.parse(work.now)) / 60_000));
    const measure = openObligation(
      {
        id,
        duty: "measure",
        side: "house",
        debtor: node.self.id,
        creditor: node.self.id,
        ...(message === undefined ? {} : { message: message.id, thread: message.thread }),
        ...(file === undefined ? {} : { watchFile: file.id }),
        ...(input.person === undefined ? {} : { person: input.person }),
        owner: input.owner,
        priority: "P3",
        words: input.words,
      },
      houseRule({ minutes }, "promised for this date"),
      work.now,
      node.self.timeZone,
    );
    await work.append(change("obligation", "opened", measure.id, measure));
    return ok(measure);
  });
}

/** Finishes a measure with its result; a late one stays late. */
export async function finishMeasure(node: HeedNode, acting: Acting, input: { readonly id: string; readonly result: string }, now: Instant): Promise<Result<Obligation, MeasureError | ActError>> {
  return act(node, acting, { action: "finishMeasure" }, now, async (work): Promise<Result<Obligation, MeasureError>> => {
    const measure = (await findRow(work.tx, "obligation", input.id)) ?? (await findRow(work.tx, "obligation", ownId("measure", input.id)));
    if (measure === undefined || measure.side !== "house") return err({ code: "measure.unknown", id: input.id });
    if (!isSettledByResult(measure.duty)) return err({ code: "measure.by-act", id: input.id, duty: measure.duty });
    if (measure.state !== "open") return err({ code: "measure.closed", id: input.id, state: measure.state });
    const issued = measure.duty === "review" && measure.message !== null ? await findRow(work.tx, "message", measure.message) : undefined;
    // Whoever sent it alone is the one it is reviewed for.
    if (issued?.direction === "out" && issued.author === work.acting.actor) return err({ code: "measure.own-emergency", id: input.id, message: issued.id });
    const set = { state: "done" as const, result: input.result, settledAt: work.now, settledBy: work.acting.actor };
    await work.append(change("obligation", "done", measure.id, set));
    return ok({ ...measure, ...set });
  });
}
