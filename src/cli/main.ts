import { readFileSync } from "node:fs";
import { Command } from "commander";
import { demoCommand } from "./demo.ts";
import { replayCommand } from "./replay.ts";
import { verifyCommand } from "./verify.ts";

// The same two folders up from src/cli and from dist/cli.
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { readonly version: string };

const program = new Command("heed").version(version).description("the exchange in which no warning between authorities goes unmatched, unanswered or unaccounted for");
program.addCommand(demoCommand(version));
program.addCommand(replayCommand());
program.addCommand(verifyCommand());
await program.parseAsync();
