import { moveItem } from "../../../domain/item.ts";
import type { Item, ItemAct } from "../../../domain/item.ts";
import { holderOf } from "../../../domain/hand.ts";
import type { Addressee } from "../../../domain/addressee.ts";
import type { Message } from "../../../domain/message.ts";
import { canExtend } from "../../../domain/obligation.ts";
import type { Obligation } from "../../../domain/obligation.ts";
import { OWN_RULE } from "../../../domain/regime.ts";
import type { SessionView } from "../../api/shapes.ts";
import { words } from "../../words/words.ts";

/** Whether an act is open, and if not why: shown beside it. The node decides; this only saves asking in vain. */
export type Openness = { readonly open: true } | { readonly open: false; readonly why: string };

export type ItemActName = "take" | "answer" | "dispose" | "handOver" | "clarify" | "refuse" | "decideRefusal" | "hold" | "extend" | "lapse";

const OPEN: Openness = { open: true };
const why = words.acts.why;

/** What is known of an item when its acts are offered. */
export interface ItemContext {
  readonly item: Item;
  readonly session: SessionView;
  /** A case is set for this session. */
  readonly hasCase: boolean;
  readonly outsideUnion: boolean;
  /** Our duty to answer, if one is open. */
  readonly answer: Obligation | undefined;
  /** Milliseconds. */
  readonly now: number;
}

const ACTIONS: Record<ItemActName, string> = { take: "take", answer: "answer", dispose: "dispose", handOver: "assign", clarify: "askClarification", refuse: "proposeRefusal", decideRefusal: "confirmRefusal", hold: "hold", extend: "askExtension", lapse: "lapse" };

const MOVES: Partial<Record<ItemActName, ItemAct>> = { take: "take", answer: "answer", dispose: "answer", refuse: "propose-refusal", decideRefusal: "confirm-refusal", lapse: "lapse" };

/** Whether the officer can do this to the item now. */
export function itemOpenness(act: ItemActName, context: ItemContext): Openness {
  const { item, session, outsideUnion, answer, now } = context;
  const live = item.state === "open" || item.state === "taken" || item.state === "refusal-pending";
  const move = MOVES[act];
  if (act === "refuse" && item.state === "open") return closed(why.notTaken);
  if (move === undefined ? !live : moveItem(item.state, move) === undefined) return closed(why.item[item.state]);
  const may = mayDo(session, ACTIONS[act], context.hasCase);
  if (!may.open) return may;
  switch (act) {
    case "dispose":
      return outsideUnion ? OPEN : closed(why.insideUnion);
    case "handOver":
      return item.owner === session.officer.id || isSupervisor(session) ? OPEN : closed(why.owner);
    case "decideRefusal":
      return item.proposal?.by === session.officer.id ? closed(why.ownProposal) : OPEN;
    case "clarify":
      return item.suspended ? closed(why.suspended) : clockOpen(answer, now);
    case "hold":
      return item.suspended ? closed(why.suspended) : clockOpen(answer, now);
    case "extend":
      if (item.state !== "taken") return closed(why.notTaken);
      if (item.suspended) return closed(why.suspended);
      if (answer !== undefined && answer.regime !== OWN_RULE.id) return closed(why.notOwnRule);
      return answer !== undefined && !canExtend(answer) ? closed(why.extended) : clockOpen(answer, now);
    case "take":
    case "answer":
    case "refuse":
    case "lapse":
      return OPEN;
  }
}

/** Whether one of our drafts can be approved by this officer. */
export function approvalOpenness(message: Message, session: SessionView, hasCase: boolean): Openness {
  const may = mayDo(session, "approve", hasCase, message.body.emergency);
  if (!may.open) return may;
  return message.author === session.officer.id && !message.body.emergency ? closed(why.ownDraft) : OPEN;
}

/** Whether this officer can say why a draft is held back: he has it. */
export function holdingOpenness(message: Message, session: SessionView, hasCase: boolean): Openness {
  const may = mayDo(session, "draft", hasCase);
  if (!may.open) return may;
  return holderOf(message) === session.officer.id ? OPEN : closed(why.holder);
}

/** Whether an answer can be accepted or disputed. */
export function settledOpenness(act: "close" | "dispute", addressee: Addressee, session: SessionView, hasCase: boolean): Openness {
  const settled = addressee.state === "answered" || addressee.state === "refused" || addressee.state === "lapsed";
  if (!settled) return closed(why.state(words.nouns.addresseeStates[addressee.state].toLowerCase()));
  if (act === "dispute" && addressee.round >= 3) return closed(why.rounds);
  return mayDo(session, act, hasCase);
}

/** Whether the officer's roles allow an action at all; with a sentence that says whose it is otherwise. */
export function mayDo(session: SessionView, action: string, hasCase: boolean, emergency = false): Openness {
  const permission = session.permissions.find((one) => one.action === action && (one.only === undefined || (one.only === "emergency" && emergency)));
  if (permission === undefined) return closed(FOR_SUPERVISOR.has(action) ? why.supervisor : why.role(session.officer.roles.map((role) => words.nouns.roles[role]).join(", ")));
  return permission.needsCase && !hasCase ? closed(why.caseNeeded) : OPEN;
}

const FOR_SUPERVISOR = new Set(["lapse", "approve", "confirmRefusal", "withdraw", "dispute"]);

function isSupervisor(session: SessionView): boolean {
  return session.officer.roles.some((role) => role === "supervisor" || role === "duty-commander" || role === "head");
}

function clockOpen(answer: Obligation | undefined, now: number): Openness {
  if (answer === undefined) return closed(why.noClock);
  return answer.dueAt !== null && answer.dueAt !== undefined && Date.parse(answer.dueAt) < now ? closed(why.passed) : OPEN;
}

function closed(reason: string): Openness {
  return { open: false, why: reason };
}
