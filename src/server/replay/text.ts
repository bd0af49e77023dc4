import type { Scenario } from "../../contract/scenario.ts";
import type { Played } from "./conduct.ts";
import type { Missing, ReportLine } from "./report.ts";

/** The report for a person: node by node, what arrived, what was raised and why, and what was expected. */
export function writeReport(scenario: Scenario, played: readonly Played[], lines: readonly ReportLine[], checked: { readonly expected: number; readonly met: number; readonly missing: readonly Missing[] }, inquiries: readonly string[]): string {
  const out: string[] = [`${scenario.title} (${scenario.scenario})`, ""];
  for (const [id, authority] of Object.entries(scenario.authorities)) {
    if (!authority.node) continue;
    out.push(`${authority.name} (${id})`);
    const own = lines.filter((line) => line.node === id);
    const steps = played.filter((one) => one.step.node === id);
    const rows = [
      ...steps.map((one) => ({ at: one.time.at as string, order: 0, words: `${one.step.note ?? actOf(one)}${one.step.counterfactual ? " [counterfactual]" : ""}${one.time.earliest === one.time.latest ? "" : ` [date known as ${one.step.at}]`}${one.outcome.kind === "refused" ? ` Refused: ${one.outcome.code}.` : ""}` })),
      ...own.map((line) => ({ at: line.at, order: 1, words: `  ${line.kind}${line.rung === undefined ? "" : ` rung ${line.rung}`} ${line.subject}${line.with.length === 0 ? "" : ` with ${line.with.join(", ")}`}${line.candidate === true ? " (possible match)" : ""} -> ${line.to}${line.due === undefined ? "" : `, due ${line.due.slice(0, 16).replace("T", " ")}`}\n      ${[...line.reasons, ...line.words].join("; ")}` })),
    ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order));
    for (const row of rows) out.push(`  ${row.at.slice(0, 16).replace("T", " ")}  ${row.words}`);
    out.push("");
  }
  out.push(...inquiries);
  for (const one of checked.missing) out.push(`NOT MET  ${one.words}`);
  out.push(`${checked.met} of ${checked.expected} expectations met`, "");
  return out.join("\n");
}

function actOf(one: Played): string {
  const { at: _at, node: _node, by: _by, note: _note, counterfactual: _counterfactual, refused: _refused, ...acts } = one.step;
  return Object.keys(acts)[0] ?? "";
}
