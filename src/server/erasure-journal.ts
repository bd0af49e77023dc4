import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Erasure } from "../domain/erasure.ts";
import type { HeedNode } from "../service/node.ts";
import { writeDurably } from "./durable-file.ts";

/** Beside the keys, and in no backup of the database: what a restored one must erase again. */
export const ERASURES_FILE = "erasures.jsonl";

/** The journal of what was erased here: one line each, without the reasons, which may say whom. */
export function erasureJournal(folder: string): NonNullable<HeedNode["erasures"]> {
  const path = join(folder, ERASURES_FILE);
  const read = async (): Promise<readonly Erasure[]> => {
    const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "";
      throw error;
    });
    return text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Erasure);
  };
  return {
    read,
    async note(erasure) {
      const others = (await read()).filter((one) => one.id !== erasure.id);
      await writeDurably(path, [...others, { ...erasure, reasons: "(noted without)" }].map((one) => `${JSON.stringify(one)}\n`).join(""), 0o600);
    },
  };
}
