// node scripts/schemas.mjs: writes docs/protocol/schemas/*.json, the JSON Schema of each kind of message, and
// docs/protocol/scenario.schema.json, that of a scenario, from the schemas that are enforced. A test says when they are out of date.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { scenarioJsonSchema } from "../src/contract/scenario.ts";
import { messageKinds, messageSchema } from "../src/server/http/node.ts";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "docs", "protocol", "schemas");

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const kind of messageKinds()) writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(messageSchema(kind), null, 2)}\n`);
writeFileSync(join(dirname(folder), "scenario.schema.json"), `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
console.log(`${messageKinds().length} schemas are in docs/protocol/schemas, and one of scenarios beside them.`);
