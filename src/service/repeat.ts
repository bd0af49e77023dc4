import type { PlacedDescription } from "../domain/entry.ts";
import { isLive } from "../domain/item.ts";
import type { Message } from "../domain/message.ts";
import { originsCompared } from "../domain/origins.ts";
import { dateOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { addresseesOfMany } from "../store/messages.ts";
import { findRow, findRows } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { raiseItem } from "./items.ts";
import { authorityNames } from "./names.ts";
import type { Recognised } from "./recognition.ts";
import { raise } from "./signals.ts";

/** A further warning about a person somebody already warned of: names the earlier ones, their state, and raises the priority once. */
export async function raiseRepeat(work: Work, message: Message, owner: string, one: Recognised): Promise<void> {
  if (!warnsOf(message, one.description)) return;
  const earlier = await earlierWarnings(work, message, one);
  if (earlier.length === 0) return;
  if (message.direction === "out") return raiseOwnRepeat(work, message, owner, { one, earlier });
  const items = await findRows(work.tx, "item", earlier.map((warning) => warning.id));
  const nameOf = await authorityNames(work, earlier.map((warning) => warning.from));
  await raise(work, [
    {
      ...repeatOf(message, owner, one, earlier),
      reasons: [...new Set([earlier.some((warning) => warning.from === message.from) ? "repeat.same-originator" : "repeat.other-originator", ...items.map((item) => `earlier.${item.state}`), ...originsCompared(message.body.claims, earlier.flatMap((warning) => warning.body.claims))])],
      words: earlier.map((warning) => `Warned of before by ${nameOf(warning.from)} on ${dayOf(work, warning.receivedAt)}: ${items.find((item) => item.id === warning.id)?.state ?? "no item"}`),
    },
  ]);
  const unanswered = items.filter((item) => isLive(item.state));
  if (unanswered.length === 0) return;
  const item = await findRow(work.tx, "item", message.id);
  for (const raised of [...(item === undefined ? [] : [item]), ...unanswered]) await raiseItem(work, raised);
}

/** Whoever warns the same authority again sees where the first warning stands, also where the addressee has no node to tell. */
async function raiseOwnRepeat(work: Work, message: Message, owner: string, { one, earlier }: { readonly one: Recognised; readonly earlier: readonly Message[] }): Promise<void> {
  const told = (await addresseesOfMany(work.tx, earlier.map((warning) => warning.id))).filter((addressee) => message.to.includes(addressee.to));
  const again = earlier.filter((warning) => told.some((addressee) => addressee.message === warning.id));
  if (again.length === 0) return;
  const nameOf = await authorityNames(work, told.map((addressee) => addressee.to));
  await raise(work, [
    {
      ...repeatOf(message, owner, one, again),
      reasons: [...new Set(["repeat.own", ...told.map((addressee) => `earlier.${addressee.state}`)])],
      words: told.map((addressee) => `Told ${nameOf(addressee.to)} on ${dayOf(work, addressee.queuedAt)}: ${addressee.state}`),
    },
  ]);
}

function repeatOf(message: Message, owner: string, { description, group }: Recognised, earlier: readonly Message[]) {
  const ids = earlier.map((one) => one.id);
  const once = `repeat|${message.id}|${description.id}|${ids.join("|")}`;
  return { kind: "repeat" as const, subject: message.id, with: ids, to: owner, candidate: group.uncertain.length > 0, basis: group.matches, thread: message.thread, once };
}

/** Messages that warned of this person before and went the same way. */
async function earlierWarnings(work: Work, message: Message, { others }: Recognised): Promise<readonly Message[]> {
  const before = others.filter((one) => one.direction === message.direction && one.sourceKind === "message" && one.source !== message.id);
  const status = message.direction === "in" ? "received" : "issued";
  const messages = await findRows(work.tx, "message", [...new Set(before.map((one) => one.source))]);
  return messages.filter((one) => one.status === status && before.some((description) => description.source === one.id && warnsOf(one, description)));
}

/** Whether a message tells of this person without having been asked: an answer does where nobody had named him. */
function warnsOf({ body }: Message, description: PlacedDescription): boolean {
  return WARNS.has(body.kind) || (body.kind === "answer" && body.newPersons.includes(description.person.ref));
}

function dayOf(work: Work, at: string | undefined): string {
  return at === undefined ? "a day not known" : dateOf(at as Instant, work.node.self.timeZone);
}

/** Kinds that tell of a person without being asked. */
const WARNS: ReadonlySet<string> = new Set(["warning", "notice", "threat", "forward"]);
