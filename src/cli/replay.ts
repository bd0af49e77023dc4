import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { decodeScenario } from "../server/replay/read.ts";
import { describeReplayError, replay } from "../server/replay/replay.ts";
import type { ReplayEvents } from "../server/replay/replay.ts";
import { newCommand } from "./command.ts";

/** `heed replay FILE`: plays a scenario and reports what each node raised, to whom and when. */
export function replayCommand(): Command {
  return newCommand("replay")
    .description("play a file of dated steps through one node for each authority, and report what each raised")
    .argument("<file>", "scenario file (YAML)")
    .option("--json", "one object a line; the last is the result")
    .option("--data <dir>", "run each node as a process of its own with its database in this folder")
    .option("--resume", "go on with a run in --data that was cut off")
    .action(async (file: string, options: { json?: true; data?: string; resume?: true }) => {
      process.exitCode = await runReplay(file, options);
    });
}

async function runReplay(file: string, options: { json?: true; data?: string; resume?: true }): Promise<number> {
  if (options.resume === true && options.data === undefined) {
    process.stderr.write("Cannot resume: --resume needs --data, the folder of the run\n");
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    process.stderr.write(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const text = decodeScenario(bytes);
  if (!text.ok) {
    for (const line of describeReplayError(file, text.error)) process.stderr.write(`${line}\n`);
    return 2;
  }
  const events: ReplayEvents = options.json === true || !process.stderr.isTTY ? {} : { progress: (done, steps) => process.stderr.write(`\rplayed ${done} of ${steps} steps`) };
  const result = await replay(text.value, { ...(options.data === undefined ? {} : { data: options.data }), resume: options.resume === true }, events);
  if (events.progress !== undefined) process.stderr.write("\r\u001b[K");
  if (!result.ok) {
    for (const line of describeReplayError(file, result.error)) process.stderr.write(`${line}\n`);
    return result.error.code === "replay.node-ended" ? 3 : 2;
  }
  const { lines, checked, text: report } = result.value;
  if (options.json === true) {
    for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    process.stdout.write(`${JSON.stringify({ kind: "result", expected: checked.expected, met: checked.met })}\n`);
  } else {
    process.stdout.write(report);
  }
  if (checked.expected === 0) process.stderr.write(`not met: ${file} expects nothing\n`);
  for (const one of checked.missing) process.stderr.write(`not met: ${one.words}\n`);
  return checked.missing.length === 0 && checked.expected > 0 ? 0 : 1;
}
