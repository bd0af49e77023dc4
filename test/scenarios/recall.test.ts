import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unwrap } from "../../src/lib/base/result.ts";
import { readConsents } from "../../src/service/consent.ts";
import { readHolders } from "../../src/service/holders.ts";
import { between, body, GATE, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const said = (more: Record<string, unknown> = {}) => body("warning", { persons: [person("Youssef Al Khatib", { births: [{ date: "1985-11-21" }], protection: "none" })], ...more });
const warning = send(on(2), "east", "north", "w1", said({ handling: "H2" }));
const ask = step(on(3), "north", { askConsent: { id: "w1", as: "q1", target: "south", answerBy: on(6), reasons: "He is on his way there" } });
const grant = step(on(4), "east", { decideConsent: { id: "q1", as: "g1", granted: true, until: on(20), reasons: "For this journey" } });
const pass = step(on(5), "north", { forward: { id: "w1", as: "fw1", to: ["south"], consent: "given", gate: GATE } });
const withdraw = step(on(7), "east", { by: "sup", withdraw: { id: "w1", reasons: "It was about somebody else" } });
const confirm = (day: number, node: "north" | "south", id: string) => step(on(day), node, { by: "lia", confirmReplacement: { id, words: "Erased from every copy" } });

const play = (steps: readonly Record<string, unknown>[], end?: string) => playWhole(between(["east", "north", "south"], steps, end === undefined ? {} : { end }));
const reading = { actor: "lia", purpose: "test" };
const holders = async (stage: Stage) => unwrap(await readHolders(stage.node("east"), reading, { id: "w1" }, stage.now)).map((one) => `${one.authority}${one.via === null ? "" : ` through ${one.via}`}: ${one.state}${one.overdue ? ", overdue" : ""}`);
const consents = async (stage: Stage, node: string) => unwrap(await readConsents(stage.node(node), reading, { id: "w1" }, stage.now)).map((one) => `${one.holder} to ${one.target}: ${one.state}`);

describe("what came under H2", () => {
  /** Plays the steps; the last one is refused with a code, or not at all. */
  function check(name: string, steps: readonly Record<string, unknown>[], code?: string): void {
    test(name, async () => {
      const last = { ...steps.at(-1)!, ...(code === undefined ? {} : { refused: code }) };
      await using stage = await play([...steps.slice(0, -1), last]);
      assert.deepEqual(await stage.missing(), []);
      assert.equal((await stage.rows("south", "message")).some((one) => one.id === "fw1"), code === undefined);
    });
  }
  check("does not go on without its originator's signed consent, whatever the officer states", [warning, pass], "forward.consent");
  check("does not go on while the consent is only asked for", [warning, ask, pass], "forward.consent");
  check("goes on with it", [warning, ask, grant, pass]);
  check("does not go on where the consent was denied", [warning, ask, step(on(4), "east", { decideConsent: { id: "q1", granted: false, until: on(20), reasons: "Not to them" } }), pass], "forward.consent");
  check("does not go on once the consent is out of date", [warning, ask, step(on(4), "east", { decideConsent: { id: "q1", granted: true, until: on(4, "12:00"), reasons: "Today" } }), pass], "forward.consent");
  check("does not go on once the consent was taken back", [warning, ask, grant, step(on(4, "12:00"), "east", { revokeConsent: { id: "q1", reasons: "After all not" } }), pass], "forward.consent");
  check("does not go on under a consent for an older version", [warning, ask, grant, step(on(4, "12:00"), "east", { correct: { id: "w1", as: "w1-v2", reasons: "Misread", message: said({ handling: "H2" }) } }), pass], "forward.consent");
  check("does not go on to somebody else", [warning, ask, grant, step(on(5), "north", { forward: { id: "w1", as: "fw1", to: ["east", "south"], consent: "given", gate: GATE } })], "forward.each-apart");
  check("is not decided by its author", [warning, ask, { ...grant, by: "lia" }], "authorisation.denied");
  check("is decided once", [warning, ask, grant, { ...grant, at: on(4, "10:00") }], "consent.decided");
});

describe("a message that was passed on under a consent", () => {
  test("is told to its originator with where it stands, and carries the consent", async () => {
    await using stage = await play([warning, ask, grant, pass]);
    assert.deepEqual(await holders(stage), ["north: delivered", "south through north: delivered"]);
    for (const node of ["north", "east"]) assert.deepEqual(await consents(stage, node), ["north to south: granted"], node);
    const forward = (await stage.row("south", "message", "fw1"))?.body;
    assert.ok(forward?.kind === "forward" && forward.token !== undefined);
    assert.deepEqual((await stage.lines("south")).filter((one) => one.reasons.includes("consent.invalid")), []);
  });

  test("is void everywhere once it is withdrawn, confirmed from the far end back, and its originator sees each step", async () => {
    const steps = [warning, ask, grant, pass, withdraw];
    await using voided = await play(steps);
    assert.deepEqual(await holders(voided), ["north: void", "south through north: void"]);
    assert.deepEqual([(await voided.row("south", "item", "fw1"))?.state, (await voided.row("south", "message", "fw1"))?.status], ["void", "withdrawn"]);
    await using early = await play([...steps, { ...confirm(8, "north", "w1"), refused: "replacement.onward" }]);
    assert.deepEqual(await early.missing(), []);
    await using far = await play([...steps, confirm(8, "south", "fw1")]);
    assert.deepEqual(await holders(far), ["north: void", "south through north: confirmed"]);
    await using done = await play([...steps, confirm(8, "south", "fw1"), confirm(9, "north", "w1")], on(20));
    assert.deepEqual(await done.missing(), []);
    assert.deepEqual(await holders(done), ["north: confirmed", "south through north: confirmed"]);
  });

  test("is overdue at every holder and at its originator while nobody confirms", async () => {
    await using stage = await play([warning, ask, grant, pass, withdraw], on(20));
    assert.deepEqual(await holders(stage), ["north: void, overdue", "south through north: void, overdue"]);
    const late = (await stage.lines()).filter((one) => one.kind === "overdue" && one.at >= on(7)).map((one) => one.node);
    assert.deepEqual([...new Set(late)].toSorted(), ["east", "north", "south"]);
  });

  test("is withdrawn from the second hand alone when the consent is taken back", async () => {
    const revoke = step(on(6), "east", { revokeConsent: { id: "q1", reasons: "Not to them any more" } });
    await using stage = await play([warning, ask, grant, pass, revoke, confirm(7, "south", "fw1")]);
    assert.deepEqual(await stage.missing(), []);
    assert.equal((await stage.row("north", "message", "w1"))?.status, "received");
    assert.equal((await stage.row("south", "message", "fw1"))?.status, "withdrawn");
    assert.deepEqual(await consents(stage, "north"), ["north to south: revoked"]);
    assert.deepEqual((await holders(stage)).at(-1), "south through north: confirmed");
  });

  test("is corrected where it went without another consent, since its originator asks for it", async () => {
    const correct = step(on(6), "east", { correct: { id: "w1", as: "w1-v2", reasons: "Misread", message: said({ handling: "H2", text: "He is another" }) } });
    await using stage = await play([warning, ask, grant, pass, correct]);
    assert.deepEqual((await stage.rows("south", "message")).filter((one) => one.body.kind === "correction").map((one) => one.body.text), ["He is another"]);
    assert.deepEqual(await holders(stage), ["north: recalling", "south through north: recalling"]);
  });
});

describe("a recall", () => {
  const open = send(on(2), "east", "north", "w1", said());
  const onward = (day: number, act = "forward") => step(on(day), "north", { [act]: { id: "w1", as: "fw1", to: ["south"], consent: "not-needed", gate: GATE } });
  const cut = step(on(4), "north", { cut: { to: "south" } });
  const mend = step(on(9), "north", { mend: { to: "south" } });

  test("reaches a copy that is still queued, behind it", async () => {
    await using waiting = await play([open, cut, onward(5), withdraw]);
    assert.deepEqual(await holders(waiting), ["north: void", "south through north: recalling"]);
    assert.deepEqual((await waiting.rows("south", "message")).length, 0);
    await using after = await play([open, cut, onward(5), withdraw, mend], on(10));
    assert.deepEqual(await holders(after), ["north: void, overdue", "south through north: void, overdue"]);
    assert.equal((await after.row("south", "item", "fw1"))?.state, "void");
  });

  test("reaches the third hand, and comes back through the second", async () => {
    const first = send(on(2), "south", "north", "w1", said({ handling: "H0" }));
    const second = step(on(3), "north", { forward: { id: "w1", as: "fw1", to: ["east"], consent: "not-needed" } });
    const third = step(on(4), "east", { forward: { id: "fw1", as: "fw2", to: ["south"], consent: "not-needed", gate: GATE } });
    await using stage = await play([first, second, third, step(on(5), "south", { by: "sup", withdraw: { id: "w1", reasons: "Wrong", gate: GATE } })]);
    assert.deepEqual(await stage.missing(), []);
    const forward = (await stage.row("south", "message", "fw2"))?.body;
    assert.ok(forward?.kind === "forward");
    assert.deepEqual([forward.originator, forward.original], ["south", "w1"]);
    for (const [node, id] of [["east", "fw1"], ["south", "fw2"]] as const) assert.equal((await stage.row(node, "item", id))?.state, "void", id);
  });

  test("lets nobody pass on what was taken back, or approve what was drafted before", async () => {
    await using stage = await play([open, withdraw, { ...onward(8), refused: "message.not-issued" }]);
    assert.deepEqual(await stage.missing(), []);
  });

  test("tells a partner outside the Union nothing about whom we told", async () => {
    const from = send(on(2), "south", "north", "w1", said());
    await using stage = await play([from, step(on(3), "north", { forward: { id: "w1", as: "fw1", to: ["east"], consent: "not-needed" } })]);
    assert.deepEqual((await stage.received("south")).filter(({ header }) => header["kind"] === "passed-on"), []);
  });
});
