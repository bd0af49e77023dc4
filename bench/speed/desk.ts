// The first page of a desk with 100,000 open duties, and how it grows, on PostgreSQL with fsync on and on PGlite.
// Beside it: the same page by a query without an index of its own order, as a table in JSON would be read.
//   npx node bench/speed/desk.ts [--duties 100000]
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { createDatabase, startServer } from "../../test/support/postgres.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { addMs } from "../../src/lib/clock/index.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { change } from "../../src/domain/entry.ts";
import type { Change } from "../../src/domain/entry.ts";
import { Authority } from "../../src/domain/authority.ts";
import { MessageBody } from "../../src/domain/message.ts";
import { openObligation } from "../../src/domain/obligation.ts";
import { Officer } from "../../src/domain/roster.ts";
import { NODE } from "../../src/service/act.ts";
import { readDesk } from "../../src/service/desk.ts";
import type { DeskPage } from "../../src/service/desk.ts";
import type { Standing } from "../../src/domain/triage.ts";
import { recordOfficer } from "../../src/service/staff.ts";
import { openStore } from "../../src/store/store.ts";
import type { Store, StoreLocation } from "../../src/store/store.ts";
import { appendEntries, lastStamp } from "../../src/store/rows.ts";
import { seededIds } from "../../src/server/ids.ts";
import { keysOfSeed, sha256 } from "../../src/server/keys.ts";
import { openNode } from "../../src/server/node.ts";
import { inventPerson } from "./people.ts";
import { report, seeded, summarise, timed } from "./measure.ts";

const { values } = parseArgs({ options: { duties: { type: "string", default: "100000" } } });
const most = Number(values.duties);
const start = "2025-01-01T00:00:00.000Z" as Instant;
const now = addMs(start, 20 * 86_400_000);

async function fill(store: Store, from: number, to: number): Promise<void> {
  const random = seeded(from + 7);
  for (let made = from; made < to; ) {
    await store.transaction(async (tx) => {
      const changes: Change[] = [];
      for (let i = 0; i < 1_000 && made < to; i++, made++) {
        const id = `m${made}`;
        const receivedAt = addMs(start, Math.floor(random() * 19 * 86_400_000));
        const body = MessageBody.parse({ kind: "warning", purpose: "measurement", title: `Own-initiative information ${made}`, terrorism: random() < 0.04, persons: [inventPerson(random)] });
        changes.push(change("message", "received", id, { id, thread: id, direction: "in", from: "there", to: ["here"], version: 1, status: "received", issuedAt: receivedAt, receivedAt, body }));
        const obligation = openObligation(
          { id: `o${made}`, duty: "answer", side: "debtor", debtor: "here", creditor: "there", message: id, thread: id, owner: `desk${made % 5}`, priority: random() < 0.01 ? "P0" : "P3", toBeTaken: true },
          { within: { days: 30 }, regime: "heed", article: "rule 2" },
          receivedAt,
          "Europe/Paris",
        );
        changes.push(change("obligation", "opened", obligation.id, obligation));
      }
      await appendEntries(tx, { at: start, actor: "node", self: "here", seq: (await lastStamp(tx))?.seq ?? 0 }, changes);
    });
  }
  await store.vacuum().catch(() => {});
}

async function measure(where: StoreLocation): Promise<object> {
  const store = unwrap(await openStore(where));
  const self = Authority.parse({ id: "here", name: "Here", country: "FR", kind: "spoc", union: true, languages: ["fr"], timeZone: "Europe/Paris" });
  const sizes: object[] = [];
  let filled = 0;
  for (const size of [most / 100, most / 10, most]) {
    await fill(store, filled, size);
    filled = size;
    const node = await openNode({ self, store, keys: keysOfSeed(sha256(Buffer.from("here"))), ids: seededIds("desk", "here") });
    for (let i = 0; i < 5; i++) unwrap(await recordOfficer(node, NODE, Officer.parse({ id: `desk${i}`, name: `Desk ${i}`, post: "Desk", roles: ["liaison"] }), start));
    const acting = { actor: "desk0", purpose: "measurement" };
    const first: number[] = [];
    const deep: number[] = [];
    const unindexed: number[] = [];
    for (let i = 0; i < 40; i++) {
      let next: Standing | undefined;
      const page = async (after?: Standing): Promise<DeskPage> => unwrap(await readDesk(node, acting, { side: "here", limit: 50, ...(after === undefined ? {} : { after }) }, now));
      first.push(await timed(async () => void (next = (await page()).next)));
      deep.push(await timed(() => page(next)));
      unindexed.push(
        await timed(() => store.read((tx) => sql`select o.doc, m.doc from obligation o join message m on m.id = o.doc->>'message' where o.doc->>'state' = 'open' and o.doc->>'side' <> 'creditor' order by o.doc->>'priority' <> 'P0', o.doc->>'dueAt', o.id limit 50`.execute(tx))),
      );
    }
    sizes.push({ duties: size, firstPage: summarise(first.slice(5)), secondPage: summarise(deep.slice(5)), withoutItsOwnOrder: summarise(unindexed.slice(5)) });
  }
  await store[Symbol.asyncDispose]();
  return sizes;
}

const server = await startServer({ durable: true });
const database = await createDatabase(server);
const postgres = await measure({ kind: "postgres", url: database.url });
const pglite = await measure({ kind: "memory" });
await server.stop();
report("desk", { data: { duties: most, source: "invented, seeded" }, goal: { firstPageMs: 50 }, postgres, pglite });
