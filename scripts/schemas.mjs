// node scripts/schemas.mjs: writes docs/protocol/schemas/*.json, the JSON Schema of each kind of message, from the schemas
// that the node enforces. A test says when they are out of date.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { messageKinds, messageSchema } from "../src/server/http/node.ts";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "docs", "protocol", "schemas");

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const kind of messageKinds()) writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(messageSchema(kind), null, 2)}\n`);
console.log(`${messageKinds().length} schemas are in docs/protocol/schemas.`);
