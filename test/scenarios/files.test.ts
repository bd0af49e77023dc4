import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { ReportLine } from "../../src/server/replay/report.ts";
import { root } from "../support/repository.ts";
import { playWhole, scenarioDocument } from "../support/stage.ts";
import type { ScenarioDocument } from "../support/stage.ts";
import { alternating, inTurn, rename, respell, respellings, shiftYears } from "../support/transform.ts";

const files = readdirSync(join(root, "scenarios")).filter((name) => name.endsWith(".yaml"));

test("there are scenarios to play", () => assert.ok(files.includes("paris-warnings.yaml") && files.includes("brussels-brothers.yaml")));

test("an authority that stands in several scenarios is the same in all, so that they can be played side by side", () => {
  const seen = new Map<string, unknown>();
  for (const file of files) {
    for (const [id, authority] of Object.entries(scenarioDocument(file).authorities)) {
      assert.ok(!seen.has(id) || isDeepStrictEqual(seen.get(id), authority), `${id} in ${file}`);
      seen.set(id, authority);
    }
  }
});

for (const file of files) {
  describe(file, () => {
    const document = scenarioDocument(file);
    let played: readonly string[] | undefined;
    const raisedAsWritten = async () => (played ??= raised((await playFully(document)).lines));

    test("raises what it expects", async () => {
      const { missing, lines } = await playFully(document);
      assert.deepEqual(missing, []);
      played = raised(lines);
    });

    test("expects something at every node, if only silence, and says why", () => {
      const expected = new Set(document.expect?.map((one) => one["node"]));
      for (const [id, authority] of Object.entries(document.authorities)) if (authority["node"] !== false) assert.ok(expected.has(id), id);
    });

    /** The same things must be raised at the same nodes, and every expectation must hold. */
    async function same(changed: ScenarioDocument, nodeOf: (id: string) => string = (id) => id): Promise<void> {
      const { missing, lines } = await playFully(changed);
      assert.deepEqual(missing, []);
      assert.deepEqual(raised(lines), (await raisedAsWritten()).map((line) => withNode(line, nodeOf)).sort());
    }

    test("raises the same with every name respelled: doubled letters, the surname first, capitals", () => same(respell(document, inTurn(respellings.doubled, respellings.turned, respellings.capitals))));

    test("raises the same with every name in other accents and another transliteration", () => same(respell(document, inTurn(respellings.accented, respellings.transliterated))));

    test("raises the same with every authority, officer, message and file renamed, five years later", () => {
      const { document: renamed, nodeOf } = rename(shiftYears(respell(document, respellings.doubled), 5));
      return same(renamed, nodeOf);
    });

    test("raises the same where no two texts spell a name by one rule", async () => {
      const changed = respell(document, alternating(respellings.turned, respellings.bare, respellings.accented, respellings.capitals));
      // Which rules tie two spellings together depends on the spellings.
      const expect = changed.expect?.map((one) => ({ ...one, reasons: ((one["reasons"] ?? []) as string[]).filter((code) => !code.startsWith("name.")) }));
      await same({ ...changed, ...(expect === undefined ? {} : { expect }) });
    });
  });
}

async function playFully(document: ScenarioDocument): Promise<{ readonly lines: readonly ReportLine[]; readonly missing: readonly string[] }> {
  await using stage = await playWhole(document);
  return { lines: await stage.lines(), missing: (await stage.missing()).map((one) => one.words) };
}

/** What was raised where, each as often as it was. */
function raised(lines: readonly ReportLine[]): readonly string[] {
  return lines.map((line) => `${line.kind}@${line.node}`).sort();
}

function withNode(line: string, nodeOf: (id: string) => string): string {
  const [kind, node] = line.split("@") as [string, string];
  return `${kind}@${nodeOf(node)}`;
}
