import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { between, body, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";

const karim = { persons: [person("Karim Benali")] };
const steps = [
  { at: on(1), node: "north", draft: { id: "d1", to: ["east", "south"], message: body("warning", { ...karim, language: "nl" }) } },
  send(on(2), "east", "north", "w1", body("warning", { ...karim, language: "fr" })),
  send(on(3), "east", "north", "w2", body("warning", { ...karim, language: "nl" })),
  step(on(4), "north", { take: { id: "w1" } }),
  step(on(5), "north", { answer: { id: "w1", as: "a1", message: body("answer", { about: "w1", outcome: "known", language: "fr", text: "Nous le connaissons." }) } }),
];

describe("a language that an addressee does not list", () => {
  test("is remarked on the draft, for each addressee, before anybody approves it", async () => {
    await using stage = await playWhole(between(["north", "east", "south"], steps));
    const draft = await stage.row("north", "message", "d1");
    assert.deepEqual([draft?.status, draft?.unreadBy], ["draft", ["south"]]);
  });

  test("stays on record with the message, which leaves all the same and is owed the same", async () => {
    await using stage = await playWhole(between(["north", "east", "south"], steps));
    const drafted = (await stage.entries("east")).find((one) => one.noun === "message" && one.subject === "w2" && one.event === "drafted");
    assert.deepEqual((drafted!.set as { unreadBy?: unknown }).unreadBy, ["north"]);
    assert.deepEqual([(await stage.row("east", "message", "w2"))?.status, (await stage.row("east", "message", "w2"))?.unreadBy], ["issued", ["north"]]);
    const owed = (await stage.rows("north", "obligation")).filter((one) => one.message === "w2").map((one) => one.duty);
    assert.deepEqual([...owed].sort((a, b) => (a < b ? -1 : 1)), ["acknowledge", "answer"]);
  });

  test("is remarked of an answer too, and of nothing that has no words of its own", async () => {
    await using stage = await playWhole(between(["north", "east", "south"], steps));
    assert.deepEqual((await stage.row("north", "message", "a1"))?.unreadBy, ["east"]);
    const silent = (await stage.rows("north", "message")).filter((one) => one.body.kind === "acknowledgement");
    assert.deepEqual(silent.map((one) => one.unreadBy), [undefined]);
    assert.equal((await stage.row("east", "message", "w1"))?.unreadBy, undefined);
  });
});
