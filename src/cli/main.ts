import { readFileSync } from "node:fs";
import { Command } from "commander";
import { replayCommand } from "./replay.ts";

// The same two folders up from src/cli and from dist/cli.
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { readonly version: string };

const program = new Command("heed").version(version).description("the exchange in which no warning between authorities goes unmatched, unanswered or unaccounted for");
program.addCommand(replayCommand());
await program.parseAsync();
