import type { Command } from "commander";
import { newCommand } from "./command.ts";
import { runDoctor } from "./node-log.ts";

/** `heed doctor FOLDER`: holds a node's history against its logs. */
export function doctorCommand(): Command {
  return newCommand("doctor")
    .description("check that no entry of a node's history was altered, removed, reordered or added, and that every table is what its entries say. Exit code 0: whole; 1: not, with what is wrong; 2: the folder cannot be used")
    .argument("<folder>", "folder of the node, running or not")
    .action(async (folder: string) => {
      process.exitCode = await runDoctor(folder);
    });
}
