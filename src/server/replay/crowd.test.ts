import assert from "node:assert/strict";
import { test } from "node:test";
import { Crowd } from "../../contract/crowd.ts";
import { drawCrowd } from "./crowd.ts";

const crowd = Crowd.parse({ seed: "s", count: 200, of: [{ forenames: ["Ana", "Rui"], surnames: ["Duarte"] }, { forenames: ["Wei"], surnames: ["Zhang", "Li"], surnameFirst: true }], bornFrom: 1960, bornTo: 1961 });

test("a crowd is the same for one seed and another for another", () => {
  assert.deepEqual(drawCrowd(crowd), drawCrowd(crowd));
  assert.notDeepEqual(drawCrowd(crowd), drawCrowd({ ...crowd, seed: "t" }));
});

test("everybody in it has a name of one origin and was born within its years", () => {
  const people = drawCrowd(crowd);
  assert.equal(people.length, 200);
  const names = new Set(people.map((one) => one.names[0]!.text));
  assert.deepEqual([...names].sort(), ["Ana Duarte", "Li Wei", "Rui Duarte", "Zhang Wei"]);
  for (const one of people) assert.match((one.births[0] as { date: string }).date, /^196[01]-/);
});

test("years in the wrong order are refused", () => assert.equal(Crowd.safeParse({ ...crowd, bornTo: 1950 }).success, false));
