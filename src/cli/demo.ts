import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { startDemo } from "../server/demo.ts";

/** `heed demo`: several authorities' nodes on this machine, playing the public record on a clock the visitor moves. */
export function demoCommand(version: string): Command {
  return new Command("demo")
    .description("start the demonstration: four authorities' nodes on this machine, on a clock you move")
    .option("--port <port>", "first port; the other nodes take the ones after it; 0 lets the system choose", "4600")
    .action(async (options: { port: string }) => {
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_000) {
        process.stderr.write(`Cannot listen on port ${JSON.stringify(options.port)}: give a whole number from 0 to 65000\n`);
        process.exitCode = 2;
        return;
      }
      // The same two folders up from src/cli and from dist/cli.
      const root = new URL("../../", import.meta.url);
      const pages = fileURLToPath(new URL("build/web/", root));
      process.stderr.write("Playing the record up to the first overdue warning ...\n");
      const demo = await startDemo({
        scenarios: fileURLToPath(new URL("scenarios/", root)),
        ...(existsSync(pages) ? { pages } : {}),
        version,
        host: "127.0.0.1",
        port,
        first: "paris",
        report: (id, error) => process.stderr.write(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
      }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "EADDRINUSE") throw error;
        process.stderr.write(`Cannot start: ${error.message}. Choose other ports with --port\n`);
        return undefined;
      });
      if (demo === undefined) {
        process.exitCode = 1;
        return;
      }
      const [first] = demo.addresses.values();
      const { now } = demo.demonstration;
      process.stderr.write(`${demo.addresses.size} nodes; the clock stands at ${now.slice(0, 16).replace("T", " ")} UTC. Stop with Ctrl-C. The workbench:\n`);
      process.stdout.write(`${first}\n`);
      const stop = () => {
        void demo[Symbol.asyncDispose]().then(() => process.exit(0));
      };
      process.once("SIGINT", stop);
      process.once("SIGTERM", stop);
    });
}
