import assert from "node:assert/strict";
import { test } from "node:test";
import { contentOf, playWhole, scenarioDocument } from "../support/stage.ts";

test("a protected source shows nowhere outside its service, and no member sees what another one told the hub (S12, S17)", async () => {
  await using stage = await playWhole(scenarioDocument("hub-and-sources.yaml"));
  assert.deepEqual(await stage.missing(), []);
  const everything = async (node: string) => {
    const envelopes = (await stage.rows(node, "envelope")).map(contentOf);
    return JSON.stringify([await stage.entries(node), await stage.rows(node, "message"), await stage.rows(node, "signal"), await stage.lines(node), envelopes]);
  };
  const seen = new Map<string, string>();
  for (const node of stage.ids) seen.set(node, await everything(node));

  assert.ok(seen.get("alder")!.includes("Informant Kestrel"), "the service itself knows its source");
  for (const node of ["cedar", "hub"]) assert.equal(seen.get(node)!.includes("Kestrel"), false, node);
  assert.ok(seen.get("hub")!.includes("origin-71"), "the mark travels");

  const own = { alder: "Seen with others", birch: "Said to be preparing", cedar: "Bought what can be used" };
  for (const [node, words] of Object.entries(own)) {
    assert.ok(seen.get(node)!.includes(words), node);
    for (const [other, theirs] of Object.entries(own)) {
      if (other === node) continue;
      assert.equal(seen.get(node)!.includes(theirs), false, `${node} sees what ${other} wrote`);
      assert.equal((await stage.received(node)).some(({ body }) => JSON.stringify(body).includes(other)), false, `${node} is told of ${other}`);
    }
  }
  const matters = new Set((await stage.rows("hub", "message")).flatMap((one) => (one.body.kind === "common-matter" ? [one.body.matter] : [])));
  assert.equal(matters.size, 1, "all of them call it by one name");
});
