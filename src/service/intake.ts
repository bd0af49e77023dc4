import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { act } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";

/**
 * Whether somebody may have a text read into a proposal: whoever may file what was received. Reading touches nothing that is on
 * file and leaves no entry; what a person confirms of it is filed like any message, by that person.
 */
export async function mayTakeIn(node: HeedNode, acting: Acting, now: Instant): Promise<Result<true, ActError>> {
  return act(node, acting, { action: "fileReceived" }, now, () => Promise.resolve(ok(true as const)));
}
