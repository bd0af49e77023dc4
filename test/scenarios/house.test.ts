import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { between, body, GATE, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const warning = send(on(1), "east", "north", "w1", body("warning", { persons: [person("Karim Benali")] }));
const file = step(on(1, "10:00"), "north", { by: "lia", fileWatch: { id: "f1", content: { category: "S", ground: "Seen with a known group", legalBasis: "Code, Art. 1", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Karim Benali")] } } });
const promise = (owner: string, due: string) => step(on(2), "north", { by: "lia", promise: { id: "m1", words: "Examine the telephone", owner, due, about: "f1" } });

describe("everything has an owner at every moment", () => {
  const people = { lia: { post: "Liaison officer", roles: ["liaison"], deputy: "ana" }, ana: { post: "Analyst", roles: ["analyst"] }, sup: { post: "Supervisor", roles: ["supervisor"] }, dpo: { post: "Data protection officer", roles: ["dpo"] } };
  const authorities = { north: { people } };

  test("whoever goes on leave hands what he has to his deputy", async () => {
    const leave = step(on(3), "north", { absent: { officer: "lia", until: on(10) } });
    await using stage = await playWhole(between(["north", "east"], [file, warning, promise("lia", on(20)), leave].sort(byTime), { authorities }));
    assert.deepEqual(await owners(stage), { item: ["ana"], duties: ["ana"], files: ["ana"] });
    const [item] = await stage.rows("north", "item");
    assert.deepEqual(item?.owners.map((one) => [one.owner, one.reasons]), [["lia", "on duty when it arrived"], ["ana", "stands in for Liaison officer"]]);
  });

  test("leave that begins of itself hands over at its first instant", async () => {
    const planned = { ...people, lia: { ...people.lia, absences: [{ from: "2015-01-03T00:00:00Z", until: "2015-01-10T00:00:00Z" }] } };
    await using stage = await playWhole(between(["north", "east"], [file, warning].sort(byTime), { authorities: { north: { people: planned } }, end: on(4) }));
    assert.deepEqual(await owners(stage), { item: ["ana"], duties: ["ana"], files: ["ana"] });
  });

  test("whoever leaves for good leaves nothing behind, and the last who may own something cannot leave", async () => {
    const gone = (officer: string, more = {}) => step(on(3), "north", { leave: { officer }, ...more });
    await using stage = await playWhole(between(["north", "east"], [file, warning, promise("lia", on(20)), gone("lia"), gone("ana"), gone("sup", { refused: "officer.last" })].sort(byTime), { authorities }));
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
    assert.deepEqual(await owners(stage), { item: ["sup"], duties: ["sup"], files: ["sup"] });
  });

  test("what arrives goes to the liaison officer who has least to do, and to nobody on leave", async () => {
    const more = [2, 3, 4].map((n) => send(on(n), "east", "north", `w${n}`, body("warning", { persons: [person("Karim Benali")] })));
    const away = step(on(3, "12:00"), "north", { absent: { officer: "lou" } });
    await using stage = await playWhole(between(["north", "east"], [warning, ...more.slice(0, 2), away, ...more.slice(2)]));
    assert.deepEqual((await stage.rows("north", "item")).map((one) => [one.id, one.owners[0]?.owner]), [["w1", "lia"], ["w2", "lou"], ["w3", "lia"], ["w4", "lia"]]);
  });

  test("a hand-over waits under the new name from its own instant", async () => {
    const handed = step(on(2), "north", { by: "lia", handOver: { id: "w1", to: "lou", reasons: "Speaks the language" } });
    await using stage = await playWhole(between(["north", "east"], [warning, handed]));
    const [item] = await stage.rows("north", "item");
    assert.deepEqual(item?.owners.map((one) => [one.owner, one.from.slice(0, 10), one.by]), [["lia", "2015-01-01", "node"], ["lou", "2015-01-02", "lia"]]);
    assert.ok((await stage.rows("north", "obligation")).every((one) => one.owner === "lou"));
  });
});

describe("the ladder", () => {
  test("goes up from whoever owns the matter, each rung once", async () => {
    await using stage = await playWhole(between(["north", "east"], [warning], { end: "2015-03-01T00:00:00Z" }));
    const climbed = (await stage.lines("north")).filter((one) => one.kind === "escalated").map((one) => [one.with[0], one.rung, one.to]);
    assert.deepEqual(climbed, [
      ["w1/acknowledge", 1, "Supervisor"],
      ["w1/acknowledge", 2, "Duty commander"],
      ["w1/acknowledge", 3, "Head"],
      ["w1/answer", 2, "Duty commander"],
      ["w1/answer", 3, "Head"],
    ]);
  });

  test("tells the other side that it is overdue, the rung and a number, and neither names nor posts", async () => {
    await using stage = await playWhole(between(["north", "east"], [warning], { end: "2015-03-01T00:00:00Z" }));
    const told = (await stage.received("east")).map((one) => one.body["body"] as Record<string, unknown>).filter((one) => one["kind"] === "escalation");
    assert.deepEqual(told.map((one) => `${String(one["duty"])} ${String(one["rung"])} ${String(one["dutyDesk"])}`).sort(), ["acknowledge 2 +33 1 11 11 11 11", "acknowledge 3 +33 1 11 11 11 11", "answer 2 +33 1 11 11 11 11", "answer 3 +33 1 11 11 11 11"]);
    assert.equal(/lia|lou|sup|Supervisor|Liaison/u.test(JSON.stringify(told)), false);
    assert.deepEqual((await stage.row("east", "addressee", "w1>north"))?.theirRung, 3);
  });

  test("never goes down: a matter that the duty commander owns reaches the head", async () => {
    await using stage = await playWhole(between(["north", "east"], [file, promise("com", on(4))], { end: on(10) }));
    assert.deepEqual((await stage.lines("north")).filter((one) => one.kind === "measure").map((one) => [one.rung, one.to]), [[undefined, "Duty commander"], [1, "Duty commander"], [1, "Head"], [2, "Head"], [3, "Head"]]);
  });
});

describe("a lack of means", () => {
  const noMeans = (day: number, id: string, by: string, until: string, more = {}) => step(on(day), "north", { by, decide: { id, kind: "no-means", about: "f1", until, reasons: "Nobody is free" }, ...more });

  test("is recorded by somebody on the ladder, goes up, and comes back on its date", async () => {
    await using stage = await playWhole(between(["north"], [file, noMeans(2, "d0", "lia", on(9), { refused: "authorisation.denied" }), noMeans(2, "d1", "sup", on(9))], { end: on(12) }));
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
    assert.deepEqual((await stage.lines("north")).filter((one) => one.kind === "capacity").map((one) => [one.at.slice(0, 10), one.rung, one.to]), [
      ["2015-01-02", 2, "Duty commander"],
      ["2015-01-07", undefined, "Duty commander"],
      ["2015-01-09", 1, "Duty commander"],
      ["2015-01-09", 1, "Head"],
      ["2015-01-10", 2, "Head"],
      ["2015-01-11", 3, "Head"],
    ]);
  });

  test("is decided again by somebody on the ladder, and by nobody below it", async () => {
    const close = (by: string) => step(on(5), "north", { by, decide: { id: "d2", kind: "disposition", about: "f1", reasons: "Two officers are free now" } });
    for (const [by, state] of [["com", "done"], ["lia", "open"]] as const) {
      await using stage = await playWhole(between(["north"], [file, noMeans(2, "d1", "sup", on(9)), close(by)]));
      assert.deepEqual((await stage.rows("north", "obligation")).filter((one) => one.duty === "means").map((one) => one.state), [state], by);
    }
  });

  test("needs a date that lies ahead", async () => {
    const undated = step(on(2), "north", { by: "sup", decide: { id: "d1", kind: "no-means", about: "f1", reasons: "Nobody is free" }, refused: "decision.no-until" });
    await using stage = await playWhole(between(["north"], [file, undated, noMeans(3, "d2", "sup", on(2), { refused: "decision.until-past" })]));
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
  });
});

describe("an emergency", () => {
  const urgent = { emergency: true, urgency: { ground: "danger-to-life", reasons: "An attack is announced for tonight" } };
  const alone = (kind: string, by: string, more = {}) => [step(on(1, "23:00"), "east", { by, draft: { id: "w1", to: ["north"], message: body(kind, { persons: [person("Karim Benali")], ...more }) } }), step(on(1, "23:01"), "east", { by, approve: { id: "w1" } })];

  test("is sent by one person alone, and a second reviews it within the day", async () => {
    await using stage = await playWhole(between(["north", "east"], alone("warning", "lia", urgent), { end: on(3, "23:30") }));
    assert.equal((await stage.row("north", "item", "w1"))?.priority, "P0");
    const reviews = (await stage.rows("east", "obligation")).filter((one) => one.duty === "review");
    assert.deepEqual(reviews.map((one) => [one.owner, one.dueAt, one.overdue > 0]), [["sup", "2015-01-02T23:01:00.000Z", true]]);
  });

  test("is reviewed by somebody else than the one who sent it", async () => {
    const reviewed = (by: string, more = {}) => step(on(2, "08:00"), "east", { by, finish: { id: "w1/review", result: "Rightly sent" }, ...more });
    await using stage = await playWhole(between(["north", "east"], [...alone("warning", "lia", urgent), reviewed("lia", { refused: "measure.own-emergency" }), reviewed("sup")], { end: on(3, "23:30") }));
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
    assert.deepEqual((await stage.rows("east", "obligation")).filter((one) => one.duty === "review").map((one) => [one.state, one.result]), [["done", "Rightly sent"]]);
  });

  test("is what it takes: nobody approves a draft of his own otherwise", async () => {
    const [draft, approve] = alone("warning", "sup");
    await using stage = await playWhole(between(["north", "east"], [draft!, { ...approve, refused: "authorisation.denied" }]));
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
    assert.equal((await stage.rows("north", "item")).length, 0);
  });
});

describe("what may leave the house", () => {
  const south = (kind: string, more: Record<string, unknown>, refused?: string, gate: object | null = GATE) => ({ ...send(on(2), "north", "south", "m1", body(kind, more), gate === null ? {} : { gate }), ...(refused === undefined ? {} : { refused }) });
  function check(name: string, steps: readonly Record<string, unknown>[], arrived: boolean): void {
    test(name, async () => {
      const places = steps.some((one) => one["node"] === "east") ? (["north", "east", "south"] as const) : (["north", "south"] as const);
      await using stage = await playWhole(between(places, steps));
      assert.deepEqual((await stage.missing()).map((one) => one.words), []);
      assert.equal((await stage.rows("south", "item")).length, arrived ? 1 : 0);
    });
  }
  const event = { event: { kind: "deportation", on: "2015-01-02" } };
  const safe = [person("Karim Benali", { protection: "none" })];
  check("nothing beyond the standard words goes outside the Union without a gate", [south("warning", { persons: safe }, "gate.missing", null)], false);
  check("with its gate it goes", [south("warning", { persons: safe })], true);
  check("a notice about somebody whose protection is not known is held back", [south("notice", { ...event, persons: [person("Karim Benali")] }, "gate.protection")], false);
  check("so is one about somebody who has asked for protection", [south("notice", { ...event, persons: [person("Karim Benali", { protection: "claimed" })] }, "gate.protection")], false);
  check("so is one about somebody who is protected", [south("notice", { ...event, persons: [person("Karim Benali", { protection: "held" })] }, "gate.protection")], false);
  check("a notice about somebody who is known not to be protected goes", [south("notice", { ...event, persons: safe })], true);

  const handled = (handling: string) => send(on(1), "east", "north", "w1", body("warning", { handling, ...(handling === "H3" ? { handlingText: "Ask first" } : {}), persons: [person("Karim Benali", { protection: "none" })] }));
  const forward = (consent: string, refused?: string) => step(on(2), "north", { forward: { id: "w1", as: "fw1", to: ["south"], consent, gate: GATE }, ...(refused === undefined ? {} : { refused }) });
  check("what came under H2 is passed on with the originator's consent alone", [handled("H2"), forward("not-needed", "forward.consent")], false);
  check("and where it could sign one, no officer's word replaces it", [handled("H2"), forward("given", "forward.consent")], false);
  check("what came under H3 needs consent too", [handled("H3"), forward("not-needed", "forward.consent")], false);
  check("what came under H0 needs none", [handled("H0"), forward("not-needed")], true);

  test("a protected source leaves as its grade alone, and stays on file at home", async () => {
    const claims = [{ ref: "c1", about: "p", says: { kind: "other", words: "Has left the country" }, source: "Agent Silver", sourceProtected: true, grade: "A2", basis: "fact" }];
    await using stage = await playWhole(between(["north", "east"], [send(on(1), "east", "north", "w1", body("warning", { persons: [person("Karim Benali")], claims }))]));
    assert.equal((await stage.row("east", "message", "w1"))?.body.claims[0]?.source, "Agent Silver");
    assert.deepEqual((await stage.row("north", "message", "w1"))?.body.claims.map((one) => [one.source, one.grade]), [[undefined, "A2"]]);
    assert.equal(JSON.stringify(await stage.entries("north")).includes("Silver"), false);
    for (const one of await stage.rows("north", "envelope")) assert.equal(Buffer.from(one.bytes, "base64").toString().includes("Silver"), false);
    for (const { body: sent } of await stage.received("north")) assert.equal(JSON.stringify(sent).includes("Silver"), false);
  });
});

async function owners(stage: Stage) {
  const open = (await stage.rows("north", "obligation")).filter((one) => one.state === "open");
  return {
    item: unique((await stage.rows("north", "item")).map((one) => one.owner)),
    duties: unique(open.map((one) => one.owner)),
    files: unique((await stage.rows("north", "watch-file")).map((one) => one.owner)),
  };
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

function byTime(a: Record<string, unknown>, b: Record<string, unknown>): number {
  return String(a["at"]) < String(b["at"]) ? -1 : 1;
}
