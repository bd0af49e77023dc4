import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { inquiryOf } from "../../src/domain/inquiry.ts";
import { factsFrom, replayed } from "../../src/domain/inquiry-facts.ts";
import type { PersonFacts } from "../../src/domain/person-facts.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import type { OpenNode } from "../../src/server/node.ts";
import { factsAsOf } from "../../src/service/history.ts";
import type { Work } from "../../src/service/act.ts";
import { openMattersOf, openMattersThen } from "../../src/service/open-matters.ts";
import type { OpenMatter } from "../../src/service/open-matters.ts";
import { personFacts } from "../../src/service/persons.ts";
import { allRows } from "../../src/store/rows.ts";
import { soughtIn } from "../../src/store/history.ts";
import { entriesOf } from "../support/equality.ts";
import { randomCase } from "../support/random-case.ts";
import { scenarioDocument, Stage } from "../support/stage.ts";
import type { ScenarioDocument } from "../support/stage.ts";
import { onEveryStore } from "../support/stores.ts";
import type { OpenStore } from "../support/stores.ts";
import { among } from "../support/transform.ts";

/** What a node's tables said of every person at an instant. */
interface Snapshot {
  readonly node: string;
  readonly at: Instant;
  readonly persons: ReadonlyMap<string, { readonly facts: PersonFacts; readonly open: readonly OpenMatter[] }>;
}

onEveryStore("what was known on a day is replayed from the entries, and equals what the tables said then", (open) => {
  for (const [file, places, seed] of [["paris-warnings.yaml", ["ankara", "paris"], 7], ["brussels-brothers.yaml", ["ankara", "brussels", "local-police"], 11]] as const) {
    test(`in ${file}, at instants drawn by dice`, async () => {
      const compared = await equal(among(scenarioDocument(file), places), open, seed, 5);
      assert.ok(compared > 12, `only ${compared} persons were compared`);
    });
  }

  test("after random acts of random officers", async () => {
    await fc.assert(fc.asyncProperty(randomCase(), fc.nat(), async (document, seed) => void (await equal(document, open, seed, 3))), { numRuns: 1, seed: 20151113, endOnFailure: true });
  });
});

/** Plays a document, taking snapshots on the way, and holds each against the replay at the end. Returns how many persons were compared. */
async function equal(document: ScenarioDocument, open: OpenStore, seed: number, count: number): Promise<number> {
  await using stage = await Stage.open(document, open);
  const snapshots: Snapshot[] = [];
  for (const at of instants(stage, seed, count)) {
    await stage.conductor.playTo(at);
    for (const id of stage.ids) snapshots.push(await snapshot(stage.node(id), at));
  }
  await stage.conductor.playAll();
  let compared = 0;
  for (const { node: id, at, persons } of snapshots) {
    const node = stage.node(id);
    const whole = replayed((await entriesOf(node.store)).filter((entry) => entry.at <= at));
    for (const [description, { facts: then, open: openThen }] of persons) {
      const sought = { descriptions: [description], messages: [] };
      const now = await node.store.read((tx) => factsAsOf(node, tx, sought, at));
      assert.ok(now !== undefined, `${id} knew ${description} at ${at}`);
      assert.deepEqual(told(now), told(then), `${id} ${description} at ${at}`);
      assert.deepEqual(JSON.parse(JSON.stringify(inquiryOf(now, at))), JSON.parse(JSON.stringify(inquiryOf(then, at))), `the inquiry of ${id} into ${description} at ${at}`);
      assert.deepEqual(byId(openMattersThen(now)), byId(openThen), `what was open at ${id} on ${description} at ${at}`);
      // The entries chosen as being about somebody lead to the same as all entries there are.
      assert.deepEqual(told({ ...factsFrom(sought, whole, node.self)!, unitItems: now.unitItems! }), told(now), `${id} ${description} at ${at}, from every entry`);
      compared++;
    }
    // Nobody is known as of a day before he was described.
    const later = (await node.store.read((tx) => soughtIn(tx, { kind: "everything" }))).descriptions.filter((one) => !persons.has(one));
    for (const description of later.slice(0, 20)) assert.equal(await node.store.read((tx) => factsAsOf(node, tx, { descriptions: [description], messages: [] }, at)), undefined, `${id} ${description} at ${at}`);
  }
  return compared;
}

/** Instants across the scenario: one in each of as many stretches of equal length. */
function instants(stage: Stage, seed: number, count: number): readonly Instant[] {
  const [from, to] = [Date.parse(stage.now), Date.parse(stage.conductor.end)];
  const dice = (n: number) => ((Math.imul(seed + n, 0x9e3779b1) >>> 0) % 1_000) / 1_000;
  return Array.from({ length: count }, (_, n) => new Date(from + Math.floor(((to - from) * (n + dice(n))) / count)).toISOString() as Instant);
}

async function snapshot(node: OpenNode, at: Instant): Promise<Snapshot> {
  return node.store.read(async (tx) => {
    const persons = new Map<string, { facts: PersonFacts; open: readonly OpenMatter[] }>();
    for (const description of (await soughtIn(tx, { kind: "everything" })).descriptions) {
      const facts = await personFacts({ node, tx, roster: () => allRows(tx, "officer") }, description);
      if (facts !== undefined) persons.set(description, { facts, open: await openMattersOf({ node, tx } as unknown as Work, facts.group) });
    }
    return { node: node.self.id, at, persons };
  });
}

function byId(matters: readonly OpenMatter[]): readonly OpenMatter[] {
  return matters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Facts as JSON, their lists in the order of ids: no reader of facts depends on it. */
function told(facts: PersonFacts): unknown {
  const listed = Object.entries(facts).map(([key, value]: [string, unknown]) => [key, Array.isArray(value) && key !== "unitItems" ? (value as { readonly id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1)) : value]);
  return JSON.parse(JSON.stringify(Object.fromEntries(listed), (_key, value: unknown) => (value !== null && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value)));
}
