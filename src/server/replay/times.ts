import { firstInstant, lastInstant, localInstant, parseInstant, parsePartialDate, parseZone } from "../../lib/clock/index.ts";
import type { Instant } from "../../lib/clock/index.ts";
import { err, ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import type { Scenario } from "../../contract/scenario.ts";

/** When a step is played, and the span its date leaves open. */
export interface PlacedTime {
  readonly at: Instant;
  /** First and last instant the file's date allows; equal for an exact one. */
  readonly earliest: Instant;
  readonly latest: Instant;
}

export type TimeFault = { readonly path: readonly (string | number)[]; readonly message: string };

/** Places every step on the common clock: an imprecise date is played at its first instant that keeps the order of the file. */
export function placeTimes(scenario: Scenario): Result<{ readonly steps: readonly PlacedTime[]; readonly end: Instant }, readonly TimeFault[]> {
  const faults: TimeFault[] = [];
  const steps: PlacedTime[] = [];
  let before: Instant | undefined;
  scenario.steps.forEach((step, index) => {
    const span = spanOf(step.at, scenario.authorities[step.node]?.timeZone ?? "UTC");
    if (!span.ok) {
      faults.push({ path: ["steps", index, "at"], message: span.error });
      return;
    }
    const { earliest, latest } = span.value;
    const at: Instant = before !== undefined && before > earliest ? before : earliest;
    if (at > latest) {
      faults.push({ path: ["steps", index, "at"], message: `${step.at} lies before the step above it, played at ${before}: steps stand in order of time` });
      return;
    }
    before = at;
    steps.push({ at, earliest, latest });
  });
  const end = scenario.end === undefined ? ok({ earliest: before!, latest: before! }) : spanOf(scenario.end, "UTC");
  if (!end.ok) faults.push({ path: ["end"], message: end.error });
  if (faults.length > 0 || !end.ok) return err(faults);
  if (before !== undefined && end.value.latest < before) return err([{ path: ["end"], message: `${scenario.end} lies before the last step` }]);
  return ok({ steps, end: before !== undefined && end.value.earliest < before ? before : end.value.earliest });
}

/** The instants a scenario's time allows, in a zone for what has none of its own. */
export function spanOf(text: string, zone: string): Result<{ readonly earliest: Instant; readonly latest: Instant }, string> {
  const span = anySpanOf(text, zone);
  if (!span.ok || (span.value.earliest >= EARLIEST && span.value.latest < LATEST)) return span;
  return err(`${text} lies outside the years 1900 to 2199`);
}

/** Deadlines that run from a step must still be dates. */
const EARLIEST = "1900-01-01T00:00:00.000Z";
const LATEST = "2200-01-01T00:00:00.000Z";

function anySpanOf(text: string, zone: string): Result<{ readonly earliest: Instant; readonly latest: Instant }, string> {
  const exact = parseInstant(text);
  if (exact.ok) return ok({ earliest: exact.value, latest: exact.value });
  if (text.includes("T")) {
    const local = localInstant(text, zone);
    return local.ok ? ok({ earliest: local.value, latest: local.value }) : err(`${text} is not a local time in ${zone}`);
  }
  const partial = parsePartialDate(text);
  if (!partial.ok) return err(`${text} is not a time that exists`);
  return parseZone(zone).ok ? ok({ earliest: firstInstant(partial.value, zone), latest: lastInstant(partial.value, zone) }) : err(`${text} has no meaning in the unknown time zone ${zone}`);
}
