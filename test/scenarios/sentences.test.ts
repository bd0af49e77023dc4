import assert from "node:assert/strict";
import { test } from "node:test";
import { unwrap } from "../../src/lib/base/result.ts";
import { checkDecision } from "../../src/service/decisions.ts";
import { readDesk } from "../../src/service/desk.ts";
import { inquireAll } from "../../src/service/inquiry.ts";
import { between, body, GATE, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";

const LIA = { actor: "lia", purpose: "test" };
const PEERS = /\b(?:north|east|south)\b/u;

test("a sentence that a node writes names an authority as its record does, never by its id", async () => {
  const karim = body("warning", { persons: [person("Karim Benali")] });
  const steps = [
    step(on(1), "north", { fileWatch: { id: "f1", content: { category: "S", ground: "Seen", legalBasis: "Code", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Karim Benali"), person("Omar Haddad", { ref: "q" })] } } }),
    step(on(1, "10:00"), "north", { linkPersons: { id: "l1", a: "f1#p", b: "f1#q", kind: "kin" } }),
    send(on(2), "east", "north", "w1", karim),
    send(on(3), "south", "north", "w2", karim),
    send(on(4), "north", "east", "r1", body("request", { access: "direct", persons: [person("Karim Benali")] })),
    send(on(5), "north", "east", "o1", karim),
    send(on(6), "north", ["east", "south"], "o2", karim, { gate: GATE }),
    send(on(7), "east", "north", "w3", body("notice", { event: { kind: "crossing", on: "2015-01-06", place: "A bridge" }, persons: [person("Omar Haddad")] })),
    step(on(8), "north", { decide: { id: "d1", kind: "release", person: "f1#p", reasons: "No ground to hold him" } }),
  ];
  await using stage = await playWhole(between(["north", "east", "south"], steps, { end: "2015-03-15T00:00:00Z" }));
  assert.deepEqual(stage.outcomes().filter((one) => one.kind === "refused"), []);
  const lines = await stage.lines();
  const kinds = new Set(lines.map((one) => one.kind));
  for (const kind of ["repeat", "unanswered-before", "linked-person", "overdue", "decision-check"]) assert.ok(kinds.has(kind), kind);
  const said: string[] = lines.flatMap((one) => one.words);
  for (const id of stage.ids) {
    const node = stage.node(id);
    said.push(...unwrap(await readDesk(node, LIA, { limit: 200 }, stage.now)).rows.flatMap((row) => row.reasons.map((one) => one.words)));
    said.push(...(await inquireAll(node, stage.now, {})).flatMap(({ inquiry }) => [...inquiry.lines.map((one) => one.words), ...inquiry.junctures.map((one) => one.words), ...inquiry.gaps.map((one) => one.words)]));
  }
  said.push(...unwrap(await checkDecision(stage.node("north"), LIA, { person: "file@f1#p" }, stage.now)).onFile.map((one) => one.words));
  assert.ok(said.some((words) => words.includes("Eastern liaison office")));
  assert.deepEqual(said.filter((words) => PEERS.test(words)), []);
});
