import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Consultation } from "../domain/entry.ts";
import { recentConsultations } from "../store/consultations.ts";
import type { Place } from "../store/place.ts";
import { consult } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";

/** Who read or searched what, and why, newest first: for the data protection officer and oversight, for the purposes of Directive (EU) 2016/680 Article 25. */
export async function readConsultations(node: HeedNode, acting: Acting, input: { readonly before?: Place; readonly limit: number }, now: Instant): Promise<Result<readonly Consultation[], ActError>> {
  return consult(node, acting, { action: "readAudit" }, now, async (work) => {
    const consultations = await recentConsultations(work.tx, input);
    return ok({ value: consultations, returned: consultations.map((one) => one.id) });
  });
}
