import { z } from "zod";
import { DecisionInput } from "../domain/decision.ts";
import { RowId } from "../domain/own-id.ts";
import { InstantText, Reasons, Ref } from "../domain/text.ts";
import { ByRowId, DescriptionId } from "./asked.ts";
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

export const promiseMeasure = route({
  method: "POST",
  path: "/v1/measures",
  says: "Promises a measure, with an owner and a date.",
  body: z.strictObject({ id: Ref.exactOptional(), words: Reasons, owner: Ref, due: InstantText, person: DescriptionId.exactOptional(), about: RowId.exactOptional() }),
  returns: ObligationRow,
  status: 201,
});
export const finishMeasure = route({ method: "POST", path: "/v1/measures/:id/result", says: "Finishes a measure with its result.", params: ByRowId, body: z.strictObject({ result: Reasons }), returns: ObligationRow });
