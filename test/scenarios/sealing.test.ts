import assert from "node:assert/strict";
import { hash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { fromBase64, utf8 } from "../../src/lib/base/bytes.ts";
import { canonicalJson } from "../../src/lib/base/canonical.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { addMs } from "../../src/lib/clock/index.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { ENVELOPE_TYPE, openDsse, PARCEL_TYPE, readParcel, readReceipt, RECEIPT_TYPE, signDsse, signEnvelope } from "../../src/lib/envelope/index.ts";
import { MessageBody } from "../../src/domain/message.ts";
import { renewPeers } from "../../src/server/jobs/keys.ts";
import { keysOfSeed } from "../../src/server/keys.ts";
import { FolderSealingKeys } from "../../src/server/sealing-keys.ts";
import { NODE } from "../../src/service/act.ts";
import type { Acting } from "../../src/service/act.ts";
import { deliverDue } from "../../src/service/delivery.ts";
import type { Transport } from "../../src/service/delivery.ts";
import { parcelOf } from "../../src/service/envelopes.ts";
import { checkEnvelopes } from "../../src/service/envelope-check.ts";
import { checkHistory } from "../../src/service/ledger-check.ts";
import { approveMessage, draftMessage } from "../../src/service/messages.ts";
import { ownRecord } from "../../src/service/sealing.ts";
import { recordAuthority } from "../../src/service/staff.ts";
import { allRows, readEntries } from "../../src/store/rows.ts";
import { officer } from "../support/bare-node.ts";
import { serveNode } from "../support/served-node.ts";
import type { ServedNode } from "../support/served-node.ts";
import { body, person } from "../support/small.ts";

const DAY = 86_400_000;
const LIA: Acting = { actor: "lia", purpose: "test" };
const SUP: Acting = { actor: "sup", purpose: "test" };
const staff = [officer("lia", "liaison"), officer("sup", "supervisor")];
const sha256 = (bytes: Uint8Array) => new Uint8Array(hash("sha256", bytes, "buffer"));
const top = mkdtempSync(join(tmpdir(), "heed-sealed-"));
let [sender, receiver]: (ServedNode | undefined)[] = [];
const fr = () => sender!;
const be = () => receiver!;

before(async () => {
  const start = "2014-12-15T09:00:00.000Z" as Instant;
  const sealing = await FolderSealingKeys.open(top, start);
  if (typeof sealing === "string") throw new Error(sealing);
  sender = await serveNode({ self: "fr", officers: staff });
  receiver = await serveNode({ self: "be", officers: staff, keys: keysOfSeed(randomBytes(32), sealing) });
  for (const [at, other] of [[fr(), be()], [be(), fr()]] as const) unwrap(await recordAuthority(at.node, NODE, ownRecord(other.node), at.now));
});
after(async () => {
  await sender?.[Symbol.asyncDispose]();
  await receiver?.[Symbol.asyncDispose]();
  rmSync(top, { recursive: true });
});

const line: Transport = {
  async put(_to, id, bytes) {
    const answer = await put(id, bytes);
    return answer.statusCode < 300 ? { kind: "receipt", bytes: new Uint8Array(answer.rawPayload) } : { kind: "refused", status: answer.statusCode, code: answer.json<{ code: string }>().code };
  },
};

async function put(id: string, bytes: Uint8Array) {
  return be().app.inject({ method: "PUT", url: `/heed/v1/envelopes/${id}`, headers: { "content-type": readParcel(bytes).ciphertext === undefined ? ENVELOPE_TYPE : PARCEL_TYPE }, payload: Buffer.from(bytes) });
}

async function warn(id: string, name: string): Promise<void> {
  unwrap(await draftMessage(fr().node, LIA, { id, to: ["be"], body: MessageBody.parse(body("warning", { persons: [person(name)] })) }, fr().now));
  unwrap(await approveMessage(fr().node, SUP, { id }, fr().now));
}

async function envelope(at: ServedNode, message: string) {
  return (await at.node.store.read((tx) => allRows(tx, "envelope"))).find((one) => one.message === message)!;
}

function passTime(ms: number): void {
  for (const one of [fr(), be()]) one.now = addMs(one.now, ms);
}

test("nothing that a relay carries tells of the person, and both ends can show what was said", async () => {
  await warn("w1", "Karim Benali");
  assert.equal(await deliverDue(fr().node, line, fr().now), 1);
  const [sent, received] = [await envelope(fr(), "w1"), await envelope(be(), "w1")];
  const parcel = Buffer.from(parcelOf(sent));
  const signed = Buffer.from((JSON.parse(Buffer.from(sent.bytes, "base64").toString()) as { payload: string }).payload, "base64").toString();
  assert.equal(signed.includes("Benali") || parcel.includes("Benali"), false);
  assert.deepEqual([received.bytes, received.digest, received.opening], [sent.bytes, sent.digest, sent.opening]);
  assert.equal(received.sealed, undefined, "what only a key opens that will be destroyed is not kept");
  const opening = Buffer.from(received.opening!, "base64");
  assert.ok(opening.includes("Benali"));
  assert.equal((JSON.parse(signed) as { header: { pt_commit: string } }).header.pt_commit, hash("sha256", opening, "hex"));
  assert.equal((await be().node.store.read((tx) => allRows(tx, "message"))).find((one) => one.id === "w1")?.body.persons[0]?.names[0]?.text, "Karim Benali");
});

test("what was sealed to a key that has been destroyed meanwhile is sealed anew under its number, and arrives once", async () => {
  passTime(80 * DAY); // the peer was out of reach for longer than any key lasts
  await be().node.keys.sealing.turn!(be().now);
  await warn("w2", "Omar Haddad");
  const first = await envelope(fr(), "w2");
  assert.equal(await deliverDue(fr().node, line, fr().now), 0);
  const fetchCard = async () => new Uint8Array((await be().app.inject({ url: "/.well-known/heed-node.json" })).rawPayload);
  assert.deepEqual(await renewPeers(fr().node, fetchCard, { clock: () => fr().now, read: new Map([["be", fr().now]]) }), ["be"]);
  assert.deepEqual(await renewPeers(fr().node, fetchCard, { clock: () => fr().now, read: new Map([["be", fr().now]]) }), [], "once is enough");
  passTime(60_000);
  assert.equal(await deliverDue(fr().node, line, fr().now), 1);
  const [sent, received] = [await envelope(fr(), "w2"), await envelope(be(), "w2")];
  assert.deepEqual([sent.id, sent.seq, received.digest === first.digest, received.digest === sent.digest, sent.opening === first.opening], [first.id, first.seq, false, true, true]);
  const refused = await put(first.id, parcelOf(first));
  assert.deepEqual([refused.statusCode, refused.json<{ code: string }>().code], [410, "envelope.sealing-key"], "the first one opens nowhere");
  for (const at of [fr(), be()]) assert.deepEqual((await checkHistory(at.node)).faults, []);
});

test("doctor finds what no longer fits what its header commits to", async () => {
  const told = async () => (await checkEnvelopes(be().node, 10)).faults;
  assert.deepEqual(await told(), []);
  const { id, opening } = await envelope(be(), "w2");
  const set = (value: string) => be().node.store.transaction((tx) => sql`update envelope set doc = jsonb_set(doc, '{opening}', to_jsonb(${value}::text)) where id = ${id}`.execute(tx));
  await set((await envelope(be(), "w1")).opening!);
  assert.deepEqual(await told(), [{ place: `envelope ${id}`, fault: "what is kept of its body is not what its header commits to (envelope.commitment)" }]);
  await set(opening!);
  assert.deepEqual(await told(), []);
});

test("whoever has lost the receipt of an envelope gets it again, though its key is gone", async () => {
  const sent = await envelope(fr(), "w1");
  const again = await put(sent.id, parcelOf(sent));
  assert.deepEqual([again.statusCode, again.rawPayload.toString("base64")], [200, sent.receipt]);
});

test("a peer's card is believed for its own key alone, and never for an older one", async () => {
  const fetched = async () => new Uint8Array((await be().app.inject({ url: "/.well-known/heed-node.json" })).rawPayload);
  const good = await fetched();
  const at = { clock: () => fr().now, read: new Map<string, Instant>() };
  const stranger = keysOfSeed(randomBytes(32));
  const { keyId } = be().node.keys;
  const forged = signDsse({ payload: utf8(canonicalJson({ v: 1, authority: ownRecord({ self: be().node.self, keys: { ...stranger, keyId } }) as never })), payloadType: "application/vnd.heed.node.v1+json", keyId, sign: (data) => stranger.sign(data) });
  const known = (await fr().node.store.read((tx) => allRows(tx, "authority")))[0];
  for (const bytes of [forged, good.subarray(0, 100), new Uint8Array(0), good]) assert.deepEqual(await renewPeers(fr().node, async () => bytes, at), []);
  assert.deepEqual((await fr().node.store.read((tx) => allRows(tx, "authority")))[0], known);
});

test("an envelope that asks for what nobody here knows is kept, receipted as unparsed, put before a person, and acted on by nobody", async () => {
  const { keys } = fr().node;
  const id = "0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4b";
  const write = (warning: string) => signEnvelope({
    header: { v: 1, id, kind: "warning", from: "fr", to: "be", seq: 99, warning, version: 1, issued: fr().now, priority: "P1", handling: "H0", purpose: "test", must_understand: ["two-signatures"] },
    body: { text: "a" }, keyId: keys.keyId, sign: (data) => keys.sign(data), hash: sha256,
  });
  const messages = async () => (await be().node.store.read((tx) => allRows(tx, "message"))).length;
  const known = await messages();
  const bytes = write("w9");
  const answer = await put(id, bytes);
  assert.deepEqual([answer.statusCode, answer.headers["content-type"]], [201, RECEIPT_TYPE]);
  const receipt = unwrap(readReceipt(new Uint8Array(answer.rawPayload), { keyOf: () => ({ owner: "be", verify: (data, signature) => be().node.verify(be().node.keys.publicKey, data, signature) }) }));
  assert.equal(receipt.unparsed, true);
  assert.deepEqual([(await put(id, bytes)).body, (await put(id, write("w8"))).statusCode], [answer.body, 409]);
  assert.equal(await messages(), known);
  const told = (await be().node.store.read((tx) => readEntries(tx, 0, 10_000))).flatMap((one) => (one.noun === "signal" && one.set.reasons?.includes("delivery.unparsed") === true ? [one.set] : []));
  assert.deepEqual(told.map((one) => [one.to, one.subject, one.words?.[0]]), [["lia", "w9", "SPOC fr sent warning w9, P1, which this program cannot read (two-signatures). Ask by another way what it says, and have the program brought up to date."]]);
});

test("a message to a peer without a sealing key goes in clear where that was agreed, and its record is refused where not", async () => {
  const { sealing: _, ...bare } = ownRecord(be().node).node!;
  const record = { ...ownRecord(be().node), id: "lu", node: { ...bare, publicKey: keysOfSeed(randomBytes(32)).publicKey } };
  assert.deepEqual(await recordAuthority(fr().node, NODE, record, fr().now), { ok: false, error: { code: "authority.no-sealing-key", authority: "lu" } });
  unwrap(await recordAuthority(fr().node, NODE, { ...record, node: { ...record.node, clear: true } }, fr().now));
  unwrap(await draftMessage(fr().node, LIA, { id: "w3", to: ["lu"], body: MessageBody.parse(body("warning", { persons: [person("Karim Benali")] })) }, fr().now));
  unwrap(await approveMessage(fr().node, SUP, { id: "w3" }, fr().now));
  const sent = await envelope(fr(), "w3");
  assert.deepEqual([sent.sealed, sent.opening], [undefined, undefined]);
  const { keys } = fr().node;
  const opened = unwrap(openDsse(fromBase64(sent.bytes)!, { payloadType: ENVELOPE_TYPE, maxBytes: 1_000_000, keyOf: () => ({ owner: "fr", verify: (data, signature) => fr().node.verify(keys.publicKey, data, signature) }) }));
  assert.ok(Buffer.from(opened.payload).includes("Benali"));
});
