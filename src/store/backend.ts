import type { PostgresPool } from "kysely";
import type { OneConnection } from "./connection.ts";

/** What a store needs of a database, whichever it is. */
export interface Backend {
  readonly kind: "memory" | "folder" | "postgres";
  /** One connection: whoever borrows it is the only writer. */
  readonly writer: OneConnection;
  readonly reader: PostgresPool;
  /** Resolves with the reason once nothing can be written any more. */
  readonly lost: Promise<Error>;
  /** Removes dead rows and renews the planner's statistics. */
  vacuum(): Promise<void>;
  /** Writes the tables anew that held what was erased, and lets the log of changes behind them go. */
  purge(): Promise<void>;
  close(): Promise<void>;
}
