import { z } from "zod";
import type { Message } from "./message.ts";

/** What became of a draft inside the house: it was handed on, held back by whoever has it, or asked after. */
export const HandKind = z.enum(["handed", "held", "chased"]);
export type HandKind = z.infer<typeof HandKind>;

/** One step of a draft on its way to being sent, with who took it and why. */
export interface Hand {
  readonly kind: HandKind;
  readonly by: string;
  /** Who has it afterwards. */
  readonly to: string;
  readonly at: string;
  readonly reasons: string;
}

/** Who has a draft now: the last one it was handed to, its author before that. @example holderOf({ author: "lena", heldBy: "sven" }) // "sven" */
export function holderOf(message: Pick<Message, "heldBy" | "author">): string | undefined {
  return message.heldBy ?? message.author;
}

/** Since when its holder has a draft. */
export function heldSince(message: Pick<Message, "hands" | "draftedAt">): string | undefined {
  return message.hands?.findLast((one) => one.kind === "handed")?.at ?? message.draftedAt;
}

/** Why it has not left, as its holder said last; undefined where nobody has said anything since it was handed on. */
export function heldFor(message: Pick<Message, "hands">): string | undefined {
  const last = message.hands?.findLast((one) => one.kind !== "chased");
  return last?.kind === "held" ? last.reasons : undefined;
}
