// The acts of the protocol's machines as commands for fast-check: what the model of a matter says must come of each, against two real
// nodes that are killed in between, on a network that loses, repeats and holds back.
import assert from "node:assert/strict";
import fc from "fast-check";
import { advances } from "../../src/domain/addressee.ts";
import type { AddresseeState } from "../../src/domain/addressee.ts";
import { moveItem } from "../../src/domain/item.ts";
import type { ItemAct, ItemState } from "../../src/domain/item.ts";
import type { Network } from "../crash/network.ts";
import { otherSide, SIDES } from "../crash/orders.ts";
import type { Command, Order, Side } from "../crash/orders.ts";
import { Died } from "../crash/pair.ts";
import type { Pair } from "../crash/pair.ts";

/** One matter as the model has it: where it stands at the addressee, and what the sender knows of it once all has arrived. */
interface Matter {
  readonly id: string;
  readonly from: Side;
  item: ItemState | "none";
  shown: AddresseeState;
  round: number;
  withdrawn: boolean;
  suspended: boolean;
  questions: number;
  /** The question to reply to. */
  question: string | undefined;
}

export interface Matters {
  readonly list: Matter[];
  /** Nothing is under way. */
  settled: boolean;
}

export interface Nodes {
  readonly pair: Pair;
  readonly network: Network;
  /** Names of this run begin with it. */
  readonly name: string;
  /** Commands given in this run. */
  given: number;
}

type Run = fc.AsyncCommand<Matters, Nodes>;

const PURPOSE = "Prevention of terrorist offences";

/** Every command, with which matter it is about as a number that the model takes modulo. */
export function matterCommands(): fc.Arbitrary<Iterable<Run>> {
  const n = fc.nat(20);
  const side = fc.constantFrom(...SIDES);
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: side.map(issue) },
      n.map((at) => itemAct(at, "take", (m) => ({ act: "takeItem", actor: "lea", input: { id: m.id } }))),
      n.map((at) => itemAct(at, "take", (m) => ({ act: "takeItem", actor: "lou", input: { id: m.id } }))),
      n.map((at) => itemAct(at, "answer", (m, name) => ({ act: "answerItem", actor: "lea", input: { id: m.id, messageId: name, body: { kind: "answer", purpose: PURPOSE, about: m.id, outcome: "known" } } }))),
      n.map((at) => itemAct(at, "propose-refusal", (m) => ({ act: "proposeRefusal", actor: "lea", input: { id: m.id, ground: "not-available", scope: "all", text: "Nothing is held" } }))),
      n.map((at) => itemAct(at, "confirm-refusal", (m, name) => ({ act: "decideRefusal", actor: "sam", input: { id: m.id, confirm: true, messageId: name } }))),
      n.map((at) => itemAct(at, "reject-refusal", (m, name) => ({ act: "decideRefusal", actor: "sam", input: { id: m.id, confirm: false, messageId: name } }))),
      n.map((at) => itemAct(at, "lapse", (m) => ({ act: "lapseItem", actor: "sam", input: { id: m.id, reasons: "No means" } }))),
      n.map(ownRefusal),
      n.map(ask),
      n.map(reply),
      n.map(withdraw),
      n.map(dispute),
      n.map(close),
      fc.tuple(side, fc.nat(30)).map(([victim, afterMs]) => death(victim, afterMs)),
      { weight: 8, arbitrary: fc.constant(settle()) },
    ),
    { minLength: 30, maxLength: 40 },
  );
}

/** Brings everything under way to its end and holds both nodes against the model. */
export async function settleAndCompare(model: Matters, nodes: Nodes): Promise<void> {
  const { pair, network } = nodes;
  network.badness = 0;
  await pair.recover();
  await network.release();
  for (let turn = 0; turn < 40; turn++) {
    await pair.pass(turn === 0 ? 2_000 : 301_000);
    for (const side of SIDES) await pair.order(side, { kind: "deliver" });
    const waiting = await Promise.all(SIDES.map((side) => pair.rows(side, "select 1 from outbox limit 1")));
    if (waiting.every((rows) => rows.length === 0)) break;
  }
  for (const one of model.list) {
    if (one.withdrawn && one.item !== "void") one.item = moveItem(one.item === "none" ? "open" : one.item, "withdraw") ?? one.item;
    if (one.item === "none") one.item = "open";
    const told = one.item === "open" ? "delivered" : one.item === "refusal-pending" ? "taken" : one.item;
    // A dispute is no word of the addressee: the sender waits for the next one.
    if (told !== one.shown && advances(one.shown, told) && !(one.round > 1 && told === "delivered")) one.shown = told;
    const [there] = await pair.rows<{ state: string; round: string; suspended: string }>(otherSide(one.from), "select state, doc->>'round' as round, doc->>'suspended' as suspended from item where id = $1", [one.id]);
    const [here] = await pair.rows<{ state: string; round: string }>(one.from, "select state, doc->>'round' as round from addressee where message = $1", [one.id]);
    assert.deepEqual({ id: one.id, there, here }, { id: one.id, there: { state: one.item, round: String(one.round), suspended: String(one.suspended && !isOver(one.item)) }, here: { state: one.shown, round: String(one.round) } });
  }
  model.settled = true;
  network.badness = 0.4;
}

function isOver(item: Matter["item"]): boolean {
  return item !== "open" && item !== "taken" && item !== "refusal-pending";
}

/** Whoever died is started again, and the officer asks again under the same key. */
async function give(nodes: Nodes, side: Side, wanted: Omit<Command, "key">): Promise<string> {
  const order: Order = { kind: "act", command: { ...wanted, key: `${nodes.name}-${nodes.given++}` } };
  for (let tries = 0; ; tries++) {
    try {
      return ((await nodes.pair.order(side, order)) as { readonly code: string }).code;
    } catch (error) {
      if (!(error instanceof Died) || tries > 3) throw error;
    }
  }
}

function command(label: string, check: (model: Matters) => boolean, run: (model: Matters, nodes: Nodes) => Promise<void>): Run {
  return { check: (model) => check(model), run, toString: () => label };
}

function pick(model: Matters, at: number): Matter | undefined {
  return model.list.length === 0 ? undefined : model.list[at % model.list.length];
}

function issue(side: Side): Run {
  return command(`issue from ${side}`, (model) => model.list.length < 6, async (model, nodes) => {
    const id = `${nodes.name}-m${model.list.length}`;
    const body = { kind: "warning", purpose: PURPOSE };
    assert.equal(await give(nodes, side, { act: "draftMessage", actor: "lea", input: { id, thread: `t-${id}`, to: [otherSide(side)], body } }), "ok");
    assert.equal(await give(nodes, side, { act: "approveMessage", actor: "sam", input: { id } }), "ok");
    model.list.push({ id, from: side, item: "none", shown: "queued", round: 1, withdrawn: false, suspended: false, questions: 0, question: undefined });
    model.settled = false;
  });
}

/** What an officer of the addressee does: allowed exactly where the table of moves allows it. */
function itemAct(at: number, act: ItemAct, input: (matter: Matter, name: string) => Omit<Command, "key">): Run {
  return command(`${act} ${at}`, (model) => model.settled && pick(model, at) !== undefined, async (model, nodes) => {
    const matter = pick(model, at)!;
    const name = `${nodes.name}-a${nodes.given}`;
    const next = matter.item === "none" ? undefined : moveItem(matter.item, act);
    const code = await give(nodes, otherSide(matter.from), input(matter, name));
    assert.equal(code, next === undefined ? "item.state" : "ok", `${act} where the item is ${matter.item}`);
    if (next === undefined) return;
    matter.item = next;
    if (isOver(next)) matter.suspended = false;
    model.settled = false;
  });
}

/** Nobody confirms what he proposed himself. */
function ownRefusal(at: number): Run {
  return command(`confirm one's own refusal ${at}`, (model) => model.settled && pick(model, at)?.item === "refusal-pending", async (model, nodes) => {
    const matter = pick(model, at)!;
    assert.equal(await give(nodes, otherSide(matter.from), { act: "decideRefusal", actor: "lea", input: { id: matter.id, confirm: true } }), "authorisation.denied");
  });
}

function ask(at: number): Run {
  return command(`ask ${at}`, (model) => model.settled && ["open", "taken"].includes(pick(model, at)?.item ?? "") && !pick(model, at)!.withdrawn, async (model, nodes) => {
    const matter = pick(model, at)!;
    const question = `${nodes.name}-q${nodes.given}`;
    const code = await give(nodes, otherSide(matter.from), { act: "askClarification", actor: "lea", input: { id: matter.id, question: "Which of them?", agreed: false, messageId: question } });
    assert.equal(code, matter.suspended ? "obligation.suspended" : matter.questions > 0 ? "obligation.second-clarification" : "ok");
    if (code !== "ok") return;
    Object.assign(matter, { suspended: true, questions: 1, question });
    model.settled = false;
  });
}

function reply(at: number): Run {
  return command(`reply ${at}`, (model) => model.settled && pick(model, at)?.question !== undefined && pick(model, at)!.suspended, async (model, nodes) => {
    const matter = pick(model, at)!;
    assert.equal(await give(nodes, matter.from, { act: "replyToClarification", actor: "lea", input: { clarification: matter.question!, text: "The elder" } }), "ok");
    Object.assign(matter, { suspended: false, question: undefined });
    model.settled = false;
  });
}

function withdraw(at: number): Run {
  return command(`withdraw ${at}`, (model) => pick(model, at)?.withdrawn === false, async (model, nodes) => {
    const matter = pick(model, at)!;
    assert.equal(await give(nodes, matter.from, { act: "withdrawMessage", actor: "sam", input: { id: matter.id, reasons: "The wrong man" } }), "ok");
    Object.assign(matter, { withdrawn: true, suspended: false });
    model.settled = false;
  });
}

function dispute(at: number): Run {
  return command(`dispute ${at}`, (model) => model.settled && pick(model, at)?.withdrawn === false, async (model, nodes) => {
    const matter = pick(model, at)!;
    const may = ["answered", "refused", "lapsed"].includes(matter.shown) && matter.round < 3;
    assert.equal(await give(nodes, matter.from, { act: "disputeAnswer", actor: "sam", input: { id: matter.id, authority: otherSide(matter.from), reasons: "It answers nothing" } }), may ? "ok" : "addressee.state");
    if (!may) return;
    // A new round has clocks of its own, and room for a question.
    Object.assign(matter, { shown: "queued", item: moveItem(matter.item as ItemState, "dispute"), round: matter.round + 1, questions: 0, question: undefined });
    model.settled = false;
  });
}

function close(at: number): Run {
  return command(`close ${at}`, (model) => model.settled && pick(model, at)?.withdrawn === false, async (model, nodes) => {
    const matter = pick(model, at)!;
    const may = advances(matter.shown, "closed");
    assert.equal(await give(nodes, matter.from, { act: "closeMessage", actor: "lea", input: { id: matter.id, authority: otherSide(matter.from) } }), may ? "ok" : "addressee.state");
    if (!may) return;
    Object.assign(matter, { shown: "closed", item: moveItem(matter.item as ItemState, "close") });
    model.settled = false;
  });
}

/** One of the nodes dies while both deliver. */
function death(victim: Side, afterMs: number): Run {
  return command(`${victim} dies after ${afterMs} ms`, () => true, async (model, nodes) => {
    model.settled = false;
    const struck = new Promise<void>((resolve) => void setTimeout(() => resolve(nodes.pair.kill(victim)), afterMs));
    await Promise.all(SIDES.map((side) => nodes.pair.order(side, { kind: "deliver" }).catch((error: unknown) => assert.ok(error instanceof Died, String(error)))));
    await struck;
    await new Promise((resolve) => void setTimeout(resolve, 20));
    await nodes.pair.recover();
  });
}

function settle(): Run {
  return command("settle", (model) => !model.settled, settleAndCompare);
}
