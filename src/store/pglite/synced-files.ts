import { closeSync, existsSync, fsyncSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** What is used of the file system inside PGlite (Emscripten's NODEFS); not part of its types. */
interface FileLayer {
  readonly stream_ops: { fsync?: (stream: { readonly nfd?: number }) => number };
  readonly node_ops: {
    mknod: (parent: FileNode, ...rest: unknown[]) => unknown;
    rename: (node: FileNode, newParent: FileNode, ...rest: unknown[]) => unknown;
  };
  realPath(node: FileNode): string;
}
type FileNode = object;

/** Emscripten's number for an input/output error; PostgreSQL stops at once on a failed sync, as it should. */
const inputOutputError = 29;

/**
 * A folder on disk for PGlite whose syncs are real. Emscripten's layer has no fsync: PostgreSQL asks for it, is
 * told it worked, and a power cut takes committed data. Here a sync reaches the disk, and so does the name of a
 * file that was made or renamed. `syncs` counts the former, so that a start can check that commits arrive.
 */
export class SyncedFiles extends NodeFS {
  syncs = 0;
  /** Off while the thousand files of a new database are copied in: those are synced together afterwards. */
  syncNames: boolean;

  constructor(folder: string) {
    super(folder);
    this.syncNames = existsSync(join(folder, "PG_VERSION"));
  }

  override async init(pg: PGlite, options: Parameters<NodeFS["init"]>[1]): ReturnType<NodeFS["init"]> {
    const started = await super.init(pg, options);
    started.emscriptenOpts.preRun?.push((mod) => this.#makeReal(mod.NODEFS));
    return started;
  }

  #makeReal(layer: FileLayer): void {
    layer.stream_ops.fsync = (stream) => {
      if (stream.nfd === undefined) return 0; // a folder: synced when its names change
      try {
        fsyncSync(stream.nfd);
      } catch {
        return inputOutputError;
      }
      this.syncs += 1;
      return 0;
    };
    const { mknod, rename } = layer.node_ops;
    layer.node_ops.mknod = (parent, ...rest) => {
      const made = mknod(parent, ...rest);
      if (this.syncNames) syncFolder(layer.realPath(parent));
      return made;
    };
    layer.node_ops.rename = (node, newParent, ...rest) => {
      const from = dirname(layer.realPath(node));
      const to = layer.realPath(newParent);
      const renamed = rename(node, newParent, ...rest);
      if (this.syncNames) for (const folder of new Set([to, from])) syncFolder(folder);
      return renamed;
    };
  }
}

/** Makes the names in a folder durable; Windows has no such thing. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
