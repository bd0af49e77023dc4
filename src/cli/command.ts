import { Command } from "commander";

/** A command whose wrong use ends with exit code 2: 1 is kept for "no, it does not hold". */
export function newCommand(name: string): Command {
  return new Command(name).exitOverride((end) => process.exit(end.exitCode === 0 ? 0 : 2));
}
