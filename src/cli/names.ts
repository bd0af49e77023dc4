import { Command } from "commander";
import { compare, alertScores, type Described } from "../lib/names/index.ts";
import { serveNames } from "./names-serve.ts";

/** `heed names`: the name engine from the command line. */
export function namesCommand(): Command {
  const names = new Command("names").description("compare names, and search lists of persons");
  names.command("explain")
    .description("say how likely two descriptions are of one person, and why")
    .argument("<a>", "a name as written")
    .argument("<b>", "another")
    .option("--birth-a <date>", "birth date, YYYY-MM-DD or YYYY")
    .option("--birth-b <date>", "birth date of the other")
    .option("--json", "the comparison as JSON")
    .action((a: string, b: string, options: { birthA?: string; birthB?: string; json?: true }) => {
      const comparison = compare(described(a, options.birthA), described(b, options.birthB));
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(comparison, undefined, 2)}\n`);
        return;
      }
      const lines = [`${a}  |  ${b}`, `score ${comparison.score.toFixed(3)}: ${meaning(comparison.score)}`];
      for (const reason of comparison.reasons) {
        if (reason.contribution === 0 && reason.rule === undefined) continue;
        lines.push(`${reason.contribution.toFixed(2).padStart(8)}  ${reason.text}${reason.rule === undefined ? "" : ` [${reason.rule}]`}`);
      }
      process.stdout.write(`${[...lines, `${comparison.logOdds.toFixed(2).padStart(8)}  sum, as log-odds`].join("\n")}\n`);
    });
  names.command("serve")
    .description("answer queries in JSON lines: {load:[files]}, then {qid,name,birthDate?,nationality?,limit}")
    .option("--snapshot <file>", "saved after the first load, and read instead of the listed files where it exists")
    .option("--workers <number>", "threads that search; default all cores")
    .action(async (options: { snapshot?: string; workers?: string }) => {
      process.exitCode = await serveNames({
        ...(options.snapshot === undefined ? {} : { snapshot: options.snapshot }), ...(options.workers === undefined ? {} : { workers: Number(options.workers) }),
      });
    });
  return names;
}

function described(text: string, birth: string | undefined): Described {
  if (birth === undefined) return { names: [{ text }] };
  return { names: [{ text }], births: [birth.length === 4 ? { from: `${birth}-01-01`, to: `${birth}-12-31` } : { from: birth, to: birth }] };
}

function meaning(score: number): string {
  if (score >= alertScores.interrupt) return "would interrupt an officer";
  if (score >= alertScores.queue) return "goes to the desk's queue";
  return score >= alertScores.nearMiss ? "kept as a near miss" : "not raised";
}
