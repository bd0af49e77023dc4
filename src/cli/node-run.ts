import { describeNodeFolderError } from "../server/node-folder.ts";
import { startNode } from "../server/main.ts";
import type { NodeStartError } from "../server/main.ts";

/** Runs a node until a signal stops it or its database is lost; the exit code says which. */
export async function runNode(folder: string, where: { readonly host: string; readonly port: number; readonly door: { readonly host: string; readonly port: number } }): Promise<number> {
  const databaseUrl = process.env["DATABASE_URL"];
  // A promise nobody waits for must not end a node; what it was about is in the database and is tried again.
  process.on("unhandledRejection", (error) => report("an operation nobody waited for", error));
  process.on("uncaughtException", (error) => {
    report("the program itself; it stops, and goes on where it was when it is started again", error);
    process.exit(1);
  });
  const asked = Promise.withResolvers<string>();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => asked.resolve(signal));

  const started = await startNode({ folder, ...where, report, ...(databaseUrl === undefined || databaseUrl === "" ? {} : { databaseUrl }) });
  if (!started.ok) {
    for (const words of describeStartError(started.error)) process.stderr.write(`${words}\n`);
    return started.error.code === "node.config-invalid" ? 2 : 1;
  }
  const node = started.value;
  process.stdout.write(`${node.address}\n`);
  process.stderr.write(node.door === undefined ? "" : `nodes come to ${node.door}\n`);
  const end = await Promise.race([asked.promise, node.lost]);
  if (end instanceof Error) {
    report("the database, which is lost; the node stops", end);
    await Promise.race([node.stop().catch(() => undefined), after(LONGEST_STOP_MS)]);
    process.exit(1); // whatever still waits for the database waits in vain
  }
  process.stderr.write(`${end}: finishing what has begun\n`);
  await node.stop();
  return 0;
}

/** A database that is gone may never answer the farewell. */
const LONGEST_STOP_MS = 5_000;

function after(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}

function describeStartError(error: NodeStartError): readonly string[] {
  if (error.code === "node.address-unusable") return [`Cannot listen on ${error.address}: ${error.reason}`];
  return describeNodeFolderError(error);
}

function report(what: string, error: unknown): void {
  process.stderr.write(`${new Date().toISOString()} failed: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
