import { err } from "../../lib/base/result.ts";
import { excerpt } from "../../lib/base/excerpt.ts";
import { parseInstant } from "../../lib/clock/index.ts";
import { Ref } from "../../domain/text.ts";
import * as contract from "../../contract/messages.ts";
import { fileReceived } from "../../service/arrivals.ts";
import { closeMessage, correctMessage, disputeAnswer, forwardMessage, replyToClarification, withdrawMessage } from "../../service/message-acts.ts";
import { approveMessage, discardDraft, draftMessage } from "../../service/messages.ts";
import { readReminder } from "../../service/reminders.ts";
import { readMessages, readThread } from "../../service/threads.ts";
import type { Host } from "./serve.ts";

/** Messages to other authorities, what came from them by hand, and threads. */
export function messageRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.readMessages, async ({ acting, query: { before, limit }, now }) => {
    const place = before === undefined ? undefined : placeOf(before);
    if (before !== undefined && place === undefined) return err({ code: "request.invalid", place: "before", fault: "must be an instant, or an instant and an id with a comma between", value: excerpt(before) });
    return readMessages(node, acting, { limit, ...(place === undefined ? {} : { before: place }) }, now);
  });
  host.serve(contract.readThread, ({ acting, params, now }) => readThread(node, acting, params, now));

  host.serve(contract.readReminder, ({ acting, params, now }) => readReminder(node, acting, params, now));
  host.serve(contract.draftMessage, ({ acting, body, now }) => draftMessage(node, acting, body, now));
  host.serve(contract.approveMessage, ({ acting, params, body, now }) => approveMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.discardDraft, ({ acting, params, body, now }) => discardDraft(node, acting, { ...params, ...body }, now));
  host.serve(contract.withdrawMessage, ({ acting, params, body, now }) => withdrawMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.correctMessage, ({ acting, params, body, now }) => correctMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.closeMessage, ({ acting, params, body, now }) => closeMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.disputeAnswer, ({ acting, params, body, now }) => disputeAnswer(node, acting, { ...params, ...body }, now));
  host.serve(contract.forwardMessage, ({ acting, params, body, now }) => forwardMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.replyToClarification, ({ acting, params, body, now }) => replyToClarification(node, acting, { clarification: params.id, ...body }, now));

  host.serve(contract.fileReceived, ({ acting, body, now }) => fileReceived(node, acting, body, now));
}

/** An instant alone stands before every message of that instant. */
function placeOf(before: string): { readonly at: string; readonly id: string } | undefined {
  const comma = before.indexOf(",");
  const at = parseInstant(comma < 0 ? before : before.slice(0, comma));
  const id = comma < 0 ? "\u{10FFFF}" : before.slice(comma + 1);
  return at.ok && (comma < 0 || Ref.safeParse(id).success) ? { at: at.value, id } : undefined;
}
