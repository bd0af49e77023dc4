// What accountability costs: entries stored with their leaves, tiles and heads beside the same entries stored without, on
// PostgreSQL with fsync on; proofs from the database; a proof from a tree of 100 million leaves, its size and its verification.
//   npx node bench/speed/ledger.ts [--entries 8000] [--grow 100000] [--leaves 100000000]
import { parseArgs } from "node:util";
import { createDatabase, startServer } from "../../test/support/postgres.ts";
import { testNoteKey } from "../../test/support/ledger.ts";
import { base64, utf8 } from "../../src/lib/base/bytes.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { appendLeaves, ask, checkLogProof, checkpointText, commitTo, cosignNote, EMPTY, HASH_BYTES, inclusionProof, leafHash, parseLogProof, parsePolicy, keyLine, rootOfTiles, signNote, TILE_WIDTH, tileRoot, verifyInclusion, writeLeaf, writeLogProof, writeNote, writeOpenedLeaf } from "../../src/lib/ledger/index.ts";
import { Authority } from "../../src/domain/authority.ts";
import { change } from "../../src/domain/entry.ts";
import { seededIds } from "../../src/server/ids.ts";
import { keysOfSeed, sha256, verifyEd25519 } from "../../src/server/keys.ts";
import { openNode } from "../../src/server/node.ts";
import type { OpenNode } from "../../src/server/node.ts";
import { growLogs, proveArrival } from "../../src/service/ledger.ts";
import { appendEntries, lastStamp } from "../../src/store/rows.ts";
import { openStore } from "../../src/store/store.ts";
import { report, round, summarise, timed } from "./measure.ts";

const { values } = parseArgs({ options: { entries: { type: "string", default: "8000" }, grow: { type: "string", default: "100000" }, leaves: { type: "string", default: "100000000" } } });
const at = "2025-01-01T00:00:00.000Z" as Instant;
const answers = { hash: sha256, verify: (key: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => verifyEd25519(base64(key), bytes, signature) };

await using server = { server: await startServer({ durable: true }), [Symbol.asyncDispose]: async () => server.server.stop() };
const withLog = await openBench();
const without = await openBench();
let made = 0;

async function openBench(): Promise<OpenNode> {
  const database = await createDatabase(server.server);
  const store = unwrap(await openStore({ kind: "postgres", url: database.url }));
  const keys = keysOfSeed(sha256(utf8("here")));
  const self = Authority.parse({ id: "here", name: "Here", country: "FR", kind: "spoc", union: true, languages: ["fr"], timeZone: "Europe/Paris" });
  return openNode({ self, store, keys, ids: seededIds("bench", "here") });
}

/** Stores `many` envelopes in one transaction, with or without their leaves; each envelope is of about a kilobyte. */
async function storeSome(node: OpenNode, many: number, logged: boolean): Promise<void> {
  const ids = Array.from({ length: many }, () => `e${made++}`);
  await node.store.transaction(async (tx) => {
    const changes = ids.map((id, i) => change("envelope", "received", id, { id, direction: "in", peer: "there", message: `m${id}`, seq: made + i, priority: "P3", digest: Buffer.from(sha256(utf8(id))).toString("hex"), at, bytes: "A".repeat(800), receipt: "c2lnbmVk".repeat(60), receivedAt: at }));
    const entries = await appendEntries(tx, { at, actor: "peer:there", self: "here", seq: (await lastStamp(tx))?.seq ?? 0 }, changes);
    if (logged) await growLogs(node, tx, entries);
  });
  made += many;
}

/** Alternates both variants and gives entries a second of each, over batches of one size. */
async function compare(batch: number): Promise<object> {
  const rounds = Math.max(10, Math.floor(Number(values.entries) / batch / 4));
  const times: Record<"log" | "plain", number[]> = { log: [], plain: [] };
  for (let i = 0; i < rounds; i++) {
    times.log.push(await timed(() => storeSome(withLog, batch, true)));
    times.plain.push(await timed(() => storeSome(without, batch, false)));
  }
  const perSecond = (ms: readonly number[]): number => Math.round((batch * ms.length * 1_000) / ms.reduce((sum, one) => sum + one, 0));
  return { entriesInOneTransaction: batch, withLog: { ...summarise(times.log), entriesPerSecond: perSecond(times.log) }, withoutLog: { ...summarise(times.plain), entriesPerSecond: perSecond(times.plain) }, costOfLog: round(summarise(times.log).median / summarise(times.plain).median) };
}

const storing = [];
for (const batch of [1, 10, 100, 500]) storing.push(await compare(batch));

const proofs: number[] = [];
for (let i = 0; i < 300; i++) proofs.push(await timed(async () => unwrap(await proveArrival(withLog, await someEnvelope()))));

async function someEnvelope(): Promise<string> {
  return withLog.store.read(async (tx) => (await tx.selectFrom("entry").select("subject").where("seq", "=", 1 + Math.floor((made * 7919) % 1_000)).execute())[0]!.subject);
}

// Cost of an entry as the log grows.
const growth: object[] = [];
let size = 0;
for (const next of [10_000, 30_000, 100_000, 300_000, 1_000_000].filter((one) => one <= Number(values.grow))) {
  const took = await timed(async () => {
    for (; size < next; size += 500) await storeSome(withLog, 500, true);
  });
  growth.push({ size: next, microsecondsAnEntry: round((took * 1_000) / (next - (growth.length === 0 ? 0 : (growth.at(-1) as { size: number }).size))) });
}
await withLog[Symbol.asyncDispose]();
await without[Symbol.asyncDispose]();

// A tree of 100 million leaf hashes. They repeat after 2^20, so that it takes seconds to build; proofs are as long, made and
// checked as with others.
const leaves = Number(values.leaves);
const PERIOD = 2 ** 20;
const chosen = Math.floor(leaves * 0.618);
const opening = { salt: new Uint8Array(32).fill(7), content: utf8(JSON.stringify({ entry: "0".repeat(64), receipt: "A".repeat(640) })) };
const leaf = writeLeaf({ kind: "received", at, id: "AAAAAAAAAAAAAAAAAAAAAA==", commitment: commitTo(opening, sha256), about: "ab".repeat(32), peer: "there" });
const period = new Map<string, Uint8Array>();
let appendMs = 0;
{
  const hashes = Array.from({ length: PERIOD }, (_, i) => {
    const bytes = new Uint8Array(HASH_BYTES);
    new DataView(bytes.buffer).setFloat64(8, i + 1);
    return i === chosen % PERIOD ? leafHash(leaf, sha256) : bytes;
  });
  let tiles: ReturnType<typeof appendLeaves>["growth"] = [];
  appendMs = await timed(async () => void ({ growth: tiles } = appendLeaves(EMPTY, hashes, sha256)));
  for (const tile of tiles) period.set(`${tile.level}/${tile.index}`, tile.hashes);
}
/** Hashes of one period at a tile's level, or for levels that span more than one, its root over and over. */
const level3 = tileRoot(readTile(2, 0), sha256);
function readTile(level: number, index: number): Uint8Array {
  const inPeriod = PERIOD / TILE_WIDTH ** (level + 1);
  if (level > 2) return Buffer.concat(Array.from({ length: TILE_WIDTH }, () => level3));
  if (inPeriod >= 1) return period.get(`${level}/${index % inPeriod}`)!;
  return Buffer.concat(Array.from({ length: TILE_WIDTH / 16 }, () => period.get("2/0")!));
}
const root = unwrap(rootOfTiles(leaves, readTile, sha256));
const proof = unwrap(inclusionProof({ leafIndex: chosen, treeSize: leaves }, readTile, sha256));
const log = testNoteKey("here/exchange", 1, "1");
const witnesses = ["2", "3", "4"].map((digit) => testNoteKey(`peer-${digit}`, 4, digit));
const text = checkpointText({ origin: "here/exchange", size: leaves, root });
const checkpoint = writeNote({ text, signatures: [signNote(text, log.key, log.pair.sign), ...witnesses.map((one) => cosignNote(text, one.key, 1_735_689_600, one.pair.sign))] });
const bare = writeLogProof({ leafIndex: chosen, proof, checkpoint });
const whole = writeLogProof({ extra: writeOpenedLeaf({ leaf, opening }), leafIndex: chosen, proof, checkpoint });
const policy = unwrap(parsePolicy(utf8(`log ${keyLine(log.key)}\n${witnesses.map((one, i) => `witness w${i} ${keyLine(one.key)}`).join("\n")}\ngroup g 2 w0 w1 w2\nquorum g\n`), sha256));
const making: number[] = [];
const verifying: number[] = [];
const merkle: number[] = [];
/** Processor time of one repetition in milliseconds: unlike time on the clock, other programs do not lengthen it much. */
async function processorMs(times: number, work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) work();
  const { user, system } = process.cpuUsage(before);
  return round((user + system) / 1_000 / times);
}
const verify = (): unknown => unwrap(ask(checkLogProof(unwrap(parseLogProof(whole)), leaf, policy), answers));
const make = (): unknown => unwrap(inclusionProof({ leafIndex: chosen, treeSize: leaves }, readTile, sha256));
for (let i = 0; i < 1_000; i++) {
  making.push(await timed(async () => make()));
  verifying.push(await timed(async () => verify()));
  merkle.push(await timed(async () => unwrap(verifyInclusion({ leafIndex: chosen, treeSize: leaves, leafHash: leafHash(leaf, sha256), root, proof }, sha256))));
}

report("ledger", {
  data: { source: "envelopes of about a kilobyte; a tree whose leaf hashes repeat after 2^20" },
  goal: { entriesPerSecond: 5_000, proofBytes: 2_048, verifyMs: 1 },
  storing,
  proofFromDatabase: summarise(proofs),
  growth,
  tree: { leaves, repeatsAfter: PERIOD, appendedPerSecond: Math.round((PERIOD * 1_000) / appendMs), hashes: proof.length, proofBytes: bare.length, withReceiptBytes: whole.length, makeMs: summarise(making), verifyMs: summarise(verifying), processor: { makeMs: await processorMs(1_000, make), verifyMs: await processorMs(2_000, verify) }, merkleOnlyMs: summarise(merkle) },
});
