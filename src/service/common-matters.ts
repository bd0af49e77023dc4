import { outsideUnion } from "../domain/authority.ts";
import type { Authority } from "../domain/authority.ts";
import type { PlacedDescription } from "../domain/entry.ts";
import { STANDARD_PURPOSE } from "../domain/gate.ts";
import { isOpening } from "../domain/message.ts";
import type { Message } from "../domain/message.ts";
import { messagesAboutMany } from "../store/messages.ts";
import { findRow } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { bare } from "./effects.ts";
import { dutyOfficer } from "./items.ts";
import { send } from "./messages.ts";
import type { Recognised } from "./recognition.ts";
import { raise } from "./signals.ts";

/**
 * A hub tells each member that others told it of the same person, Regulation (EU) 2016/794 Article 20(2): that there is a matter in common,
 * how many share it and what to call it. Who they are, and what they hold, each of them releases or not.
 */
export async function tellCommonMatter(work: Work, message: Message, recognised: readonly Recognised[]): Promise<void> {
  if (work.node.self.kind !== "hub" || message.direction !== "in" || !isOpening(message.body.kind)) return;
  for (const { description, others } of recognised) {
    const told = [description, ...others].filter((one) => one.direction === "in" && one.live);
    const members = Map.groupBy(told, (one) => one.provider);
    if (members.size < 2) continue;
    const matter = await matterOf(work, told);
    for (const [member, descriptions] of members) {
      const to = await work.peer(member);
      // What a partner outside the Union hears must not depend on what is held here.
      if (to === undefined || outsideUnion(work.node.self, to)) continue;
      const latest = descriptions.toSorted((a, b) => (a.knownAt < b.knownAt ? 1 : -1))[0]!;
      const refs = descriptions.filter((one) => one.source === latest.source).map((one) => one.person.ref);
      const sent = await send(work, member, latest.thread ?? latest.source, { ...bare("common-matter", STANDARD_PURPOSE), about: latest.source, refs, matter, others: members.size - 1 });
      if (!sent.ok) throw new Error(`The matter in common cannot be told to ${member}: ${sent.error.code}`);
    }
  }
}

/** The hub says that others told it of a person of ours: whoever told it hears, and what to call the matter. */
export async function receiveCommonMatter(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (body.kind !== "common-matter") return;
  const original = await findRow(work.tx, "message", body.about);
  if (original === undefined || original.direction !== "out" || !original.to.includes(from.id)) return;
  const known = (await work.roster()).some((one) => one.id === original.author && one.active);
  const to = known ? original.author! : await dutyOfficer(work);
  const words = `${from.name} was told of this person by ${body.others} other ${body.others === 1 ? "authority" : "authorities"}; ask its desk and name the matter ${body.matter}`;
  await raise(work, body.refs.map((ref) => ({ kind: "match" as const, subject: `${original.id}#${ref}`, with: [from.id], reasons: ["hub.common-matter"], words: [words], to, candidate: true, thread: original.thread, once: `common-matter|${original.id}|${ref}|${body.others}` })));
}

/** The name this matter already has among its members, or a new one. */
async function matterOf(work: Work, told: readonly PlacedDescription[]): Promise<string> {
  for (const one of await messagesAboutMany(work.tx, [...new Set(told.map((description) => description.source))])) {
    if (one.direction === "out" && one.body.kind === "common-matter") return one.body.matter;
  }
  return work.newId();
}
