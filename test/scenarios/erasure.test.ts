import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { addMs, type Instant } from "../../src/lib/clock/index.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { MessageBody } from "../../src/domain/message.ts";
import { PersonDescription } from "../../src/domain/person.ts";
import type { Erasure, ErasureTarget } from "../../src/domain/erasure.ts";
import { fileReceived } from "../../src/service/arrivals.ts";
import { checkEnvelopes } from "../../src/service/envelope-check.ts";
import { carryOutErasures, repeatErasures } from "../../src/service/erasing.ts";
import { askErasure, decideErasure, readErasures } from "../../src/service/erasure.ts";
import { checkHistory } from "../../src/service/ledger-check.ts";
import { proveArrival } from "../../src/service/ledger.ts";
import { readInquiry } from "../../src/service/inquiry.ts";
import { decidePreservation, liftPreservation, proposePreservation } from "../../src/service/preservation.ts";
import { search } from "../../src/service/search.ts";
import { checkTables } from "../../src/service/tables-check.ts";
import { readThread } from "../../src/service/threads.ts";
import { openNode, type OpenNode } from "../../src/server/node.ts";
import { openStore } from "../../src/store/store.ts";
import { runHeed } from "../support/heed.ts";
import { createDatabase, missingServer, startServer } from "../support/postgres.ts";
import { between, body, GATE, on, person, send, step } from "../support/small.ts";
import { Stage } from "../support/stage.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-erasure-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Words that stand nowhere else. */
const WORDS = ["Zebulon", "Quarterstaff", "Nebelhorn", "Umbrella Lane"];
const man = person("Zebulon Quarterstaff", { births: [{ date: "1985-11-21" }], protection: "none" });
const listed = { category: "S", ground: "Seen at Nebelhorn", legalBasis: "Code", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [man] };
const claims = [{ ref: "c1", about: "p", says: { kind: "other", words: "Lives in Umbrella Lane" }, grade: "B2", basis: "fact" }];
const story = [
  step(on(1), "north", { by: "lia", fileWatch: { id: "f1", content: listed } }),
  send(on(2), "east", "north", "w1", body("warning", { title: "Zebulon again", text: "He was at Nebelhorn", persons: [man], claims })),
  step(on(3), "north", { by: "lia", take: { id: "w1" } }),
  step(on(3, "10:00"), "north", { by: "lia", handOver: { id: "w1", to: "lou", reasons: "Knows Zebulon" } }),
  step(on(3, "11:00"), "north", { by: "lia", promise: { id: "m1", words: "Ask Quarterstaff's neighbours", owner: "lou", due: on(20), about: "w1" } }),
  step(on(3, "12:00"), "north", { forward: { id: "w1", as: "fw1", to: ["south"], consent: "not-needed", text: "Watch Zebulon", gate: GATE } }),
  step(on(4), "north", { by: "lia", confirmMatch: { a: "f1#p", b: "w1#p", reasons: "Zebulon's own photograph" } }),
];
const MESSAGE: ErasureTarget = { kind: "message", id: "w1" };
let made = 0;

async function play(steps: readonly Record<string, unknown>[] = story): Promise<{ readonly stage: Stage; readonly data: string }> {
  const data = join(folder, String(made++));
  const nodes: string[] = [];
  const stage = await Stage.open(between(["north", "east", "south"], steps), async () => {
    nodes.push("");
    return nodes.length === 1 ? { kind: "folder", folder: data } : { kind: "memory" };
  });
  await stage.conductor.playAll();
  assert.deepEqual(await stage.missing(), []);
  return { stage, data };
}

/** Which of the words stand in any file under a folder. */
function found(data: string, words = WORDS): readonly string[] {
  const files = readdirSync(data, { recursive: true, encoding: "utf8" }).map((name) => join(data, name)).filter((path) => statSync(path).isFile());
  return words.filter((word) => files.some((path) => readFileSync(path).includes(word)));
}

async function ask(stage: Stage, target: ErasureTarget, node = "north"): Promise<Erasure> {
  const input = { target, rule: "Kept for one year", legalBasis: "LED Art. 5", reasons: "The year is over" };
  return unwrap(await askErasure(stage.node(node), { actor: "sup", purpose: "erasure" }, input, addMs(stage.now, 1_000)));
}

async function erase(stage: Stage, target: ErasureTarget, node = "north"): Promise<Erasure> {
  const asked = await ask(stage, target, node);
  unwrap(await decideErasure(stage.node(node), { actor: "com", purpose: "erasure" }, { id: asked.id, confirm: true }, addMs(stage.now, 2_000)));
  await carryOutErasures(stage.node(node), addMs(stage.now, 3_000));
  return unwrap(await readErasures(stage.node(node), { actor: "sup", purpose: "erasure" }, addMs(stage.now, 4_000))).find((one) => one.id === asked.id)!;
}

async function isWhole(stage: Stage, node = "north"): Promise<void> {
  const it = stage.node(node);
  assert.deepEqual((await checkHistory(it)).faults, []);
  assert.deepEqual((await checkTables(it, 20)).faults, []);
  assert.deepEqual((await checkEnvelopes(it, 20)).faults, []);
}

describe("a record that two persons erase", () => {
  test("stands in no file of the database any more, and what stays of it proves that it was there", async () => {
    const { stage, data } = await play();
    await using _ = stage;
    const north = stage.node("north");
    unwrap(await search(north, { actor: "lia", purpose: "looking", case: "1" }, { name: "Zebulon Quarterstaff" } as never, addMs(stage.now, 500)));
    assert.deepEqual(found(data), WORDS, "the words are looked for where they are");
    const erased = await erase(stage, MESSAGE);
    assert.deepEqual([erased.state, erased.outside.authorities], ["done", ["east", "south"]], "who else has it is said, to be asked apart");
    assert.ok(erased.outside.readings > 0);
    assert.deepEqual(found(data, ["Umbrella Lane", "neighbours", "photograph"]), [], "the message, the measure and the match");
    assert.equal((await erase(stage, { kind: "person", id: "file@f1#p" })).state, "done");
    assert.deepEqual(found(data), []);
    await isWhole(stage);
    const row = await stage.row("north", "message", "w1");
    assert.deepEqual([row?.body.kind, row?.body.persons, row?.erased?.rule], ["warning", [], "Kept for one year"]);
    const thread = unwrap(await readThread(north, { actor: "lia", purpose: "looking" }, { id: row!.thread }, addMs(stage.now, 5_000)));
    assert.deepEqual(thread.proofs.filter((one) => one.message === "w1" && one.receipt !== null).length, 1);
    assert.equal(north.recogniser.search(PersonDescription.parse(man), 5).length, 0, "nobody is met by it any more");
    const inquiry = unwrap(await readInquiry(north, { actor: "head", purpose: "an inquiry", case: "1" }, { id: "w1#p" }, addMs(stage.now, 6_000)));
    assert.doesNotMatch(JSON.stringify(inquiry), /Zebulon|Quarterstaff|Nebelhorn/u);
    const before = unwrap(await readInquiry(north, { actor: "head", purpose: "an inquiry", case: "1" }, { id: "w1#p", asOf: "2015-01-03T23:00:00.000Z" as Instant }, addMs(stage.now, 7_000)));
    assert.doesNotMatch(JSON.stringify(before), /Zebulon|Quarterstaff|Nebelhorn/u);
    assert.match(JSON.stringify([inquiry, before]), /on file, erased on 2015-01-04 under Kept for one year/u);
  });

  test("proves without its payload that it arrived: the receipt in the log, and the header of the envelope", async () => {
    const { stage } = await play(story.slice(0, 2));
    await using _ = stage;
    const envelope = (await stage.rows("north", "envelope")).find((one) => one.message === "w1")!;
    const before = unwrap(await proveArrival(stage.node("north"), envelope.id));
    await erase(stage, MESSAGE);
    await erase(stage, MESSAGE, "east");
    const [kept, sent] = [await stage.row("north", "envelope", envelope.id), (await stage.rows("east", "envelope")).find((one) => one.message === "w1")];
    for (const one of [kept, sent]) assert.deepEqual([one?.bytes, one?.receipt, one?.sealed, one?.opening], [envelope.bytes, envelope.receipt, undefined, undefined]);
    const file = (name: string, content: string | Uint8Array) => (writeFileSync(join(folder, name), content), join(folder, name));
    const [receipt, header, card] = [file("receipt.json", Buffer.from(kept!.receipt!, "base64")), file("envelope.json", Buffer.from(kept!.bytes, "base64")), file("card.json", JSON.stringify(stage.node("north").self))];
    const verified = await runHeed(["verify", receipt, "--key", card, "--envelope", header]);
    assert.equal(verified.code, 0, verified.err);
    const proof = await runHeed(["verify", file("arrival.proof", unwrap(await proveArrival(stage.node("north"), envelope.id))), "--key", card]);
    assert.equal(proof.code, 0, proof.err);
    assert.ok(before.length > 0);
    for (const node of ["north", "east"]) await isWhole(stage, node);
  });

  test("is not erased by whoever asked for it alone, nor within what an order keeps", async () => {
    const { stage } = await play(story.slice(0, 3));
    await using _ = stage;
    const north = stage.node("north");
    const now = addMs(stage.now, 5_000);
    const asked = await ask(stage, MESSAGE);
    const alone = await decideErasure(north, { actor: "sup", purpose: "erasure" }, { id: asked.id, confirm: true }, now);
    assert.equal(alone.ok ? "" : alone.error.code, "authorisation.denied");
    const twice = await askErasure(north, { actor: "com", purpose: "erasure" }, { target: MESSAGE, rule: "r", legalBasis: "l", reasons: "Again" }, now);
    assert.equal(twice.ok ? "" : twice.error.code, "erasure.asked");
    const active = await askErasure(north, { actor: "com", purpose: "erasure" }, { target: { kind: "watch-file", id: "file@f1" }, rule: "r", legalBasis: "l", reasons: "Again" }, now);
    assert.equal(active.ok ? "" : active.error.code, "erasure.active-file");
    const order = unwrap(await proposePreservation(north, { actor: "sup", purpose: "an incident", case: "1" }, { incident: "An attack", scope: { persons: ["file@f1#p"], threads: [], watchFiles: [] }, legalBasis: "Code", until: addMs(now, 86_400_000), reasons: "For the inquiry" }, now));
    unwrap(await decidePreservation(north, { actor: "com", purpose: "an incident", case: "1" }, { id: order.id, confirm: true, reasons: "For the inquiry" }, now));
    const kept = await decideErasure(north, { actor: "com", purpose: "erasure" }, { id: asked.id, confirm: true }, now);
    assert.equal(kept.ok ? "" : kept.error.code, "erasure.preserved");
    unwrap(await liftPreservation(north, { actor: "sup", purpose: "an incident", case: "1" }, { id: order.id, reasons: "It is over" }, now));
    assert.equal((await decideErasure(north, { actor: "com", purpose: "erasure" }, { id: asked.id, confirm: true }, now)).ok, true);
    assert.equal(await carryOutErasures(north, now), 1);
  });

  test("is erased to the end by a node that was cut off at any step, and once", async () => {
    const { stage, data } = await play(story.slice(0, 2));
    await using _ = stage;
    const north = stage.node("north");
    const asked = await ask(stage, MESSAGE);
    unwrap(await decideErasure(north, { actor: "com", purpose: "erasure" }, { id: asked.id, confirm: true }, addMs(stage.now, 2_000)));
    // Each turn ends one commit, or one purge, later than the one before.
    for (let last = 1, done = 0; done === 0; last++) {
      let passed = 0;
      const dying = { ...north, failpoint: (point: string) => {
        if ((point === "committed" || point === "purged") && ++passed === last) throw new Error("cut off");
      } };
      done = await carryOutErasures(dying, addMs(stage.now, 3_000)).catch(() => 0);
      if (last > 9) break;
    }
    assert.deepEqual(found(data, ["Umbrella Lane", "He was at"]), []);
    const events = (await stage.entries("north")).filter((one) => one.noun === "erasure").map((one) => one.event);
    assert.deepEqual(events, ["asked", "intended", "erased", "released", "done"]);
    await isWhole(stage);
  });

  test("stays readable to nobody while its envelope is still on its way, and goes with the receipt", async () => {
    const cut = step(on(1, "08:00"), "north", { cut: { to: "east" } });
    const { stage, data } = await play([cut, send(on(2), "north", "east", "w9", body("warning", { text: "Nebelhorn", persons: [man] })), step(on(3), "north", { wait: {} }), step(on(5), "north", { mend: { to: "east" } }), step(on(6), "north", { wait: {} })].slice(0, 3));
    await using _ = stage;
    assert.deepEqual(found(data, ["Zebulon", "Nebelhorn"]), ["Zebulon", "Nebelhorn"]);
    const erased = await erase(stage, { kind: "message", id: "w9" });
    assert.deepEqual([erased.state, erased.waiting.length], ["erased", 1]);
    await stage.node("north").store.purge();
    assert.deepEqual(found(data, ["Zebulon", "Nebelhorn"]), []);
    const waiting = (await stage.rows("north", "envelope")).find((one) => one.message === "w9");
    assert.deepEqual([waiting?.sealed === undefined, waiting?.opening], [false, undefined]);
  });

  test("is erased again in a database that comes from a backup, before anything is served", async () => {
    const { stage, data } = await play(story.slice(0, 2));
    const noted: Erasure[] = [];
    const journal = { note: async (one: Erasure) => void noted.push(one), read: async () => noted };
    await stage.node("north").store.purge(); // a checkpoint, so that the copy is whole
    const asked = await ask(stage, MESSAGE);
    const copy = `${data}-backup`;
    const config = stage.node("north");
    await stage[Symbol.asyncDispose]();
    cpSync(data, copy, { recursive: true });
    for (const [at, run] of [[data, async (node: OpenNode) => {
      unwrap(await decideErasure(node, { actor: "com", purpose: "erasure" }, { id: asked.id, confirm: true }, addMs(stage.now, 2_000)));
      assert.equal(await carryOutErasures(node, addMs(stage.now, 3_000)), 1);
    }], [copy, async (node: OpenNode) => {
      assert.deepEqual(found(copy, ["Zebulon", "Nebelhorn"]), ["Zebulon", "Nebelhorn"]);
      assert.equal(await repeatErasures(node, addMs(stage.now, 4_000)), 1);
      assert.equal(await repeatErasures(node, addMs(stage.now, 5_000)), 0, "and not again");
    }]] as const) {
      const { self, keys, ids } = config;
      await using node = await openNode({ self, keys, ids, store: unwrap(await openStore({ kind: "folder", folder: at })), erasures: journal });
      await run(node);
      assert.deepEqual(found(at, ["Umbrella Lane", "He was at"]), [], at);
    }
  });

  test("is erased again when a peer, asked by a restored node, has handed it over anew", async () => {
    const { stage } = await play(story.slice(0, 1));
    await using _ = stage;
    const north = stage.node("north");
    const noted: Erasure = { id: "x1", target: MESSAGE, rule: "Kept for one year", legalBasis: "LED Art. 5", reasons: "(noted without)", state: "released", askedBy: "sup", askedAt: stage.now, decidedBy: "com", decidedAt: stage.now, preservedBy: null, erasedAt: stage.now, rows: {}, waiting: [], outside: { authorities: [], readings: 0 }, doneAt: null };
    const restored = { ...north, erasures: { read: async () => [noted], note: async () => undefined } };
    assert.equal(await repeatErasures(restored, addMs(stage.now, 1_000)), 1, "there is nothing of it yet");
    const wire = { id: "w1", thread: "t1", issuedAt: stage.now, body: MessageBody.parse(body("warning", { text: "He was at Nebelhorn", persons: [man] })) };
    unwrap(await fileReceived(north, { actor: "lia", purpose: "filing" }, { from: "east", wire, passage: { channel: "letter", proof: "officer-note" } }, addMs(stage.now, 2_000)));
    assert.equal(await carryOutErasures(north, addMs(stage.now, 3_000)), 1);
    assert.deepEqual((await stage.row("north", "message", "w1"))?.body.persons, []);
    assert.equal(await carryOutErasures(north, addMs(stage.now, 4_000)), 0);
    await isWhole(stage);
  });

  test("stands in no file of a PostgreSQL server either, whose owner lets used segments of its log go", { skip: missingServer() ?? false }, async () => {
    const server = await startServer({ durable: true });
    try {
      await server.query("alter system set wal_recycle = off");
      await server.query("select pg_reload_conf()");
      const [at] = await server.query<{ data_directory: string }>("show data_directory");
      const database = await createDatabase(server);
      const nodes: string[] = [];
      await using stage = await Stage.open(between(["north", "east", "south"], story), async () => {
        nodes.push("");
        return nodes.length === 1 ? { kind: "postgres", url: database.url } : { kind: "memory" };
      });
      await stage.conductor.playAll();
      assert.deepEqual(found(at!.data_directory), WORDS);
      await erase(stage, MESSAGE);
      await erase(stage, { kind: "person", id: "file@f1#p" });
      assert.deepEqual(found(at!.data_directory), []);
      await isWhole(stage);
    } finally {
      await server.stop();
    }
  });
});
