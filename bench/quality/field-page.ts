import type { FieldResult, Rate } from "./field.ts";

/** Interrupting alerts that ordinary persons may raise, in 10,000. */
const mostInterrupted = 1;
/** How far a group may lie above the overall rate. */
const fairRatio = 1.25;
/** With fewer alerts to be expected a ratio is chance. */
const fewestExpected = 3;

/** The result as a page for people. */
export function fieldPage(result: FieldResult): string {
  const all = total([result.others, result.invented, result.real]);
  return `${[
    `# False alerts in the field, ${result.records.toLocaleString("en")} persons on the list`, "",
    `Commit ${result.commit}, weights ${result.weights}, ${result.date}; ${result.machine}, load average ${result.loadAverage.join(" ")}.`,
    `Interrupting from ${result.scores["interrupt"]}, queue from ${result.scores["queue"]}. Found under another spelling: at the interrupting score ${percent(result.found.interrupt.all)} (with a full birth date ${percent(result.found.interrupt.dated)}),`,
    `at the queue score ${percent(result.found.queue.all)} (${percent(result.found.queue.dated)}).`, "",
    "## Ordinary persons", "",
    "| persons | n | false interrupting | of them twins | in 10,000 | at most (95 %) | without twins | queue | in 10,000 |", "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...[result.real, result.others, result.invented].map((rate) => `| ${rate.group} | ${rate.persons} | ${falsely(rate)} | ${rate.twins} | ${inTenThousand(falsely(rate), rate.persons)} | ${inTenThousand(poissonUpper(falsely(rate)), rate.persons)} | ${inTenThousand(falsely(rate) - rate.twins, rate.persons)} | ${rate.queued} | ${inTenThousand(rate.queued, rate.persons)} |`),
    "", `Wanted: at most ${mostInterrupted} interrupting alert in 10,000 ordinary persons.`,
    `Asked for as though they were not on the list, ${result.others.same} met an entry that was read by hand and found to be themselves under another identifier (\`read-pairs.csv\`): those are not counted as false.`,
    "Their queue figures still hold such entries. Twins share surname, birth date and often the beginning of a forename; nothing in the query tells them apart.", "",
    "## What an alert is worth", "",
    "Share of alerts that are true, if all found persons are asked for with a full birth date; false alerts as among the invented persons.", "",
    "| score | one in 1,000 is on the list | one in 37,000 |", "| --- | --- | --- |",
    `| interrupting | ${worth(result.found.interrupt.dated, falsely(result.invented), result.invented.persons)} |`,
    `| queue | ${worth(result.found.queue.dated, result.invented.queued, result.invented.persons)} |`, "",
    ...fairness("By origin of the name (invented persons, Latin letters)", result.origins), ...fairness("By script (invented persons)", result.scripts), ...fairness("By script (each person of the list, as though not on it)", result.otherScripts),
    `Over all three kinds of persons: ${falsely(all)} false interrupting alerts in ${all.persons}, ${inTenThousand(falsely(all), all.persons)} in 10,000.`,
  ].join("\n")}\n`;
}

function fairness(title: string, rates: readonly Rate[]): string[] {
  const all = total(rates);
  return [
    `## ${title}`, "", "Without twins, who are taken for each other for their birth and not for their name. A group above 1.25 times the overall rate goes to the queue by default; so does one too small to tell (fewer than three alerts to be expected, and its own figures do not show less than 2 in 10,000).", "",
    "| group | n | interrupting | in 10,000 | of the overall rate | verdict | queue, in 10,000 | of the overall rate |", "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rates.map((rate) => `| ${rate.group} | ${rate.persons} | ${strangers(rate)} | ${inTenThousand(strangers(rate), rate.persons)} | ${ratio(strangers(rate), rate.persons, strangers(all), all.persons)} | ${verdict(rate, all)} | ${inTenThousand(rate.queued, rate.persons)} | ${ratio(rate.queued, rate.persons, all.queued, all.persons)} |`),
    `| all | ${all.persons} | ${strangers(all)} | ${inTenThousand(strangers(all), all.persons)} | 1.00 | | ${inTenThousand(all.queued, all.persons)} | 1.00 |`, "",
  ];
}

/** Whether a group may interrupt. Where nobody at all was interrupted, no group can be above the rate. */
function verdict(rate: Rate, all: Rate): string {
  const expected = (strangers(all) / all.persons) * rate.persons;
  const above = strangers(rate) > fairRatio * expected;
  if (above && (expected >= fewestExpected || chanceOf(strangers(rate), fairRatio * expected) < 0.05)) return "queue by default: above 1.25";
  if (isShownRare(rate)) return "may interrupt: the bound is shown";
  return expected < fewestExpected ? "queue by default: too few to tell" : "may interrupt: within 1.25";
}

/** Chance of so many events or more where `mean` are to be expected. */
function chanceOf(events: number, mean: number): number {
  let term = Math.exp(-mean);
  let fewer = 0;
  for (let k = 0; k < events; k++) {
    fewer += term;
    term *= mean / (k + 1);
  }
  return 1 - fewer;
}

/** Whether the group's own figures show that it is not interrupted more than twice the bound, however the others fare. */
function isShownRare(rate: Rate): boolean {
  return poissonUpper(strangers(rate)) / rate.persons <= (2 * mostInterrupted) / 10_000;
}

function falsely(rate: Rate): number {
  return rate.interrupted - rate.same;
}

/** False alerts but those for a twin, whose cause is the birth and not the name. */
function strangers(rate: Rate): number {
  return falsely(rate) - rate.twins;
}

function total(rates: readonly Rate[]): Rate {
  const add = (pick: (rate: Rate) => number): number => rates.reduce((sum, rate) => sum + pick(rate), 0);
  return { group: "all", persons: add((rate) => rate.persons), interrupted: add((rate) => rate.interrupted), same: add((rate) => rate.same), twins: add((rate) => rate.twins), queued: add((rate) => rate.queued) };
}

/** Precision at both base rates, with the rate seen and, in brackets, with the highest that fits it (95 %). */
function worth(found: number, alerts: number, persons: number): string {
  return [1_000, 37_000].map((oneIn) => {
    const at = (rate: number): string => percent(found / (found + (oneIn - 1) * rate));
    return `${at(alerts / persons)} (at least ${at(poissonUpper(alerts) / persons)})`;
  }).join(" | ");
}

/** The largest mean of which so few events are seen one time in twenty (exact Poisson bound, by bisection). */
export function poissonUpper(events: number): number {
  let low = events;
  let high = events + 10 + 4 * Math.sqrt(events + 1);
  for (let i = 0; i < 60; i++) {
    const mean = (low + high) / 2;
    let term = Math.exp(-mean);
    let sum = term;
    for (let k = 1; k <= events; k++) sum += term *= mean / k;
    if (sum > 0.05) low = mean;
    else high = mean;
  }
  // Beyond what exp can hold, the normal bound serves.
  return events > 600 ? events + 1.645 * Math.sqrt(events) + 1 : high;
}

function inTenThousand(events: number, persons: number): string {
  return persons === 0 ? "–" : ((10_000 * events) / persons).toFixed(2);
}

function ratio(events: number, persons: number, allEvents: number, allPersons: number): string {
  return allEvents === 0 ? "–" : (events / persons / (allEvents / allPersons)).toFixed(2);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
