import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { article18, statisticsOf } from "../../src/domain/statistics.ts";
import type { Article18, ExchangeFigures } from "../../src/domain/statistics.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { allRows } from "../../src/store/rows.ts";
import { exchangedBetween } from "../../src/store/statistics.ts";
import { entriesOf } from "../support/equality.ts";
import { randomCase } from "../support/random-case.ts";
import { root } from "../support/repository.ts";
import { Stage } from "../support/stage.ts";
import { onEveryStore } from "../support/stores.ts";
import { recount } from "./recount.ts";
import { yearOfExchange } from "./year.ts";

const counted = JSON.parse(readFileSync(join(root, "test", "statistics", "year.json"), "utf8")) as {
  readonly article18: Readonly<Record<string, Pick<Article18, "submitted" | "states">>>;
  readonly eastFromNorth: Partial<ExchangeFigures>;
};
const YEAR = { from: "2015-01-01T00:00:00.000Z", to: "2016-01-01T00:00:00.000Z" };

describe("the figures of a generated year", () => {
  let stage: Stage;
  after(async () => stage[Symbol.asyncDispose]());
  before(async () => {
    stage = await Stage.open(yearOfExchange());
    await stage.conductor.playAll();
    assert.deepEqual(stage.outcomes().filter((one) => one.kind === "refused"), [], "every step was played");
  });

  test("are those that were counted by hand, for Article 18 and beyond it", async () => {
    for (const id of stage.ids) {
      const { year: _year, asOf: _asOf, ...figures } = await yearly(stage, id);
      assert.deepEqual(figures, counted.article18[id], id);
    }
    const { in: fromNorth } = await between(stage, "east", "north");
    for (const [key, count] of Object.entries(counted.eastFromNorth)) assert.equal(fromNorth[key as keyof ExchangeFigures], count, key);
  });

  test("are those that a second program counts from the entries, for every peer in both directions", async () => {
    await recounted(stage, YEAR);
  });

  test("agree from both ends: what one sent is what the other received", async () => {
    const [north, east] = [await between(stage, "north", "east"), await between(stage, "east", "north")];
    for (const key of ["requests", "urgentRequests", "requestsAnswered", "requestsRefused", "warnings", "deviations", "saidUseful", "urgencyNotUpheld", "withdrawn"] as const) {
      assert.equal(north.out[key], east.in[key], key);
      assert.equal(north.in[key], east.out[key], key);
    }
  });

  test("of a shorter period are those of what was sent or received in it", async () => {
    const spring = await between(stage, "east", "north", { from: "2015-03-01T00:00:00.000Z", to: "2015-06-01T00:00:00.000Z" });
    assert.equal(spring.in.requests, 6);
    assert.equal(spring.in.warnings, 3);
    assert.equal(spring.in.urgentRequests, 1);
  });
});

onEveryStore("a second program", (open) => {
  test("counts the same after random acts of random officers", async () => {
    await fc.assert(
      fc.asyncProperty(randomCase(), async (document) => {
        await using stage = await Stage.open(document, open);
        await stage.conductor.playAll();
        await recounted(stage, { from: "2015-01-01T00:00:00.000Z", to: "2099-01-01T00:00:00.000Z" });
      }),
      { numRuns: 1, seed: 18, endOnFailure: true },
    );
  });
});

/** Holds every figure against the second program's. */
async function recounted(stage: Stage, period: { readonly from: string; readonly to: string }): Promise<void> {
  for (const self of stage.ids) {
    const history = (await entriesOf(stage.node(self).store)).map((entry) => JSON.stringify(entry)).join("\n");
    for (const peer of stage.ids.filter((id) => id !== self)) {
      const exact = await between(stage, self, peer, period);
      for (const direction of ["out", "in"] as const) assert.deepEqual(exact[direction], recount(history, peer, direction, { ...period, asOf: stage.now }), `${self} ${direction} ${peer}`);
    }
  }
}

async function between(stage: Stage, self: string, peer: string, period = YEAR) {
  const { store } = stage.node(self);
  return statisticsOf(await store.read((tx) => exchangedBetween(tx, self, { ...period, asOf: stage.now })), peer, stage.now);
}

async function yearly(stage: Stage, self: string): Promise<Article18> {
  const { store } = stage.node(self);
  const asOf: Instant = stage.now;
  return store.read(async (tx) => article18(await exchangedBetween(tx, self, { ...YEAR, asOf }), await allRows(tx, "authority"), { self: stage.node(self).self, year: 2015, asOf }));
}
