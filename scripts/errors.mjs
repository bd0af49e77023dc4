// npm run errors: where docs/errors.md and the codes in src differ. With --write it sorts the list, adds a line with
// empty cells for each missing code and drops those that are gone; the cells are then filled by hand.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { collectErrorCodes, listOffences, parseErrorList, renderErrorList } from "../test/support/error-codes.ts";
import { readProject, root } from "../test/support/repository.ts";

const path = join(root, "docs", "errors.md");
const found = collectErrorCodes(readProject().files);
const listed = readFileSync(path, "utf8");
const text = process.argv.includes("--write") ? renderErrorList(listed, found) : listed;
if (text !== listed) writeFileSync(path, text);

const offences = listOffences(found, parseErrorList(text));
console.log(offences.length === 0 ? `docs/errors.md explains all ${found.codes.size} codes.` : offences.join("\n"));
process.exitCode = offences.length === 0 ? 0 : 1;
