import { Command } from "commander";
import { replayCommand } from "./replay.ts";

const program = new Command("heed").description("the exchange in which no warning between authorities goes unmatched, unanswered or unaccounted for");
program.addCommand(replayCommand());
await program.parseAsync();
