import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import type { ReadStream } from "node:tty";

/** Asks for a secret at the terminal without showing it; without a terminal the first line of standard input is the secret. */
export async function askSecret(question: string): Promise<string | undefined> {
  const { stdin } = process;
  if (stdin.isTTY) process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin as ReadStream, ...(stdin.isTTY ? { output: silence, terminal: true } : { terminal: false }) });
  try {
    return await new Promise<string | undefined>((resolve) => {
      lines.once("line", resolve);
      lines.once("close", () => resolve(undefined));
      lines.once("SIGINT", () => resolve(undefined));
    });
  } finally {
    lines.close();
    if (stdin.isTTY) process.stderr.write("\n");
  }
}
