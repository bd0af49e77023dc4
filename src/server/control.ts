import { createConnection, createServer } from "node:net";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { excerpt } from "../lib/base/excerpt.ts";

/** What a running node is asked on its own machine, and what it answers. */
export type Obey = (order: string, argument: string) => Promise<string>;

/** Longer names of sockets are cut off by some systems. */
const LONGEST_PATH = 100;

/** The name under which a running node can be asked; only whoever may enter its folder gets there. Undefined where the name would be too long. */
function controlPath(folder: string): string | undefined {
  if (process.platform === "win32") return `\\\\.\\pipe\\heed-${Buffer.from(folder).toString("hex").slice(-60)}`;
  const path = join(folder, "control");
  return path.length > LONGEST_PATH ? undefined : path;
}

/** Lets commands of the same machine ask the running node, until stopped. It holds the folder's lock, so what an earlier process left is removed. */
export async function startControl(folder: string, obey: Obey): Promise<{ [Symbol.asyncDispose](): Promise<void> }> {
  const path = controlPath(folder);
  if (path === undefined) return { async [Symbol.asyncDispose]() {} };
  await rm(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let asked = "";
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      asked += chunk.toString("utf8");
      if (asked.length > 5_000) socket.destroy();
    });
    socket.on("end", () => {
      const [order = "", argument = ""] = asked.split("\n");
      obey(order, argument).then(
        (answer) => socket.end(JSON.stringify({ ok: true, answer })),
        (error: unknown) => socket.end(JSON.stringify({ ok: false, answer: excerpt(error instanceof Error ? error.message : error, 300) })),
      );
    });
  });
  await new Promise<void>((resolve, reject) => void server.once("error", reject).listen(path, resolve));
  return {
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** Asks the node that runs in a folder; undefined if none does. Throws what it answers with if it fails. */
export async function askControl(folder: string, order: string, argument: string): Promise<string | undefined> {
  const path = controlPath(folder);
  if (path === undefined) return undefined;
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = createConnection(path, () => socket.end(`${order}\n${argument}\n`));
    socket.on("error", () => resolve(undefined));
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString("utf8")));
    socket.on("close", () => {
      if (answer === "") return resolve(undefined);
      const { ok, answer: said } = JSON.parse(answer) as { readonly ok: boolean; readonly answer: string };
      if (ok) resolve(said);
      else reject(new Error(said));
    });
  });
}
