import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { unwrap } from "../../src/lib/base/result.ts";
import { addMs } from "../../src/lib/clock/index.ts";
import { search } from "../../src/service/search.ts";
import { decideMatch } from "../../src/service/matches.ts";
import { openStore } from "../../src/store/store.ts";
import { documentsOf, entriesOf, folded, replayInto, tablesOf } from "../support/equality.ts";
import { between, body, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const file = (day: number, id: string, text: string, more: Record<string, unknown> = {}) => step(on(day), "north", { fileWatch: { id, content: { category: "S", ground: "Seen with a known group", legalBasis: "Code", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2020-01-01", persons: [person(text, more)] } } });
const told = [file(1, "f1", "Yusuf al-Khatib"), send(on(2), "east", "north", "w1", body("warning", { persons: [person("Youssef Khatib")] }))];
const decide = (act: string, at = on(3)) => step(at, "north", { [act]: { a: "f1#p", b: "w1#p", reasons: "The passport says otherwise" } });
const play = (steps: readonly Record<string, unknown>[], end: string) => playWhole(between(["north", "east"], [...steps], { end }));
const MATCH = "file@f1#p~w1#p";
const matchOf = (stage: Stage) => stage.row("north", "match", MATCH);

async function contentsAbout(stage: Stage, subject: string): Promise<string> {
  const found = await stage.node("north").store.read((tx) => sql<{ body: string | null }>`select c.body::text as body from content c join entry e on e.seq = c.seq where e.subject = ${subject} and c.body is not null`.execute(tx));
  return found.rows.map((row) => row.body).join("\n");
}

describe("a match that was rejected", () => {
  test("is kept for a year, and then nothing of it but that it was there", async () => {
    await using kept = await play([...told, decide("rejectMatch")], "2016-01-02T09:00:00Z");
    const before = await matchOf(kept);
    assert.deepEqual([before?.state, before?.keepUntil], ["rejected", "2016-01-03T09:00:00.000Z"]);
    assert.match(await contentsAbout(kept, MATCH), /passport/u);

    await using gone = await play([...told, decide("rejectMatch")], "2016-01-03T10:00:00Z");
    assert.deepEqual(await matchOf(gone), { id: MATCH, a: "", b: "", score: 0, reasons: [], state: "forgotten", keepUntil: null, foundAt: before!.foundAt, foundBy: "", decisions: [] });
    assert.doesNotMatch(await contentsAbout(gone, MATCH), /passport|Khatib/u);
    for (const one of (await gone.rows("north", "signal")).filter((signal) => signal.kind === "match")) {
      assert.deepEqual([one.state, one.words, one.score], ["withdrawn", [], null]);
      assert.doesNotMatch(await contentsAbout(gone, one.id), /Khatib/u);
    }
    const entry = (await gone.entries("north")).find((one) => one.subject === MATCH && one.event === "forgotten");
    assert.deepEqual([entry?.at, entry?.actor], ["2016-01-03T09:00:00.000Z", "node"]);
  });

  test("stands as long as anybody likes once the rejection was undone", async () => {
    await using stage = await play([...told, decide("rejectMatch"), decide("undoMatch", on(4))], "2017-06-01T00:00:00Z");
    assert.deepEqual([(await matchOf(stage))?.state, (await matchOf(stage))?.keepUntil], ["candidate", null]);
  });

  test("may be found again once it is forgotten, and be decided afresh", async () => {
    const again = { ...file(1, "f1", "Yusuf al-Khatib"), at: "2016-02-01T09:00:00Z" };
    const { fileWatch } = again as unknown as { fileWatch: { id: string; content: object } };
    const changed = { at: again.at, node: "north", changeWatch: { id: fileWatch.id, content: { ...fileWatch.content, text: "More is known" } } };
    await using stage = await play([...told, decide("rejectMatch"), changed], "2016-02-02T00:00:00Z");
    assert.deepEqual([(await matchOf(stage))?.state, (await matchOf(stage))?.foundAt], ["candidate", "2016-02-01T09:00:00.000Z"]);
  });

  test("cannot be decided once it is forgotten", async () => {
    await using stage = await play([...told, decide("rejectMatch")], "2016-01-04T00:00:00Z");
    const late = await decideMatch(stage.node("north"), { actor: "lia", purpose: "test" }, { id: MATCH, state: "confirmed", reasons: "After all" }, addMs(stage.now, 1_000));
    assert.equal(late.ok ? "" : late.error.code, "match.unknown");
  });
});

describe("a near miss", () => {
  const near = [file(1, "f1", "Karim Benali", { births: [{ date: "1985-03-04" }] }), send(on(2), "east", "north", "w1", body("warning", { persons: [person("Kamal Benali", { births: [{ date: "1985-03-14" }] })] }))];

  test("is kept for a year and never shown by a search, which finds descriptions alone", async () => {
    await using stage = await play(near, on(3));
    const match = await matchOf(stage);
    assert.equal(match?.state, "near-miss");
    assert.equal(match?.keepUntil, "2016-01-02T09:00:00.000Z");
    const hits = unwrap(await search(stage.node("north"), { actor: "lia", purpose: "test" }, { name: "Karim Benali", births: [], documents: [], limit: 50 }, addMs(stage.now, 1_000)));
    assert.ok(hits.length > 0);
    assert.deepEqual(hits.filter((one) => JSON.stringify(one).includes(MATCH)), []);
  });

  test("is forgotten by a timer that a stopped node catches up with", async () => {
    await using stage = await play([...near, step(on(4), "north", { down: {} }), step("2016-06-01T00:00:00Z", "north", { up: {} })], "2016-06-02T00:00:00Z");
    assert.equal((await matchOf(stage))?.state, "forgotten");
  });
});

test("the tables are the replay of the entries after what was forgotten too", async () => {
  await using stage = await play([...told, decide("rejectMatch")], "2016-02-01T00:00:00Z");
  const { store } = stage.node("north");
  const entries = await entriesOf(store);
  assert.ok(entries.some((one) => one.event === "forgotten"));
  const empty = unwrap(await openStore({ kind: "memory" }));
  await replayInto(empty, entries, "north");
  const [held, rebuilt] = [await tablesOf(store), await tablesOf(empty)];
  await empty[Symbol.asyncDispose]();
  // What was erased is not in the entries that are read, so it cannot come back; rows that the replay makes are the same.
  for (const table of ["match", "signal", "description", "claim", "obligation", "item", "message", "watch_file"]) assert.deepEqual(rebuilt.get(table), held.get(table), table);
  const made = folded(entries, "north").get("match")!;
  assert.deepEqual(JSON.parse(JSON.stringify([...made])), JSON.parse(JSON.stringify([...(await documentsOf(store)).get("match")!])));
});
