import * as contract from "../../contract/messages.ts";
import { fileReceived } from "../../service/arrivals.ts";
import { askConsent, decideConsent, readConsents, revokeConsent } from "../../service/consent.ts";
import { chaseDraft, handDraft, holdDraft } from "../../service/drafts.ts";
import { readHeaders, readMessage } from "../../service/headers.ts";
import { readHolders } from "../../service/holders.ts";
import { closeMessage, correctMessage, disputeAnswer, forwardMessage, replyToClarification, withdrawMessage } from "../../service/message-acts.ts";
import { approveMessage, discardDraft, draftMessage } from "../../service/messages.ts";
import { confirmReplacement, readReplacements } from "../../service/replacement.ts";
import { readReminder } from "../../service/reminders.ts";
import { readProposals } from "../../service/sharing.ts";
import { readMessages, readThread } from "../../service/threads.ts";
import type { Host } from "./serve.ts";

/** Messages to other authorities, what came from them by hand, and threads. */
export function messageRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.readMessages, ({ acting, query, now }) => readMessages(node, acting, query, now));
  host.serve(contract.readMessage, ({ acting, params, now }) => readMessage(node, acting, params, now));
  host.serve(contract.readHeaders, ({ acting, query, now }) => readHeaders(node, acting, query, now));
  host.serve(contract.readThread, ({ acting, params, now }) => readThread(node, acting, params, now));

  host.serve(contract.readProposals, ({ acting, body, now }) => readProposals(node, acting, body, now));
  host.serve(contract.readReminder, ({ acting, params, now }) => readReminder(node, acting, params, now));
  host.serve(contract.draftMessage, ({ acting, body, now }) => draftMessage(node, acting, body, now));
  host.serve(contract.approveMessage, ({ acting, params, body, now }) => approveMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.discardDraft, ({ acting, params, body, now }) => discardDraft(node, acting, { ...params, ...body }, now));
  host.serve(contract.handDraft, ({ acting, params, body, now }) => handDraft(node, acting, { ...params, ...body }, now));
  host.serve(contract.holdDraft, ({ acting, params, body, now }) => holdDraft(node, acting, { ...params, ...body }, now));
  host.serve(contract.chaseDraft, ({ acting, params, body, now }) => chaseDraft(node, acting, { ...params, ...body }, now));
  host.serve(contract.withdrawMessage, ({ acting, params, body, now }) => withdrawMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.correctMessage, ({ acting, params, body, now }) => correctMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.confirmReplacement, ({ acting, params, body, now }) => confirmReplacement(node, acting, { ...params, ...body }, now));
  host.serve(contract.readReplacements, ({ acting, params, now }) => readReplacements(node, acting, params, now));
  host.serve(contract.closeMessage, ({ acting, params, body, now }) => closeMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.disputeAnswer, ({ acting, params, body, now }) => disputeAnswer(node, acting, { ...params, ...body }, now));
  host.serve(contract.forwardMessage, ({ acting, params, body, now }) => forwardMessage(node, acting, { ...params, ...body }, now));
  host.serve(contract.askConsent, ({ acting, params, body, now }) => askConsent(node, acting, { ...params, ...body }, now));
  host.serve(contract.decideConsent, ({ acting, params, body, now }) => decideConsent(node, acting, { ...params, ...body }, now));
  host.serve(contract.revokeConsent, ({ acting, params, body, now }) => revokeConsent(node, acting, { ...params, ...body }, now));
  host.serve(contract.readConsents, ({ acting, params, now }) => readConsents(node, acting, params, now));
  host.serve(contract.readHolders, ({ acting, params, now }) => readHolders(node, acting, params, now));
  host.serve(contract.replyToClarification, ({ acting, params, body, now }) => replyToClarification(node, acting, { clarification: params.id, ...body }, now));

  host.serve(contract.fileReceived, ({ acting, body, now }) => fileReceived(node, acting, body, now));
}
