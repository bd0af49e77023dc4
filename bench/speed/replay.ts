// Replay of the scenarios with every node in this process (PGlite in memory), as `heed replay` runs them.
//   npx node bench/speed/replay.ts [--runs 5]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { unwrap } from "../../src/lib/base/result.ts";
import { replay } from "../../src/server/replay/replay.ts";
import { report, summarise, timed } from "./measure.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const results: Record<string, object> = {};
for (const name of ["paris-warnings", "brussels-brothers"]) {
  const text = readFileSync(join(import.meta.dirname, "../../scenarios", `${name}.yaml`), "utf8");
  const ms: number[] = [];
  let checked = { expected: 0, met: 0 };
  let lines = 0;
  for (let run = 0; run < Number(values.runs); run++) {
    ms.push(
      await timed(async () => {
        const played = unwrap(await replay(text, { resume: false }));
        checked = { expected: played.checked.expected, met: played.checked.met };
        lines = played.lines.length;
      }),
    );
  }
  results[name] = { ...summarise(ms), raised: lines, ...checked };
}
report("replay", { goal: { parisWarningsMs: 20_000 }, results });
