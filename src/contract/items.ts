import { z } from "zod";
import { Answer, Gate, RefusalGround } from "../domain/message.ts";
import { InstantText, Line, Reasons, Ref, Text } from "../domain/text.ts";
import { ById } from "./asked.ts";
import { texts } from "./declared.ts";
import { route } from "./route.ts";
import { ItemRow, MessageRow, ObligationRow } from "./rows.ts";

const gate = Gate.exactOptional();
const messageId = Ref.exactOptional();

export const takeItem = route({ method: "POST", path: "/v1/items/:id/taking", says: "Takes an item: the act that acknowledges it on both sides.", params: ById, body: z.strictObject({}), returns: ItemRow });
export const handOverItems = route({
  method: "POST",
  path: "/v1/handovers",
  says: "Hands several items to a colleague at once: all or none.",
  body: z.strictObject({ ids: z.array(Ref).min(1).max(500), to: Ref, reasons: Reasons }),
  returns: z.object({ handed: texts }),
});
export const handOver = route({ method: "POST", path: "/v1/items/:id/handover", says: "Hands an item to a colleague.", params: ById, body: z.strictObject({ to: Ref, reasons: Reasons }), returns: ItemRow });
export const answerItem = route({ method: "POST", path: "/v1/items/:id/answer", says: "Answers the sender and stops the clock.", large: true, params: ById, body: z.strictObject({ messageId, body: Answer, gate }), returns: MessageRow, status: 201 });
export const recordBriefing = route({ method: "POST", path: "/v1/items/:id/briefing", says: "Records that somebody a threat warning names has been briefed; the sender is told.", params: ById, body: z.strictObject({ recipient: Line, words: Reasons, gate }), returns: ObligationRow });
export const disposeItem = route({ method: "POST", path: "/v1/items/:id/disposition", says: "Decides inside the house; what was decided never leaves the node.", params: ById, body: z.strictObject({ outcome: Line, reasons: Reasons }), returns: ItemRow });
export const proposeRefusal = route({ method: "POST", path: "/v1/items/:id/refusal", says: "Proposes a refusal on one of the law's grounds.", params: ById, body: z.strictObject({ ground: RefusalGround, scope: Reasons, text: Text }), returns: ItemRow });
export const decideRefusal = route({ method: "POST", path: "/v1/items/:id/refusal/decision", says: "Confirms or rejects a proposed refusal; never the proposer himself.", params: ById, body: z.strictObject({ confirm: z.boolean(), messageId, gate }), returns: ItemRow });
export const askClarification = route({
  method: "POST",
  path: "/v1/items/:id/clarification",
  says: "Asks the sender something; the clock stands still until he replies. A second time needs his agreement.",
  params: ById,
  body: z.strictObject({ question: Reasons, agreed: z.boolean().default(false), messageId, gate }),
  returns: ItemRow,
});
export const holdItem = route({ method: "POST", path: "/v1/items/:id/hold", says: "Deviates from the period for judicial authorisation, with a notice to the sender.", params: ById, body: z.strictObject({ until: InstantText, reasons: Reasons, gate }), returns: ItemRow });
export const askExtension = route({
  method: "POST",
  path: "/v1/items/:id/extension",
  says: "Asks the sender for more time for an answer that the exchange's own rule asks for; the clock runs on until he grants it.",
  params: ById,
  body: z.strictObject({ until: InstantText, reasons: Reasons, messageId, gate }),
  returns: MessageRow,
  status: 201,
});
export const decideExtension = route({
  method: "POST",
  path: "/v1/extensions/:id/decision",
  says: "Grants or declines the time an addressee asked for, once; `id` is that of the message that asked.",
  params: ById,
  body: z.strictObject({ granted: z.boolean(), reasons: Reasons, messageId, gate }),
  returns: MessageRow,
  status: 201,
});
export const lapseItem = route({ method: "POST", path: "/v1/items/:id/lapse", says: "Lets an item lapse: a decision with a name on it, told to the sender.", params: ById, body: z.strictObject({ reasons: Reasons }), returns: ItemRow });
