import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { addresseeId } from "../domain/addressee.ts";
import { reminderLetter } from "../domain/reminder.ts";
import { obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import { consult } from "./act.ts";
import type { ActError, Acting, Shown } from "./act.ts";
import type { HeedNode } from "./node.ts";

export type ReminderError = { code: "message.unknown"; id: string } | { code: "addressee.unknown"; authority: string };

/** A reminder to one addressee of a message of ours, as a letter to print: for partners without a node, or whose node is silent. */
export async function readReminder(node: HeedNode, acting: Acting, input: { readonly id: string; readonly authority: string }, now: Instant): Promise<Result<{ readonly text: string }, ReminderError | ActError>> {
  return consult(node, acting, { action: "readThread", resource: { kind: "Message", id: input.id } }, now, async (work): Promise<Result<Shown<{ readonly text: string }>, ReminderError>> => {
    const message = await findRow(work.tx, "message", input.id);
    if (message === undefined || message.direction !== "out" || message.status === "draft") return err({ code: "message.unknown", id: input.id });
    const addressee = await findRow(work.tx, "addressee", addresseeId(input.id, input.authority));
    const to = await work.peer(input.authority);
    if (addressee === undefined || to === undefined) return err({ code: "addressee.unknown", authority: input.authority });
    const owed = (await obligationsOf(work.tx, input.id)).filter((one) => one.side === "creditor" && one.debtor === to.id);
    const text = reminderLetter({ self: node.self, to, message, addressee, owed, post: work.officer?.post ?? "Duty desk", now: work.now });
    return ok({ value: { text }, returned: [message.id] });
  });
}
