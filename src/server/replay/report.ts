import type { Instant } from "../../lib/clock/index.ts";
import type { Expectation, Scenario } from "../../contract/scenario.ts";
import type { Played } from "./conduct.ts";
import type { Seat } from "./seat.ts";
import { spanOf } from "./times.ts";

/** One thing a node raised, with ids as in the file: a line of the report for programs. */
export interface ReportLine {
  readonly at: string;
  readonly node: string;
  readonly kind: string;
  readonly subject: string;
  readonly with: readonly string[];
  readonly reasons: readonly string[];
  readonly rung?: number;
  readonly due?: string;
  readonly score?: number;
  readonly candidate?: true;
  /** Post of the officer it went to. */
  readonly to: string;
  readonly words: readonly string[];
}

/** An expectation that was not met, or a step that did not do what it should. */
export interface Missing {
  readonly words: string;
}

/** Everything raised by any node, in order of time and then of the file. */
export async function reportLines(seats: readonly Seat[]): Promise<readonly ReportLine[]> {
  const lines: { readonly order: number; readonly line: ReportLine }[] = [];
  for (const [order, seat] of seats.entries()) {
    const { signals, names } = await seat.signals();
    const nameOf = (id: string) => names[id] ?? id;
    for (const one of signals) {
      const line = {
        at: one.raisedAt,
        node: seat.id,
        kind: one.kind,
        subject: nameOf(one.subject),
        with: one.with.map(nameOf),
        reasons: one.reasons,
        ...(one.rung === 0 ? {} : { rung: one.rung }),
        ...(one.due === null ? {} : { due: one.due }),
        ...(one.score === null ? {} : { score: Math.round(one.score * 1e4) / 1e4 }),
        ...(one.candidate ? { candidate: true as const } : {}),
        to: one.post,
        words: one.words,
      };
      lines.push({ order, line });
    }
  }
  // Signals of one node come in the order they were raised; the sort is stable.
  return lines.sort((a, b) => (a.line.at < b.line.at ? -1 : a.line.at > b.line.at ? 1 : a.order - b.order)).map((one) => one.line);
}

/** Holds what was raised against what the file expects. */
export function checkExpectations(scenario: Scenario, lines: readonly ReportLine[], played: readonly Played[]): { readonly expected: number; readonly met: number; readonly missing: readonly Missing[] } {
  const missing: Missing[] = [];
  for (const one of scenario.expect) {
    const found = lines.filter((line) => fits(one, line, scenario.authorities[one.node]!.timeZone));
    const { atLeast, atMost } = one;
    if (found.length < (atMost === 0 ? 0 : atLeast)) missing.push({ words: `${describe(one)}: raised ${found.length} times, expected at least ${atLeast}. ${one.because}` });
    if (atMost !== undefined && found.length > atMost) missing.push({ words: `${describe(one)}: raised ${found.length} times, expected at most ${atMost}, first at ${found[0]!.at}. ${one.because}` });
  }
  let refusals = 0;
  for (const { index, step, outcome } of played) {
    if (step.refused !== undefined) refusals++;
    if (outcome.kind === "refused" && step.refused !== outcome.code) missing.push({ words: `step ${index + 1} (${step.node}, ${step.at}): refused with ${outcome.code}: ${outcome.details}` });
    if (outcome.kind === "done" && step.refused !== undefined) missing.push({ words: `step ${index + 1} (${step.node}, ${step.at}): done, expected a refusal with ${step.refused}` });
  }
  const expected = scenario.expect.length + refusals;
  return { expected, met: Math.max(0, expected - missing.length), missing };
}

function fits(one: Expectation, line: ReportLine, zone: string): boolean {
  return (
    line.node === one.node &&
    (one.kind === undefined || line.kind === one.kind) &&
    (one.subject === undefined || line.subject === one.subject) &&
    one.with.every((id) => line.with.includes(id)) &&
    one.reasons.every((code) => line.reasons.includes(code)) &&
    (one.rung === undefined || (line.rung ?? 0) === one.rung) &&
    (one.after === undefined || line.at >= edge(one.after, zone).earliest) &&
    (one.by === undefined || line.at <= edge(one.by, zone).latest)
  );
}

function edge(text: string, zone: string): { readonly earliest: Instant; readonly latest: Instant } {
  const span = spanOf(text, zone);
  if (!span.ok) throw new Error(span.error);
  return span.value;
}

function describe(one: Expectation): string {
  const parts = [one.subject, one.with.length > 0 ? `with ${one.with.join(", ")}` : undefined, one.reasons.length > 0 ? `because of ${one.reasons.join(", ")}` : undefined, one.rung === undefined ? undefined : `rung ${one.rung}`, one.after === undefined ? undefined : `after ${one.after}`, one.by === undefined ? undefined : `by ${one.by}`];
  return `${one.kind ?? "anything"} at ${one.node} ${parts.filter((part) => part !== undefined).join(" ")}`.trim();
}
