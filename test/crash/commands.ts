import type { Pair } from "./pair.ts";
import { otherSide, SIDES } from "./orders.ts";
import type { Command, Side } from "./orders.ts";

/** A random source for choices. */
export interface Dice {
  /** A whole number below `most`. */
  below(most: number): number;
  one<T>(of: readonly T[]): T;
  chance(share: number): boolean;
}

export function diceOf(random: () => number): Dice {
  const below = (most: number): number => Math.floor(random() * most);
  return { below, one: (of) => of[below(of.length)]!, chance: (share) => random() < share };
}

/** Something an officer of one side does. */
export interface Deed {
  readonly side: Side;
  readonly command: Command;
}

const PURPOSE = "Prevention of terrorist offences";
const PARTICULARS = { sought: "What is known", facts: "A search", reasonsToBelieve: "His passport", connection: "He is the suspect" };

/** How often each kind of deed is tried, where there is something for it. */
const WEIGHTS = {
  issue: 6, take: 6, answer: 5, "propose a refusal": 3, "decide a refusal": 4, ask: 2, reply: 3, hold: 1, lapse: 1, "ask for time": 2, "decide on time": 3,
  withdraw: 2, correct: 2, dispute: 3, close: 2, erase: 1,
} as const;
export type Kind = keyof typeof WEIGHTS;
const KINDS = Object.entries(WEIGHTS).flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind as Kind));

/** Chooses what is done next, by what stands in the databases: `first` if there is something for it. Several commands where one person alone may not do it. */
export async function chooseDeeds(pair: Pair, dice: Dice, { name, first }: { readonly name: string; readonly first?: { readonly kind: Kind; readonly side: Side } }): Promise<readonly Deed[]> {
  const wanted = first === undefined ? [] : await deedsOf(pair, dice, { ...first, name });
  if (wanted.length > 0) return wanted;
  for (let tries = 0; tries < 4; tries++) {
    const deeds = await deedsOf(pair, dice, { kind: dice.one(KINDS), side: dice.one(SIDES), name });
    if (deeds.length > 0) return deeds;
  }
  return deedsOf(pair, dice, { kind: "issue", side: dice.one(SIDES), name });
}

async function deedsOf(pair: Pair, dice: Dice, { kind, side, name }: { readonly kind: Kind; readonly side: Side; readonly name: string }): Promise<readonly Deed[]> {
  const deed = (act: string, actor: string, input: Readonly<Record<string, unknown>>): readonly Deed[] => [{ side, command: { act, actor, key: `${name}/${act}`, input } }];
  const item = (...states: readonly string[]) => pick(pair, dice, side, "select id from item where state = any($1) and doc->>'kind' <> 'answer' order by doc->>'openedAt', id", [states]);
  const until = new Date(pair.now() + 86_400_000 * (40 + dice.below(20))).toISOString();
  switch (kind) {
    case "issue": {
      const what = dice.one(["request", "warning", "warning", "notice", "threat"] as const);
      const more = { request: { particulars: PARTICULARS }, warning: {}, notice: { event: { kind: "questioning", on: "2015-01" } }, threat: {} }[what];
      const persons = dice.chance(0.5) ? [{ ref: "p", names: [{ text: dice.one(["Karim Benali", "Omar Haddad", "Lina Moreau", "Jan Peters"]) }], subjectClass: "suspect" }] : [];
      const body = { kind: what, purpose: PURPOSE, emergency: dice.chance(0.15), persons, ...more };
      return [...deed("draftMessage", "lea", { id: name, thread: `t-${name}`, to: [otherSide(side)], body }), ...deed("approveMessage", "sam", { id: name })];
    }
    case "take":
      return (await item("open")).flatMap((id) => deed("takeItem", dice.one(["lea", "lou"]), { id }));
    case "answer":
      return (await item("open", "taken")).flatMap((id) => deed("answerItem", "lea", { id, messageId: name, body: { kind: "answer", purpose: PURPOSE, about: id, outcome: dice.one(["known", "no-trace"]), text: "It was looked at." } }));
    case "propose a refusal":
      return (await item("taken")).flatMap((id) => deed("proposeRefusal", "lea", { id, ground: "not-available", scope: "all of it", text: "Nothing is held" }));
    case "decide a refusal":
      return (await item("refusal-pending")).flatMap((id) => deed("decideRefusal", "sam", { id, confirm: dice.chance(0.7), messageId: name }));
    case "ask":
      return (await item("open", "taken")).flatMap((id) => deed("askClarification", "lea", { id, question: "Which of them?", agreed: dice.chance(0.3), messageId: name }));
    case "reply":
      return (await waitingReview(pair, dice, side, "clarification")).flatMap((id) => deed("replyToClarification", "lea", { clarification: id, text: "The elder one" }));
    case "hold":
      return (await item("taken")).flatMap((id) => deed("holdItem", "lea", { id, until, reasons: "A judge must agree" }));
    case "lapse":
      return (await item("open", "taken")).flatMap((id) => deed("lapseItem", "sam", { id, reasons: "No means this month" }));
    case "ask for time":
      return (await item("taken")).flatMap((id) => deed("askExtension", "lea", { id, until, reasons: "The file is abroad", messageId: name }));
    case "decide on time":
      return (await waitingReview(pair, dice, side, "extension-request")).flatMap((id) => deed("decideExtension", "lea", { id, granted: dice.chance(0.7), reasons: "It can wait", messageId: name }));
    case "withdraw":
      return (await ownMessage(pair, dice, side)).flatMap((id) => deed("withdrawMessage", "sam", { id, reasons: "The wrong man" }));
    case "correct":
      return (await ownMessage(pair, dice, side)).flatMap((id) => deed("correctMessage", "sam", { id, messageId: name, reasons: "Misspelt", body: { kind: "warning", purpose: PURPOSE, persons: [{ ref: "p", names: [{ text: "Karim Bensaid" }], subjectClass: "suspect" }] } }));
    case "dispute":
      return (await settled(pair, dice, side)).flatMap((id) => deed("disputeAnswer", "sam", { id, authority: otherSide(side), reasons: "It answers nothing" }));
    case "erase":
      return (await pick(pair, dice, side, "select id from message where status in ('issued', 'received', 'withdrawn') and kind = any($1) and doc->'erased' is null and not exists (select from erasure where target = message.id) order by at, id", [OPENING])).flatMap((id) => [
        ...deed("askErasure", "sam", { id: name, target: { kind: "message", id }, rule: "the period has ended", legalBasis: "the law", reasons: "nothing asks for it any more" }),
        ...deed("decideErasure", "cora", { id: name, confirm: true }),
      ]);
    case "close":
      return (await settled(pair, dice, side)).flatMap((id) => deed("closeMessage", "lea", { id, authority: otherSide(side) }));
  }
}

const OPENING = ["request", "warning", "notice", "threat"];

function ownMessage(pair: Pair, dice: Dice, side: Side): Promise<readonly string[]> {
  return pick(pair, dice, side, "select id from message where direction = 'out' and status = 'issued' and kind = any($1) order by at desc, id limit 6", [OPENING]);
}

function settled(pair: Pair, dice: Dice, side: Side): Promise<readonly string[]> {
  return pick(pair, dice, side, `select m.id from message m join addressee a on a.message = m.id where m.direction = 'out' and m.status = 'issued' and m.kind = any($1)
    and a.state in ('answered', 'refused', 'lapsed') order by m.at desc, m.id limit 6`, [OPENING]);
}

function waitingReview(pair: Pair, dice: Dice, side: Side, kind: string): Promise<readonly string[]> {
  return pick(pair, dice, side, "select m.id from message m join obligation o on o.message = m.id where m.direction = 'in' and m.kind = $1 and o.duty = 'review' and o.state = 'open' order by m.at, m.id", [kind]);
}

async function pick(pair: Pair, dice: Dice, side: Side, text: string, values: readonly unknown[]): Promise<readonly string[]> {
  const found = await pair.rows<{ id: string }>(side, text, values);
  return found.length === 0 ? [] : [dice.one(found).id];
}
