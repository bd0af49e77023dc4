import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { deskRow } from "../domain/desk.ts";
import type { DeskRow } from "../domain/desk.ts";
import { change } from "../domain/entry.ts";
import type { Obligation } from "../domain/obligation.ts";
import { mayOwn } from "../domain/roster.ts";
import { shiftLine, shiftRefusal } from "../domain/shift.ts";
import type { Shift, ShiftLine, ShiftNote, TakeShiftError } from "../domain/shift.ts";
import { deskPage } from "../store/obligations.ts";
import { findRow, findRows } from "../store/rows.ts";
import { dueHereBefore, recentShifts } from "../store/shifts.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { authorityNames } from "./names.ts";
import type { HeedNode } from "./node.ts";
import { weightsInForce } from "./weights.ts";

export type ShiftError = TakeShiftError | { code: "shift.unknown"; id: string } | { code: "shift.to-oneself"; officer: string } | { code: "shift.until-past"; until: string } | { code: "officer.unknown"; officer: string };

/** More than anybody reads at a change of shift; what is left out still stands on the desk. */
const MOST_LINES = 200;

/** What would be handed over now, and the latest changes of shift. */
export interface ShiftView {
  readonly mine: readonly ShiftLine[];
  readonly due: readonly ShiftLine[];
  readonly shifts: readonly Shift[];
}

/** What an officer would leave if he went now, and the latest changes of shift, newest first. */
export async function readShifts(node: HeedNode, acting: Acting, input: { readonly until: Instant; readonly limit: number }, now: Instant): Promise<Result<ShiftView, ActError>> {
  return consult(node, acting, { action: "readDesk" }, now, async (work) => {
    const lists = await linesFor(work, acting.actor, input.until);
    const shifts = await recentShifts(work.tx, input.limit);
    return ok({ value: { ...lists, shifts }, returned: [...lists.mine, ...lists.due].map((one) => one.obligation) });
  });
}

/** Leaves a shift to a colleague: the note and the lists as they stand now, under the name of whoever goes. */
export async function leaveShift(node: HeedNode, acting: Acting, note: ShiftNote, now: Instant): Promise<Result<Shift, ShiftError | ActError>> {
  return act(node, acting, { action: "assign", resource: { kind: "Node", id: node.self.id, owner: acting.actor } }, now, async (work): Promise<Result<Shift, ShiftError>> => {
    if (note.to === acting.actor) return err({ code: "shift.to-oneself", officer: note.to });
    if (note.until <= work.now) return err({ code: "shift.until-past", until: note.until });
    if (!(await work.roster()).some((one) => one.id === note.to && mayOwn(one, work.now))) return err({ code: "officer.unknown", officer: note.to });
    const id = work.newId();
    const shift: Shift = { id, from: acting.actor, ...note, ...(await linesFor(work, acting.actor, note.until)), leftAt: work.now, takenAt: null };
    await work.append(change("shift", "left", id, shift));
    return ok(shift);
  });
}

/** Signs for what was left: whoever comes has read it. */
export async function takeShift(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<Shift, ShiftError | ActError>> {
  return act(node, acting, { action: "take" }, now, async (work): Promise<Result<Shift, ShiftError>> => {
    const shift = await findRow(work.tx, "shift", input.id);
    if (shift === undefined) return err({ code: "shift.unknown", id: input.id });
    const refusal = shiftRefusal(shift, acting.actor);
    if (refusal !== undefined) return err(refusal);
    const set = { takenAt: work.now };
    await work.append(change("shift", "taken", shift.id, set));
    return ok({ ...shift, ...set });
  });
}

/** Open duties of an officer, and those of others that fall due before an instant. */
async function linesFor(work: Work, officer: string, until: Instant): Promise<Pick<Shift, "mine" | "due">> {
  const mine = await deskPage(work.tx, { owner: officer, side: "here", limit: MOST_LINES });
  const due = (await dueHereBefore(work.tx, until, MOST_LINES)).filter((one) => one.owner !== officer);
  const rows = await rowsOf(work, [...mine, ...due]);
  const lines = (of: readonly Obligation[]) => of.map((one) => shiftLine(rows.get(one.id)!));
  return { mine: lines(mine), due: lines(due) };
}

async function rowsOf(work: Work, obligations: readonly Obligation[]): Promise<ReadonlyMap<string, DeskRow>> {
  const messages = new Map((await findRows(work.tx, "message", [...new Set(obligations.flatMap((one) => one.message ?? []))])).map((one) => [one.id, one]));
  const weights = await weightsInForce(work);
  const nameOf = await authorityNames(work, obligations.map((one) => one.debtor));
  return new Map(obligations.map((one) => [one.id, deskRow({ obligation: one, item: undefined, message: messages.get(one.message ?? ""), now: work.now, nameOf, weights })]));
}
