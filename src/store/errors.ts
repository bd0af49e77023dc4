import type { MigrateError } from "./migrate.ts";

/** Why a store cannot be opened. */
export type StoreError =
  | MigrateError
  /** Another node has it open. */
  | { readonly code: "store.locked"; readonly where: string }
  /** No answer, or no entry. */
  | { readonly code: "store.unreachable"; readonly where: string; readonly reason: string }
  /** A server this program cannot work with. */
  | { readonly code: "store.unsupported"; readonly where: string; readonly reason: string }
  /** The folder holds something else. */
  | { readonly code: "store.foreign"; readonly folder: string; readonly found: string }
  /** The folder was written by another major version of PostgreSQL. */
  | { readonly code: "store.engine"; readonly folder: string; readonly written: number; readonly program: number }
  /** A commit did not reach the disk. */
  | { readonly code: "store.unsynced"; readonly folder: string }
  /** The database in the folder does not start. */
  | { readonly code: "store.damaged"; readonly folder: string; readonly reason: string };

/** One sentence for whoever starts the node; holds no secret. */
export function describeStoreError(error: StoreError): string {
  switch (error.code) {
    case "store.locked":
      return `Cannot open ${error.where}: another node has it open`;
    case "store.unreachable":
      return `Cannot reach ${error.where}: ${error.reason}`;
    case "store.unsupported":
      return `Cannot use ${error.where}: ${error.reason}`;
    case "store.foreign":
      return `Cannot use folder ${error.folder}: it holds ${error.found}, which is not a store`;
    case "store.engine":
      return `Cannot open ${error.folder}: written by PostgreSQL ${error.written}, this program has ${error.program}; export with the former program and import here`;
    case "store.unsynced":
      return `Cannot use folder ${error.folder}: a commit did not reach the disk`;
    case "store.damaged":
      return `Cannot open ${error.folder}: ${error.reason}`;
    case "store.newer":
      return `Cannot open the store: its schema is number ${error.database}, this program knows up to ${error.program}`;
    case "store.altered":
      return `Cannot open the store: migration ${error.number} (${error.name}) is not the one that was applied`;
  }
}
