import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ACTS, scenarioJsonSchema } from "../src/contract/scenario.ts";
import { messageKinds, messageSchema } from "../src/server/http/node.ts";
import { root } from "./support/repository.ts";

const folder = join(root, "docs", "protocol", "schemas");

test("the published schemas of messages are those that the node enforces (node scripts/schemas.mjs writes them)", () => {
  assert.deepEqual(readdirSync(folder).sort(), messageKinds().map((kind) => `${kind}.json`).sort());
  for (const kind of messageKinds()) {
    assert.equal(readFileSync(join(folder, `${kind}.json`), "utf8"), `${JSON.stringify(messageSchema(kind), null, 2)}\n`, kind);
  }
});

test("the published schema of scenarios is the one that a replay enforces", () => {
  assert.equal(readFileSync(join(root, "docs", "protocol", "scenario.schema.json"), "utf8"), `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
});

test("the description of scenarios names every act and every key of the published schema", () => {
  const told = readFileSync(join(root, "docs", "protocol", "scenario.md"), "utf8");
  const { properties } = scenarioJsonSchema() as { properties: Record<string, unknown> };
  assert.deepEqual([...ACTS, ...Object.keys(properties)].filter((name) => !told.includes(`\`${name}\``)), []);
});

test("a schema says what must be given and refuses what is not known", () => {
  const warning = messageSchema("warning") as { required: string[]; additionalProperties: boolean; properties: Record<string, unknown> };
  assert.deepEqual(warning.required, ["kind", "purpose"]);
  assert.equal(warning.additionalProperties, false);
  assert.ok("persons" in warning.properties);
  assert.equal(messageSchema("rumour"), undefined);
});
