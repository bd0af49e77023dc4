import pg from "pg";
import type { Backend } from "../backend.ts";
import { OneConnection } from "../connection.ts";
import { purging } from "../purging.ts";
import { sessionSettings, valueTypes } from "../values.ts";
import type { Engine } from "./engine.ts";

/** The driver's end of an engine: the same client, parsing and errors as with a server. */
export async function connectEngine(engine: Engine): Promise<pg.Client> {
  const client = new pg.Client({ stream: () => engine.socket, types: valueTypes, user: "postgres", database: "postgres", password: "", ssl: false });
  client.on("error", () => undefined); // whoever waits for the connection is told; unheard, it would end the process
  await client.connect();
  await client.query(sessionSettings);
  return client;
}

/** An engine as a backend: one connection, shared by the writer and the readers. */
export function engineBackend(kind: "memory" | "folder", engine: Engine, client: pg.Client, afterwards: () => void): Backend {
  const only = new OneConnection(client);
  return {
    kind,
    writer: only,
    reader: only,
    lost: only.lost,
    async purge() {
      const loan = await only.connect();
      try {
        for (const statement of purging) await loan.query(statement, []);
      } finally {
        loan.release();
      }
    },
    async vacuum() {
      const loan = await only.connect();
      try {
        await loan.query("vacuum (analyze)", []);
      } finally {
        loan.release();
      }
    },
    async close() {
      await only.end();
      try {
        await engine.stop();
      } finally {
        afterwards();
      }
    },
  };
}
