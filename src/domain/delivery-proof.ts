import { minuteOf } from "./chronology-line.ts";
import { PROOF } from "./chronology-told.ts";
import type { Message, MessageBody, Passage } from "./message.ts";
import { castOf } from "./person-facts.ts";
import type { PersonFacts } from "./person-facts.ts";

/** That a message reached one addressee, and what proves it at this node. */
export interface Delivery {
  readonly message: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly sentAt: string | null;
  /** The addressee's own time; null while nothing shows that it arrived. */
  readonly deliveredAt: string | null;
  readonly proof: Passage["proof"];
  readonly words: string;
}

/** A message that travelled outside Heed: what a reader of an inquiry must know first. */
export interface OutsideMessage {
  readonly message: string;
  readonly kind: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly at: string;
  readonly passage: Passage;
  readonly words: string;
}

/** Every delivery that this node can speak of by `asOf`: as sender with what it holds, as addressee with what it gave. */
export function deliveriesOf(facts: PersonFacts, asOf: string): readonly Delivery[] {
  const { nameOf } = castOf(facts);
  const out = facts.addressees.flatMap((one) => {
    const message = facts.messages.find((known) => known.id === one.message);
    const sentAt = message?.issuedAt ?? one.queuedAt;
    if (message === undefined || sentAt > asOf) return [];
    const deliveredAt = one.deliveredAt !== null && one.deliveredAt <= asOf ? one.deliveredAt : null;
    const passage = one.passage ?? message.passage;
    const proof = passage?.proof ?? (deliveredAt === null ? "none" : "heed-receipt");
    return [{ message: message.id, kind: kindOf(message), from: message.from, to: one.to, sentAt, deliveredAt, proof, words: wordsOf(nameOf(message.from), nameOf(one.to), kindOf(message), deliveredAt, proof) }];
  });
  const arrived = facts.messages.flatMap((message) => {
    if (message.direction !== "in" || message.receivedAt === undefined || message.receivedAt > asOf) return [];
    const proof = message.passage?.proof ?? "heed-receipt";
    return [{ message: message.id, kind: kindOf(message), from: message.from, to: facts.self.id, sentAt: message.issuedAt ?? null, deliveredAt: message.receivedAt, proof, words: wordsOf(nameOf(message.from), nameOf(facts.self.id), kindOf(message), message.receivedAt, proof) }];
  });
  return [...out, ...arrived].sort((a, b) => compare(a.sentAt ?? a.deliveredAt ?? "", b.sentAt ?? b.deliveredAt ?? "") || compare(`${a.message}>${a.to}`, `${b.message}>${b.to}`));
}

/** The messages that travelled outside Heed by `asOf`, oldest first. */
export function outsideOf(facts: PersonFacts, asOf: string): readonly OutsideMessage[] {
  const { nameOf } = castOf(facts);
  const found = facts.messages.flatMap((message) => {
    const at = message.receivedAt ?? message.issuedAt;
    if (at === undefined || at > asOf) return [];
    const passages = message.passage === undefined ? facts.addressees.filter((one) => one.message === message.id && one.passage !== null).map((one) => ({ to: [one.to], passage: one.passage! })) : [{ to: message.to, passage: message.passage }];
    return passages.map(({ to, passage }) => ({
      message: message.id, kind: kindOf(message), from: message.from, to, at: facts.imprecise?.[message.id] ?? at, passage,
      words: `Outside Heed: ${kindOf(message)} from ${nameOf(message.from)} to ${to.map(nameOf).join(", ")}, ${minuteOf(facts.imprecise?.[message.id] ?? at)}, by ${passage.channel}${passage.reference === undefined ? "" : ` ${passage.reference}`}; ${PROOF[passage.proof]}.`,
    }));
  });
  return found.sort((a, b) => compare(a.at, b.at) || compare(a.message, b.message));
}

function wordsOf(from: string, to: string, kind: string, deliveredAt: string | null, proof: Passage["proof"]): string {
  if (deliveredAt === null) return `${kind} from ${from} to ${to}: nothing shows that it arrived.`;
  return `${kind} from ${from} to ${to}: delivered ${minuteOf(deliveredAt)}, ${PROOF[proof]}.`;
}

function kindOf(message: Message): string {
  return (message.body as MessageBody | undefined)?.kind ?? "erased message";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
