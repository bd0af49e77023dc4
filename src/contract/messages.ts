import { z } from "zod";
import { Gate, MessageBody, Passage, WireMessage } from "../domain/message.ts";
import { InstantText, Reasons, Ref, Text } from "../domain/text.ts";
import { Before, ById, Limit } from "./asked.ts";
import { listOf, maybe, text, texts } from "./declared.ts";
import { MatchView } from "./matches.ts";
import { route } from "./route.ts";
import { AddresseeRow, ItemRow, MessageRow, ObligationRow, SignalRow } from "./rows.ts";

const gate = Gate.exactOptional();
const To = z.array(Ref).min(1).max(200);

export const readMessages = route({
  method: "GET",
  path: "/v1/messages",
  says: "Messages, newest first; `before` is the instant of the last one seen, or that and its id, with a comma between.",
  query: z.strictObject({ before: Before.exactOptional(), limit: Limit }),
  returns: listOf(MessageRow),
});

export const readReminder = route({
  method: "GET",
  path: "/v1/messages/:id/reminders/:authority",
  says: "A reminder to one addressee as a letter to print: what was sent, what is owed and how late it is, without any person's name.",
  params: z.strictObject({ id: Ref, authority: Ref }),
  returns: z.object({ text }),
});

export const draftMessage = route({
  method: "POST",
  path: "/v1/messages",
  says: "Drafts a message; it leaves when a second person approves it.",
  large: true,
  body: z.strictObject({
    id: Ref.exactOptional(),
    thread: Ref.exactOptional(),
    /** Authorities, or everybody who told us of these persons or whom we told. */
    to: z.union([To, z.literal("concerned")]),
    body: MessageBody,
    gate,
    passage: Passage.exactOptional(),
  }),
  returns: MessageRow,
  status: 201,
});
export const approveMessage = route({ method: "POST", path: "/v1/messages/:id/approval", says: "Approves a draft, which then leaves.", params: ById, body: z.strictObject({ gate }), returns: MessageRow });
export const discardDraft = route({ method: "POST", path: "/v1/messages/:id/discard", says: "Drops a draft that will not be sent.", params: ById, body: z.strictObject({ reasons: Reasons }), returns: z.object({ id: text }) });
export const handDraft = route({ method: "POST", path: "/v1/messages/:id/handover", says: "Hands a draft to a colleague; it waits under his name on a clock of its own.", params: ById, body: z.strictObject({ to: Ref, reasons: Reasons }), returns: MessageRow });
export const holdDraft = route({ method: "POST", path: "/v1/messages/:id/holding", says: "Says why a draft does not leave yet; for whoever has it.", params: ById, body: z.strictObject({ reasons: Reasons }), returns: MessageRow });
export const chaseDraft = route({ method: "POST", path: "/v1/messages/:id/chase", says: "Asks after a draft: its holder hears, and whoever stands above him.", params: ById, body: z.strictObject({ words: Reasons }), returns: MessageRow });
export const withdrawMessage = route({ method: "POST", path: "/v1/messages/:id/withdrawal", says: "Takes a message back from everybody it went to.", params: ById, body: z.strictObject({ reasons: Reasons, gate }), returns: MessageRow });
export const correctMessage = route({
  method: "POST",
  path: "/v1/messages/:id/correction",
  says: "Corrects a message: the new version goes to everybody the old one went to.",
  large: true,
  params: ById,
  body: z.strictObject({ messageId: Ref.exactOptional(), reasons: Reasons, body: MessageBody, gate }),
  returns: MessageRow,
});
export const confirmReplacement = route({
  method: "POST",
  path: "/v1/messages/:id/replacement",
  says: "Confirms to its author that a correction has taken the place of what it corrects; `id` is that of the correction, or of what it corrects.",
  params: ById,
  body: z.strictObject({ words: Reasons }),
  returns: z.object({ id: text }),
});
export const ReplacementRow = z.object({ authority: text, correction: text, version: z.number(), sentAt: text, deliveredAt: maybe, confirmedAt: maybe, due: maybe, overdue: z.boolean() });
export const readReplacements = route({
  method: "GET",
  path: "/v1/messages/:id/replacements",
  says: "Who had a message of ours that was corrected since, and who has confirmed that the correction is in its place there.",
  params: ById,
  returns: listOf(ReplacementRow),
});
export const closeMessage = route({ method: "POST", path: "/v1/messages/:id/closing", says: "Accepts an addressee's answer, refusal or lapse.", params: ById, body: z.strictObject({ authority: Ref }), returns: z.object({ id: text }) });
export const disputeAnswer = route({
  method: "POST",
  path: "/v1/messages/:id/dispute",
  says: "Does not accept an addressee's answer, refusal or lapse: a new round begins.",
  params: ById,
  body: z.strictObject({ authority: Ref, reasons: Reasons, gate }),
  returns: z.object({ id: text, round: z.number() }),
});
export const forwardMessage = route({
  method: "POST",
  path: "/v1/messages/:id/forward",
  says: "Drafts the passing on of a received message, under its originator's handling code.",
  params: ById,
  body: z.strictObject({ messageId: Ref.exactOptional(), to: To, consent: z.enum(["not-needed", "given"]), text: Text, gate }),
  returns: MessageRow,
  status: 201,
});
export const askConsent = route({
  method: "POST",
  path: "/v1/messages/:id/consents",
  says: "Asks the originator of a received message whether it may be passed on to somebody; an answer is wanted by `answerBy`.",
  params: ById,
  body: z.strictObject({ messageId: Ref.exactOptional(), target: Ref, answerBy: InstantText, reasons: Reasons, gate }),
  returns: MessageRow,
  status: 201,
});
export const decideConsent = route({
  method: "POST",
  path: "/v1/consents/:id/decision",
  says: "Gives or denies consent that a message of ours is passed on, until an instant; `id` is that of the message that asked.",
  params: ById,
  body: z.strictObject({ messageId: Ref.exactOptional(), granted: z.boolean(), until: InstantText, reasons: Reasons, gate }),
  returns: MessageRow,
});
export const revokeConsent = route({
  method: "POST",
  path: "/v1/consents/:id/revocation",
  says: "Takes a consent back: what was passed on under it is withdrawn there; `id` is that of the message that asked for it.",
  params: ById,
  body: z.strictObject({ messageId: Ref.exactOptional(), reasons: Reasons, gate }),
  returns: MessageRow,
});
export const ConsentRow = z.object({ request: text, holder: text, target: text, state: z.enum(["requested", "granted", "denied", "expired", "revoked"]), askedAt: text, until: text, reply: maybe });
export const readConsents = route({ method: "GET", path: "/v1/messages/:id/consents", says: "Every consent asked for about a message, at whoever asked and at its originator, as it stands.", params: ById, returns: listOf(ConsentRow) });
export const HolderRow = z.object({ authority: text, via: maybe, state: z.enum(["queued", "passed", "delivered", "recalling", "void", "confirmed"]), at: text, due: maybe, overdue: z.boolean() });
export const readHolders = route({ method: "GET", path: "/v1/messages/:id/holders", says: "Who has a message of ours, at first and at second hand, and where a recall of it stands with each.", params: ById, returns: listOf(HolderRow) });
export const replyToClarification = route({ method: "POST", path: "/v1/clarifications/:id/reply", says: "Replies to what an addressee asked; its clock runs again.", large: true, params: ById, body: z.strictObject({ text: Text, gate }), returns: MessageRow, status: 201 });

export const fileReceived = route({
  method: "POST",
  path: "/v1/received",
  says: "Files by hand what came outside Heed, with its channel and what proves it.",
  large: true,
  body: z.strictObject({ from: Ref, wire: WireMessage.extend({ version: z.int().min(1).exactOptional() }), passage: Passage, receivedAt: InstantText.exactOptional() }),
  returns: MessageRow,
  status: 201,
});

export const readProposals = route({
  method: "POST",
  path: "/v1/proposals",
  says: "Which states something about these persons touches and who there would be told; nothing is sent or kept.",
  large: true,
  body: z.strictObject({ body: MessageBody }),
  returns: listOf(z.object({ country: text, why: texts, authority: maybe, ticked: z.boolean(), blocked: z.boolean() })),
});

const DeadlineLineRow = z.object({ at: text, text, article: text.optional(), due: text.optional() });

/** A thread whole: messages, where each addressee stands, clocks with their explanation, candidates, proofs. */
export const ThreadView = z.object({
  id: text,
  messages: listOf(MessageRow),
  addressees: listOf(AddresseeRow),
  items: listOf(ItemRow),
  obligations: listOf(z.object({ obligation: ObligationRow, explanation: listOf(DeadlineLineRow), lateMs: z.number() })),
  matches: listOf(MatchView),
  signals: listOf(SignalRow),
  proofs: listOf(z.object({ envelope: text, message: text, peer: text, direction: text, digest: text, receipt: maybe, receivedAt: maybe })),
});
export type ThreadView = z.infer<typeof ThreadView>;

export const readMessage = route({ method: "GET", path: "/v1/messages/:id", says: "One message.", params: ById, returns: MessageRow });

/** A message from outside: nothing of what it says. */
export const MessageHeaderRow = z.object({
  id: text,
  thread: text,
  direction: text,
  from: text,
  to: texts,
  version: z.number(),
  status: text,
  kind: maybe,
  priority: maybe,
  handling: maybe,
  language: maybe,
  persons: z.number(),
  bystanders: z.number(),
  draftedAt: maybe,
  issuedAt: maybe,
  receivedAt: maybe,
  channel: text,
});
export type MessageHeaderRow = z.infer<typeof MessageHeaderRow>;

export const readHeaders = route({
  method: "GET",
  path: "/v1/headers",
  says: "Messages without their content, newest first, for the data protection officer; `before` is the instant of the last one seen and its id, with a comma between.",
  query: z.strictObject({ before: Before.exactOptional(), limit: Limit }),
  returns: listOf(MessageHeaderRow),
});

export const readThread = route({ method: "GET", path: "/v1/threads/:id", says: "Everything of one thread.", params: ById, returns: ThreadView });
