import type { Backend } from "../backend.ts";
import { migrations, type Migration } from "../migrations/list.ts";
import { connectEngine, engineBackend } from "./client.ts";
import { Engine } from "./engine.ts";
import { findSnapshot } from "./snapshot.ts";

/**
 * A database that is gone when closed: for tests and replays. Starts as a copy of one already migrated, or of an
 * empty one if `list` is not this program's.
 */
export async function openMemory(list: readonly Migration[]): Promise<Backend> {
  const snapshot = await findSnapshot(list === migrations ? list : []);
  const engine = await Engine.start(snapshot === undefined ? {} : { snapshot });
  return engineBackend("memory", engine, await connectEngine(engine), () => undefined);
}
