import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { documentsOf, entriesOf, folded } from "../support/equality.ts";
import { between, body, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const MATCH = "file@f1#p~w1#p";
const told = [
  step(on(1), "north", { by: "lia", fileWatch: { id: "f1", content: { category: "S", ground: "Seen with a known group", legalBasis: "Code", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2020-01-01", persons: [person("Yusuf al-Khatib")] } } }),
  send(on(2), "east", "north", "w1", body("warning", { persons: [person("Youssef Khatib")] })),
  step(on(3), "north", { by: "lia", rejectMatch: { a: "f1#p", b: "w1#p", reasons: "The passport says otherwise" } }),
];
const preserve = (scope: object, until = "2016-11-01T00:00:00Z", more: object = {}) => step("2015-11-14T08:00:00Z", "north", { by: "sup", preserve: { id: "o1", incident: "Attacks of 13 November", scope, legalBasis: "Code, Art. 1", until, reasons: "An inquiry is expected" }, ...more });
const decide = (by: string, more: object = {}) => step("2015-11-14T09:00:00Z", "north", { by, decidePreservation: { id: "o1", confirm: true, reasons: "It is needed" }, ...more });
const lift = (at: string) => step(at, "north", { by: "com", liftPreservation: { id: "o1", reasons: "The inquiry has ended" } });
const play = (steps: readonly Record<string, unknown>[], end: string) => playWhole(between(["north", "east"], [...told, ...steps], { end }));
const YEAR_LATER = "2016-01-04T09:00:00Z";

async function words(stage: Stage): Promise<number> {
  const found = await stage.node("north").store.read((tx) => sql<{ n: number }>`select count(*)::integer as n from content c join entry e on e.seq = c.seq where e.subject = ${MATCH} and c.body::text like '%The passport says%'`.execute(tx));
  return found.rows[0]!.n;
}

describe("after an incident", () => {
  for (const [scope, kept] of [[{ everything: true }, true], [{ persons: ["w1#p"] }, true], [{ threads: ["w1"] }, true], [{ watchFiles: ["f1"] }, true], [{ threads: ["elsewhere"] }, false]] as const) {
    test(`an order on ${JSON.stringify(scope)} ${kept ? "stops" : "does not stop"} the forgetting of a rejected match`, async () => {
      await using stage = await play([preserve(scope), decide("com")], YEAR_LATER);
      assert.deepEqual(await stage.missing(), []);
      const match = await stage.row("north", "match", MATCH);
      assert.deepEqual([match?.state, match?.preservedBy ?? null], kept ? ["rejected", "o1"] : ["forgotten", null]);
      assert.equal((await words(stage)) > 0, kept);
    });
  }

  test("an order that nobody confirmed, or that its proposer would confirm himself, stops nothing", async () => {
    await using stage = await play([preserve({ everything: true }), decide("sup", { refused: "preservation.own-proposal" })], YEAR_LATER);
    assert.deepEqual(await stage.missing(), []);
    assert.equal((await stage.row("north", "match", MATCH))?.state, "forgotten");
    const asked = (await stage.lines("north")).find((one) => one.reasons.includes("preservation.proposed"));
    assert.deepEqual([asked?.to, asked?.subject], ["Duty commander", "o1"]);
  });

  test("is nobody's to order who stands on no rung, nor without an end within a year", async () => {
    const liaison = { ...preserve({ everything: true }), by: "lia", refused: "authorisation.denied" };
    const long = preserve({ everything: true }, "2017-06-01T00:00:00Z", { refused: "preservation.too-long" });
    await using stage = await play([liaison, long], "2015-11-15T00:00:00Z");
    assert.deepEqual(await stage.missing(), []);
    assert.deepEqual(await stage.rows("north", "preservation"), []);
  });

  test("what an order kept is forgotten when it ends by itself, and whoever put it in force hears", async () => {
    await using before = await play([preserve({ everything: true }), decide("com")], "2016-10-31T23:00:00Z");
    assert.equal((await before.row("north", "match", MATCH))?.state, "rejected");
    await using after = await play([preserve({ everything: true }), decide("com")], "2016-11-01T01:00:00Z");
    assert.equal((await after.row("north", "match", MATCH))?.state, "forgotten");
    assert.equal(await words(after), 0);
    assert.equal((await after.row("north", "preservation", "o1"))?.state, "expired");
    assert.equal((await after.lines("north")).find((one) => one.reasons.includes("preservation.expired"))?.to, "Duty commander");
  });

  test("lifted early, it keeps nothing any more; what would not have gone yet stays its year", async () => {
    await using late = await play([preserve({ everything: true }), decide("com"), lift("2016-02-01T09:00:00Z")], "2016-02-01T10:00:00Z");
    assert.deepEqual(await late.missing(), []);
    assert.equal((await late.row("north", "match", MATCH))?.state, "forgotten");
    await using early = await play([preserve({ everything: true }), decide("com"), lift("2015-12-01T09:00:00Z")], "2016-01-02T09:00:00Z");
    const match = await early.row("north", "match", MATCH);
    assert.deepEqual([match?.state, match?.keepUntil], ["rejected", "2016-01-03T09:00:00.000Z"]);
  });

  test("orders and what they kept follow from the entries alone", async () => {
    await using stage = await play([preserve({ everything: true }), decide("com")], YEAR_LATER);
    const { store } = stage.node("north");
    const entries = folded(await entriesOf(store), "north");
    for (const [table, rows] of await documentsOf(store)) assert.deepEqual(entries.get(table), rows, table);
  });
});
