import { isDeepStrictEqual } from "node:util";
import { err, ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import type { Scenario } from "../../contract/scenario.ts";
import { placeTimes } from "./times.ts";

export type MergeError = { code: "scenario.differs"; authority: string } | { code: "scenario.times"; scenario: string };

/** Plays several scenarios on one clock: an authority that stands in more than one must be described alike in all. */
export function mergeScenarios(name: string, scenarios: readonly Scenario[]): Result<Scenario, MergeError> {
  const authorities: Record<string, Scenario["authorities"][string]> = {};
  const steps: { readonly at: string; readonly step: Scenario["steps"][number] }[] = [];
  let end = "";
  for (const scenario of scenarios) {
    for (const [id, authority] of Object.entries(scenario.authorities)) {
      if (authorities[id] !== undefined && !isDeepStrictEqual(authorities[id], authority)) return err({ code: "scenario.differs", authority: id });
      authorities[id] = authority;
    }
    const placed = placeTimes(scenario);
    if (!placed.ok) return err({ code: "scenario.times", scenario: scenario.scenario });
    // Each step keeps the instant its own file gives it.
    scenario.steps.forEach((step, index) => steps.push({ at: placed.value.steps[index]!.at, step: { ...step, at: placed.value.steps[index]!.at } }));
    if (placed.value.end > end) end = placed.value.end;
  }
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return ok({
    scenario: name,
    title: scenarios.map((one) => one.title).join("; "),
    about: scenarios.map((one) => one.about).join("\n"),
    authorities,
    steps: steps.map((one) => one.step),
    end,
    expect: scenarios.flatMap((one) => one.expect),
  });
}
