import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./repository.ts";

/** What a finished command said, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** The program and first argument that start the heed command here. */
export const heed: readonly [program: string, script: string] = [process.execPath, join(root, "bin", "heed.mjs")];

/** Runs `heed ARGS` to its end. */
export async function runHeed(args: readonly string[], options: { readonly input?: string; readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {}): Promise<Ended> {
  const child = spawn(heed[0], [heed[1], ...args], { cwd: options.cwd ?? root, env: { ...process.env, ...options.env }, stdio: ["pipe", "pipe", "pipe"] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.on("error", () => undefined); // it may end without reading
  child.stdin.end(options.input ?? "");
  const ended = await new Promise<Pick<Ended, "code" | "signal">>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  return { ...ended, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") };
}
