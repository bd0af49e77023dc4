import { z } from "zod";
import { ShiftNote } from "../domain/shift.ts";
import type { Promised, Shift, ShiftLine } from "../domain/shift.ts";
import { InstantText } from "../domain/text.ts";
import { ById, Limit } from "./asked.ts";
import { declared, listOf, maybe, text } from "./declared.ts";
import { route } from "./route.ts";

const PromisedRow = declared<Promised>()({ to: text, words: text, by: text.optional() });
const ShiftLineRow = declared<ShiftLine>()({ obligation: text, item: maybe, thread: maybe, duty: text, title: text, owner: text, dueAt: maybe });

export const ShiftRow = declared<Shift>()({
  id: text,
  from: text,
  to: text,
  until: text,
  text,
  promised: listOf(PromisedRow),
  mine: listOf(ShiftLineRow),
  due: listOf(ShiftLineRow),
  leftAt: text,
  takenAt: maybe,
});

/** What an officer would leave if he went now, and the latest changes of shift. */
export const ShiftView = z.object({ mine: listOf(ShiftLineRow), due: listOf(ShiftLineRow), shifts: listOf(ShiftRow) });
export type ShiftView = z.infer<typeof ShiftView>;

export const readShifts = route({
  method: "GET",
  path: "/v1/shifts",
  says: "What the officer would leave if he went now, what falls due before `until`, and the latest changes of shift, newest first.",
  query: z.strictObject({ until: InstantText, limit: Limit }),
  returns: ShiftView,
});
export const leaveShift = route({ method: "POST", path: "/v1/shifts", says: "Leaves the shift to a colleague: signed by whoever goes, with the lists as they stand.", large: true, body: ShiftNote, returns: ShiftRow, status: 201 });
export const takeShift = route({ method: "POST", path: "/v1/shifts/:id/taking", says: "Signs for what a colleague left.", params: ById, body: z.strictObject({}), returns: ShiftRow });
