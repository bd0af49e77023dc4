import { Command } from "commander";
import { version } from "../server/version.ts";

/** Each command is loaded when it is called: checking a receipt needs no database, and should not wait for one. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import("./demo.ts")).demoCommand(version),
  node: async () => (await import("./node.ts")).nodeCommand(),
  replay: async () => (await import("./replay.ts")).replayCommand(),
  inquiry: async () => (await import("./inquiry.ts")).inquiryCommand(),
  simulate: async () => (await import("./simulate.ts")).simulateCommand(),
  backup: async () => (await import("./backup.ts")).backupCommand(),
  restore: async () => (await import("./backup.ts")).restoreCommand(),
  doctor: async () => (await import("./doctor.ts")).doctorCommand(),
  verify: async () => (await import("./verify.ts")).verifyCommand(),
  reconcile: async () => (await import("./reconcile.ts")).reconcileCommand(),
  registry: async () => (await import("./registry.ts")).registryCommand(),
  names: async () => (await import("./names.ts")).namesCommand(),
};

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const program = new Command("heed").version(version).description("the exchange in which no warning between authorities goes unmatched, unanswered or unaccounted for");
const called = COMMANDS[process.argv[2] ?? ""];
for (const load of called === undefined ? Object.values(COMMANDS) : [called]) program.addCommand(await load());
await program.parseAsync();
