import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Message, MessageKind } from "../domain/message.ts";
import { priorityOf } from "../domain/message.ts";
import { recentMessages } from "../store/messages.ts";
import type { Place } from "../store/place.ts";
import { findRow } from "../store/rows.ts";
import { consult } from "./act.ts";
import type { ActError, Acting, Shown } from "./act.ts";
import type { HeedNode } from "./node.ts";

/** What stands on the outside of a message: between whom, when, of what kind and under which handling; nothing of what it says. */
export interface MessageHeader {
  readonly id: string;
  readonly thread: string;
  readonly direction: Message["direction"];
  readonly from: string;
  readonly to: readonly string[];
  readonly version: number;
  readonly status: Message["status"];
  /** Null once the content is erased. */
  readonly kind: MessageKind | null;
  readonly priority: string | null;
  readonly handling: string | null;
  readonly language: string | null;
  /** How many persons it describes, and how many of them as bystanders. */
  readonly persons: number;
  readonly bystanders: number;
  readonly draftedAt: string | null;
  readonly issuedAt: string | null;
  readonly receivedAt: string | null;
  readonly channel: string;
}

/** Messages without their content, newest first: for the data protection officer. */
export async function readHeaders(node: HeedNode, acting: Acting, input: { readonly before?: Place; readonly limit: number }, now: Instant): Promise<Result<readonly MessageHeader[], ActError>> {
  const resource = { kind: "Message" as const, id: "headers", view: "headers" as const };
  return consult(node, acting, { action: "readThread", resource }, now, async (work) => {
    const messages = await recentMessages(work.tx, input);
    return ok({ value: messages.map(headerOf), returned: messages.map((one) => one.id) });
  });
}

/** One message, whole. */
export async function readMessage(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<Message, { code: "message.unknown"; id: string } | ActError>> {
  return consult(node, acting, { action: "readThread", resource: { kind: "Message", id: input.id } }, now, async (work): Promise<Result<Shown<Message>, { code: "message.unknown"; id: string }>> => {
    const message = await findRow(work.tx, "message", input.id);
    return message === undefined ? err({ code: "message.unknown", id: input.id }) : ok({ value: message, returned: [message.id] });
  });
}

function headerOf(message: Message): MessageHeader {
  const body = message.body as Message["body"] | undefined; // erased
  return {
    id: message.id,
    thread: message.thread,
    direction: message.direction,
    from: message.from,
    to: message.to,
    version: message.version,
    status: message.status,
    kind: body?.kind ?? null,
    priority: body === undefined ? null : priorityOf(body),
    handling: body?.handling ?? null,
    language: body?.language ?? null,
    persons: body?.persons.length ?? 0,
    bystanders: body?.persons.filter((one) => one.bystander).length ?? 0,
    draftedAt: message.draftedAt ?? null,
    issuedAt: message.issuedAt ?? null,
    receivedAt: message.receivedAt ?? null,
    channel: message.passage?.channel ?? "heed",
  };
}
