// Accepting an envelope against 100,000 known persons: verification to signed receipt, on PostgreSQL with fsync on.
// First one after another (the latency), then several peers at once (the rate), with the statements and processor time each takes.
// Beside it, in the same run, what a user would build instead: check the signature, store the message, look the name up with pg_trgm.
// With --form clear bodies are not sealed: the difference is what secrecy costs.
//   npx node bench/speed/accept.ts [--persons 100000] [--envelopes 1000] [--peers 4] [--form sealed]
import { parseArgs } from "node:util";
import pg from "pg";
import { createDatabase, startServer } from "../../test/support/postgres.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { addMs } from "../../src/lib/clock/index.ts";
import { isSealed, openEnvelope, plaintextOf, readParcel, sealEnvelope, signEnvelope, signSealingKey, unsealBody, writeParcel } from "../../src/lib/envelope/index.ts";
import { fromBase64 } from "../../src/lib/base/bytes.ts";
import { seal } from "../../src/server/hpke.ts";
import { Authority } from "../../src/domain/authority.ts";
import { change } from "../../src/domain/entry.ts";
import { WireMessage } from "../../src/domain/message.ts";
import { Officer } from "../../src/domain/roster.ts";
import type { WatchFile } from "../../src/domain/watch-file.ts";
import { WatchFileContent } from "../../src/domain/watch-file.ts";
import { NODE } from "../../src/service/act.ts";
import { recordAuthority, recordOfficer } from "../../src/service/staff.ts";
import { openStore } from "../../src/store/store.ts";
import { appendEntries, lastStamp } from "../../src/store/rows.ts";
import { acceptBytes } from "../../src/server/inbox.ts";
import { seededIds } from "../../src/server/ids.ts";
import { keysOfSeed, sha256, verifyEd25519 } from "../../src/server/keys.ts";
import { openNode } from "../../src/server/node.ts";
import { inventPerson } from "./people.ts";
import { report, round, seeded, summarise, timed } from "./measure.ts";

const { values } = parseArgs({ options: { persons: { type: "string", default: "100000" }, envelopes: { type: "string", default: "1000" }, peers: { type: "string", default: "4" }, form: { type: "string", default: "sealed" } } });
const persons = Number(values.persons);
const envelopes = Number(values.envelopes);
const peers = Number(values.peers);
const inClear = values.form === "clear";
const start = "2025-01-01T00:00:00.000Z" as Instant;
const random = seeded(1);
/** Before anything is timed: code is compiled and statements are planned by then. */
const WARM_UP = 100;

await using server = { server: await startServer({ durable: true }), [Symbol.asyncDispose]: async () => server.server.stop() };
const database = await createDatabase(server.server);
const store = unwrap(await openStore({ kind: "postgres", url: database.url }));

const here = keysOfSeed(sha256(Buffer.from("here")));
const there = keysOfSeed(sha256(Buffer.from("there")));
const self = Authority.parse({ id: "here", name: "Here", country: "FR", kind: "spoc", union: true, languages: ["fr"], timeZone: "Europe/Paris" });
const peer = Authority.parse({ id: "there", name: "There", country: "BE", kind: "spoc", union: true, languages: ["fr"], timeZone: "Europe/Brussels", node: { url: "http://there.invalid", keyId: there.keyId, publicKey: there.publicKey, sealing: signSealingKey("there", there.sealing.current, (data) => there.sign(data)) } });

// The list is written in the node's own form, in batches, past the service: only its size matters here.
for (let made = 0; made < persons; ) {
  await store.transaction(async (tx) => {
    const batch = Array.from({ length: Math.min(2_000, persons - made) }, () => {
      const id = `w${made++}`;
      const file: WatchFile = {
        id,
        owner: "desk",
        state: "active",
        filedAt: start,
        changedAt: start,
        closedAt: null,
        content: WatchFileContent.parse({ category: "test", ground: "measurement", legalBasis: "none", requestedAction: "none", openedOn: "2025-01-01", reviewOn: "2035-01-01", persons: [inventPerson(random)] }),
      };
      return change("watch-file", "filed", id, file);
    });
    await appendEntries(tx, { at: start, actor: "node", self: self.id, seq: (await lastStamp(tx))?.seq ?? 0 }, batch);
  });
}
await store.vacuum().catch(() => {});
const loading = process.hrtime.bigint();
const node = await openNode({ self, store, keys: here, ids: seededIds("bench", "here") });
const loadMs = Number(process.hrtime.bigint() - loading) / 1e6;
unwrap(await recordOfficer(node, NODE, Officer.parse({ id: "desk", name: "Desk", post: "Desk", roles: ["liaison", "supervisor"] }), start));
unwrap(await recordAuthority(node, NODE, peer, start));

const posted: { readonly id: string; readonly bytes: Uint8Array; readonly name: string }[] = [];
const sealing: number[] = [];
for (let index = 0; index < WARM_UP + 2 * envelopes; index++) {
  const body = WireMessage.parse({
    id: `m${index}`,
    thread: `t${index}`,
    version: 1,
    issuedAt: start,
    body: { kind: "warning", purpose: "measurement", title: "Own-initiative information", text: "Observed at the border.", terrorism: index % 10 === 0, persons: [inventPerson(random)], claims: [{ ref: "c", about: "p", says: { kind: "conduct", words: "Observed" }, basis: "fact" }] },
  });
  const id = seededIds("envelope", "there")({ seq: index, n: 0, at: start });
  const header = { v: 1, id, kind: "warning", from: "there", to: "here", seq: index + 1, warning: body.id, version: 1, issued: start, priority: "P3", handling: "H0", purpose: "measurement", must_understand: [] } as const;
  const by = { keyId: there.keyId, sign: (data: Uint8Array) => there.sign(data), hash: sha256 };
  const { keyId, publicKey } = here.sealing.current;
  let bytes = new Uint8Array(0);
  sealing.push(
    await timed(async () => {
      if (inClear) bytes = new Uint8Array(signEnvelope({ header, body: body as never, ...by }));
      else bytes = new Uint8Array(writeParcel(await sealEnvelope({ header, plaintext: plaintextOf(body as never, new Uint8Array(32)), recipientKey: { keyId, publicKey: fromBase64(publicKey)! }, seal, ...by })));
    }),
  );
  posted.push({ id, bytes, name: body.body.persons[0]!.names[0]!.text });
}
/** Opening alone, without anything stored: what the receiver pays for secrecy. */
const unsealing: number[] = [];
for (const { bytes } of inClear ? [] : posted.slice(0, envelopes)) {
  const parcel = readParcel(bytes);
  const { header } = unwrap(openEnvelope(parcel.bytes, { recipient: "here", hash: sha256, maxBytes: 1_000_000, keyOf: () => ({ owner: "there", verify: () => true }) }));
  if (isSealed(header)) unsealing.push(await timed(async () => void unwrap(await unsealBody(header, parcel.ciphertext!, { unseal: here.sealing.unseal, hash: sha256 }))));
}

const accept = (one: (typeof posted)[number]) => timed(async () => unwrap(await acceptBytes(node, one.id, one.bytes, addMs(start, 60_000))));
for (const one of posted.slice(0, WARM_UP)) await accept(one);

const heed: number[] = [];
const counting = countStatements();
const used = process.cpuUsage();
const heedWall = await timed(async () => {
  for (const one of posted.slice(WARM_UP, WARM_UP + envelopes)) heed.push(await accept(one));
});
const { user, system } = process.cpuUsage(used);
const statements = counting() / envelopes;

const many: number[] = [];
const queue = posted.slice(WARM_UP + envelopes);
const manyWall = await timed(async () => {
  await Promise.all(
    Array.from({ length: peers }, async () => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) many.push(await accept(one));
    }),
  );
});

// The alternative, as it would be written in an afternoon.
const pool = new pg.Pool({ connectionString: database.url, max: 2 });
await pool.query("create extension if not exists pg_trgm");
await pool.query("create table plain_message (id text primary key, at timestamptz not null default now(), bytes bytea not null)");
await pool.query("create table plain_person (name text not null)");
await pool.query("insert into plain_person select doc#>>'{person,names,0,text}' from description");
await pool.query("create index on plain_person using gin (name gin_trgm_ops)");
await pool.query("analyze plain_person");
const plain: number[] = [];
for (const one of posted.slice(WARM_UP, WARM_UP + envelopes)) {
  plain.push(
    await timed(async () => {
      const dsse = JSON.parse(Buffer.from(readParcel(one.bytes).bytes).toString()) as { payload: string; payloadType: string; signatures: readonly { sig: string }[] };
      verifyEd25519(there.publicKey, Buffer.from(dsse.payload, "base64"), Buffer.from(dsse.signatures[0]!.sig, "base64"));
      const client = await pool.connect();
      await client.query("begin");
      await client.query("insert into plain_message (id, bytes) values ($1, $2)", [one.id, Buffer.from(one.bytes)]);
      await client.query("select name, similarity(name, $1) as s from plain_person where name % $1 order by s desc limit 10", [one.name]);
      await client.query("commit");
      client.release();
    }),
  );
}
await pool.end();

const matches = await store.read(async (tx) => (await tx.selectFrom("entry" as never).select((eb) => eb.fn.countAll().as("n")).where("kind" as never, "=", "match.found" as never).execute()) as unknown as readonly { n: number }[]);
report("accept", {
  data: { form: inClear ? "clear" : "sealed", persons, envelopes, source: "invented names, seed 1" },
  goal: { medianMs: 25, perSecond: 100 },
  heed: { ...summarise(heed), perSecond: round((envelopes / heedWall) * 1_000), statements: round(statements), nodeProcessorMs: round((user + system) / 1_000 / envelopes), loadMs: round(loadMs), matchesFound: matches[0]?.n ?? 0 },
  writing: summarise(sealing),
  ...(inClear ? {} : { opening: summarise(unsealing) }),
  atOnce: { peers, ...summarise(many), perSecond: round((envelopes / manyWall) * 1_000) },
  plainWithTrigrams: summarise(plain),
  ratioOfMedians: round(summarise(heed).median / summarise(plain).median),
});
await node[Symbol.asyncDispose]();

/** Counts what is sent to the database from here on; what it returns gives the number so far and stops. */
function countStatements(): () => number {
  let count = 0;
  const client = pg.Client.prototype as { query: unknown };
  const query = Reflect.get(client, "query") as (...sent: unknown[]) => unknown;
  client.query = function (this: pg.Client, ...sent: unknown[]): unknown {
    count++;
    return query.apply(this, sent);
  };
  return () => {
    client.query = query;
    return count;
  };
}
