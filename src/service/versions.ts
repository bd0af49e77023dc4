import type { Message } from "../domain/message.ts";
import { messagesAboutMany } from "../store/messages.ts";
import type { Tx } from "../store/schema.ts";

/**
 * What stands in the place of each of these messages: its author's newest correction, or the message itself where there is none. An
 * older correction that came late does not stand.
 */
export async function standingVersions(tx: Tx, messages: readonly Message[]): Promise<ReadonlyMap<string, Message>> {
  const corrected = messages.filter((one) => one.status === "withdrawn");
  const about = corrected.length === 0 ? [] : await messagesAboutMany(tx, corrected.map((one) => one.id));
  return new Map(
    messages.map((one) => {
      const versions = about.filter(({ body, from }) => body?.kind === "correction" && body.about === one.id && from === one.from);
      return [one.id, versions.toSorted((a, b) => b.version - a.version)[0] ?? one];
    }),
  );
}

/** The version of a message that now speaks, but for one that has just come: itself, or its author's newest correction; undefined once it was taken back. */
export async function liveVersion(tx: Tx, message: Message, coming?: string): Promise<Message | undefined> {
  const versions = (await messagesAboutMany(tx, [message.id])).filter(({ id, body, from }) => body?.kind === "correction" && from === message.from && id !== coming);
  return [message, ...versions].toSorted((a, b) => b.version - a.version).find((one) => one.status === "issued" || one.status === "received");
}
