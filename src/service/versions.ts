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
