import { z } from "zod";
import { DecisionInput } from "../domain/decision.ts";
import { RowId } from "../domain/own-id.ts";
import { InstantText, Reasons, Ref } from "../domain/text.ts";
import { Before, ByRowId, DescriptionId, Limit } from "./asked.ts";
import { listOf, texts } from "./declared.ts";
import { route } from "./route.ts";
import { DecisionRow, ObligationRow, OpenMatterRow } from "./rows.ts";

export const DecisionCheckView = z.object({ onFile: listOf(OpenMatterRow), openMeasures: texts });
export type DecisionCheckView = z.infer<typeof DecisionCheckView>;

export const checkDecision = route({
  method: "POST",
  path: "/v1/decisions/check",
  says: "Shows everything open on a person and on persons linked to him, before a decision is recorded.",
  body: z.strictObject({ person: DescriptionId.exactOptional(), about: RowId.exactOptional() }),
  returns: DecisionCheckView,
});
export const recordDecision = route({ method: "POST", path: "/v1/decisions", says: "Records a decision with its reasons and with what was on file.", large: true, body: DecisionInput.extend({ id: Ref.exactOptional() }), returns: DecisionRow, status: 201 });
export const followDecision = route({ method: "POST", path: "/v1/decisions/:id/check", says: "Completes the check of a decision recorded without one.", params: ByRowId, body: z.strictObject({}), returns: DecisionRow });

export const readDecisions = route({
  method: "GET",
  path: "/v1/decisions",
  says: "Decisions with their reasons, newest first; `before` is the instant of the last one seen and its id, with a comma between.",
  query: z.strictObject({ by: Ref.exactOptional(), before: Before.exactOptional(), limit: Limit }),
  returns: listOf(DecisionRow),
});
export const readMeasures = route({
  method: "GET",
  path: "/v1/measures",
  says: "Measures that were promised, the newest promise first; `open=no` shows those with a result too.",
  query: z.strictObject({ owner: Ref.exactOptional(), open: z.enum(["yes", "no"]).default("yes"), before: Before.exactOptional(), limit: Limit }),
  returns: listOf(ObligationRow),
});
export const promiseMeasure = route({
  method: "POST",
  path: "/v1/measures",
  says: "Promises a measure, with an owner and a date.",
  body: z.strictObject({ id: Ref.exactOptional(), words: Reasons, owner: Ref, due: InstantText, person: DescriptionId.exactOptional(), about: RowId.exactOptional() }),
  returns: ObligationRow,
  status: 201,
});
export const finishMeasure = route({ method: "POST", path: "/v1/measures/:id/result", says: "Finishes a measure with its result.", params: ByRowId, body: z.strictObject({ result: Reasons }), returns: ObligationRow });
