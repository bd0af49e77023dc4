import { FIRST_WEIGHTS } from "../domain/triage.ts";
import type { Weights } from "../domain/triage.ts";
import type { Work } from "./act.ts";

/** The weights by which the desk is ordered now. */
export async function weightsInForce(_work: Pick<Work, "tx" | "node">): Promise<Weights> {
  return FIRST_WEIGHTS;
}
