import { z } from "zod";
import type { Instant } from "../lib/clock/index.ts";
import type { DeskRow } from "./desk.ts";
import type { Duty } from "./duty.ts";
import { InstantText, Line, Ref, Text } from "./text.ts";

/** Something said by telephone that has no message: to whom, what, and by when if that was said. */
export const Promised = z.strictObject({ to: Line, words: Line, by: InstantText.exactOptional() });
export type Promised = z.infer<typeof Promised>;

/** What whoever goes writes for whoever comes. */
export const ShiftNote = z.strictObject({
  /** Who comes. */
  to: Ref,
  /** Until when the coming shift lasts: what falls due before is listed for it. */
  until: InstantText,
  /** What is left, in words; may be empty, where the list says all. */
  text: Text,
  promised: z.array(Promised).max(50).default([]),
});
export type ShiftNote = z.infer<typeof ShiftNote>;

/** A duty as it stood when the shift changed: where it is found, and what it was called. */
export interface ShiftLine {
  readonly obligation: string;
  /** The item behind it, which can be handed over; null for what is inside the house. */
  readonly item: string | null;
  readonly thread: string | null;
  readonly duty: Duty;
  readonly title: string;
  readonly owner: string;
  readonly dueAt: Instant | null;
}

/** A change of shift: what was left, what fell due, what was promised; signed by whoever went and then by whoever came. */
export interface Shift {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly until: Instant;
  readonly text: string;
  readonly promised: readonly Promised[];
  /** Open duties of whoever went. */
  readonly mine: readonly ShiftLine[];
  /** Open duties of others in the house that fall due before the coming shift ends. */
  readonly due: readonly ShiftLine[];
  readonly leftAt: Instant;
  readonly takenAt: Instant | null;
}

/** What a row of the desk leaves in the list of a change of shift. */
export function shiftLine(row: DeskRow): ShiftLine {
  const { id, side, message, thread, duty, owner, dueAt } = row.obligation;
  return { obligation: id, item: side === "debtor" ? message : null, thread, duty, title: row.title, owner, dueAt: dueAt ?? null };
}

export type TakeShiftError = { code: "shift.not-yours"; id: string; to: string } | { code: "shift.taken"; id: string };

/** Why an officer cannot sign for what was left, or undefined if he can: it was left to him, and is signed once. */
export function shiftRefusal(shift: Shift, officer: string): TakeShiftError | undefined {
  if (shift.to !== officer) return { code: "shift.not-yours", id: shift.id, to: shift.to };
  return shift.takenAt === null ? undefined : { code: "shift.taken", id: shift.id };
}
