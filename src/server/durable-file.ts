import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "../store/pglite/synced-files.ts";

/** Writes a file whole: whoever reads it finds the old text or the new, also after a kill or a power cut. */
export async function writeDurably(path: string, text: string, mode: number): Promise<void> {
  const unfinished = `${path}.new`;
  const file = await open(unfinished, "w", mode);
  try {
    await file.chmod(mode); // an older unfinished file keeps its own
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  syncFolder(dirname(path));
}
