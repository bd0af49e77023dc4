import { addMs } from "../../lib/clock/index.ts";
import type { Instant } from "../../lib/clock/index.ts";
import { err, ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import type { Scenario, ScenarioStep } from "../../contract/scenario.ts";
import { spanOf } from "./times.ts";
import type { TimeFault } from "./times.ts";

/** As many steps as a file may have written out. */
const MOST_STEPS = 10_000;

/** Acts whose `id` names what they make, and so has to differ from one time to the next. */
const MAKING = ["send", "draft", "received"] as const;

/**
 * Writes out every step that is played again, in order of time, so that whoever plays the file meets single steps only. A file that
 * repeats nothing comes back as it is.
 */
export function writeOut(scenario: Scenario): Result<Scenario, readonly TimeFault[]> {
  if (!scenario.steps.some((step) => step.again !== undefined)) return ok(scenario);
  const faults: TimeFault[] = [];
  const end = scenario.end === undefined ? undefined : spanOf(scenario.end, "UTC");
  const all: { readonly at: Instant; readonly step: ScenarioStep }[] = [];
  let before: Instant | undefined;
  scenario.steps.forEach((written, index) => {
    const { again, ...step } = written;
    const span = spanOf(step.at, scenario.authorities[step.node]?.timeZone ?? "UTC");
    if (!span.ok) return; // told already
    const { earliest, latest } = span.value;
    if (again !== undefined && earliest !== latest) return void faults.push({ path: ["steps", index, "again"], message: `${step.at} is no exact time, and only such a step is played again` });
    // A date known to the day stays where the order of the file puts it.
    const at = before !== undefined && before > earliest ? before : earliest;
    before = at;
    const times = 1 + (again?.times ?? 0);
    if (all.length + times > MOST_STEPS) return void faults.push({ path: ["steps", index, "again"], message: `more than ${MOST_STEPS} steps when all are written out` });
    for (let time = 0; time < times; time++) {
      const then = addMs(earliest, time * (again?.everyMinutes ?? 0) * 60_000);
      if (again !== undefined && end?.ok === true && then > end.value.latest) return void faults.push({ path: ["steps", index, "again"], message: `the last time, ${then}, lies after the end` });
      all.push({ at: again === undefined ? at : then, step: again === undefined ? step : { ...called(step, time), at: then } });
    }
  });
  if (faults.length > 0) return err(faults);
  return ok({ ...scenario, steps: all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ step }) => step) });
}

function called(step: ScenarioStep, time: number): ScenarioStep {
  const act = MAKING.find((name) => step[name] !== undefined);
  return time === 0 || act === undefined ? step : { ...step, [act]: { ...step[act]!, id: `${step[act]!.id}-${time + 1}` } };
}
