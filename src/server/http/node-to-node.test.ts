import assert from "node:assert/strict";
import { hash, randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { canonicalJson } from "../../lib/base/canonical.ts";
import { unwrap } from "../../lib/base/result.ts";
import { envelopeDigest, ENVELOPE_TYPE, MAX_ENVELOPE_BYTES, openDsse, readReceipt, signEnvelope, verifyReceipt } from "../../lib/envelope/index.ts";
import { authority, newKeys, officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";
import { NODE_TYPE } from "../card.ts";

const french = newKeys("key-fr");
const german = newKeys("key-de");
const danish = newKeys("key-fr");
const stranger = newKeys("key-x");
const served = await serveNode({ officers: [officer("ana", "liaison")], peers: [authority("fr", french), authority("de", german), authority("dk", danish)] });
after(() => served[Symbol.asyncDispose]());
const sha256 = (bytes: Uint8Array) => new Uint8Array(hash("sha256", bytes, "buffer"));
let seq = 0;

test("an envelope of a known peer is stored and answered with a signed receipt, the same for every repetition", async () => {
  const { id, bytes } = warning({});
  const first = await put(id, bytes);
  assert.equal(first.statusCode, 201, first.body);
  assert.equal(first.headers["content-type"], "application/vnd.heed.receipt.v1+json");
  const { keys } = served.node;
  const receipt = unwrap(readReceipt(new Uint8Array(first.rawPayload), { keyOf: (keyId) => (keyId === keys.keyId ? { owner: "be", verify: (data, signature) => served.node.verify(keys.publicKey, data, signature) } : undefined) }));
  unwrap(verifyReceipt(receipt, { envelope: id, digest: envelopeDigest(bytes, sha256), from: "fr", to: "be" }));
  assert.equal(receipt.receivedAt, served.now);
  const again = await put(id, bytes);
  assert.deepEqual([again.statusCode, again.body], [200, first.body]);
});

test("what it carries is on the desk", async () => {
  const { id, bytes, message } = warning({ title: "Four suspects" });
  await put(id, bytes);
  const desk = (await served.call({ as: "ana", url: "/v1/desk?limit=200", purpose: "duty" })).json<{ rows: { title: string; obligation: { message: string } }[] }>();
  assert.ok(desk.rows.some((row) => row.obligation.message === message && row.title === "Four suspects"));
});

test("another content under a known identifier is refused and changes nothing", async () => {
  const one = warning({});
  await put(one.id, one.bytes);
  const other = warning({ id: one.id, title: "Something else" });
  const answer = await put(one.id, other.bytes);
  assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [409, "envelope.conflict"]);
  assert.equal((await put(one.id, one.bytes)).statusCode, 200);
});

test("who did not sign, is not known, or is not meant is refused", async () => {
  await refused(warning({ keys: stranger }), 401, "envelope.unknown-key");
  await refused(warning({ keys: german }), 403, "envelope.wrong-sender");
  await refused(warning({ to: "nl" }), 421, "envelope.wrong-recipient");
  const { id, bytes } = warning({});
  const forged = { ...(JSON.parse(Buffer.from(bytes).toString()) as { payload: string; payloadType: string }), signatures: [{ keyid: "key-fr", sig: Buffer.alloc(64).toString("base64") }] };
  await refused({ id, bytes: Buffer.from(canonicalJson(forged)) }, 401, "envelope.bad-signature");
});

test("two peers may call their keys alike", async () => {
  for (const sealed of [warning({}), warning({ from: "dk", keys: danish })]) assert.equal((await put(sealed.id, sealed.bytes)).statusCode, 201);
  await refused(warning({ from: "dk" }), 401, "envelope.bad-signature");
  await refused(warning({ keys: danish }), 401, "envelope.bad-signature");
});

test("what cannot be read the one way it was sealed is refused", async () => {
  const { id, bytes } = warning({});
  await refused({ id, bytes: Buffer.concat([bytes, Buffer.from(" ")]) }, 400, "envelope.not-canonical");
  await refused({ id, bytes: Buffer.from("{}") }, 400, "envelope.field");
  await refused({ id, bytes: Buffer.from(`{"payload":"","payload":""}`) }, 400, "json.duplicate-key");
  await refused({ id, bytes: Buffer.from([0xff]) }, 400, "json.malformed");
  await refused({ id: randomUUID(), bytes }, 400, "envelope.id-differs");
  await refused(warning({ expires: "2014-12-15T08:59:59.000Z" }), 410, "envelope.expired");
});

test("a body that is no message is refused with its places; fields that a newer peer knows are passed over", async () => {
  const broken = await put(...parts(warning({ body: { purpose: "" } })));
  assert.equal(broken.statusCode, 422);
  assert.deepEqual(broken.json<{ faults: { place: string }[] }>().faults.map((one) => one.place), ["/body/body/purpose"]);
  assert.equal((await put(...parts(warning({ body: { mood: "grave", persons: [{ ref: "p", names: [{ text: "A", shape: 1 }], subjectClass: "suspect", aura: "x" }] } })))).statusCode, 201);
  const both = await put(...parts(warning({ body: { mood: "grave", purpose: "" } })));
  assert.equal(both.statusCode, 422, "a fault is not forgiven because of them");
});

test("size and type are bounded before anything is read", async () => {
  const large = await put(randomUUID(), Buffer.alloc(MAX_ENVELOPE_BYTES + 1, 0x20));
  assert.deepEqual([large.statusCode, large.json<{ code: string }>().code], [413, "request.too-large"]);
  const json = await served.app.inject({ method: "PUT", url: `/heed/v1/envelopes/${randomUUID()}`, headers: { "content-type": "application/json" }, payload: "{}" });
  assert.deepEqual([json.statusCode, json.json<{ code: string }>().code], [415, "request.media-type"]);
  const none = await served.app.inject({ method: "PUT", url: `/heed/v1/envelopes/${randomUUID()}`, headers: { "content-type": ENVELOPE_TYPE } });
  assert.equal(none.statusCode, 400);
});

test("a session opens nothing here, and an envelope needs none", async () => {
  assert.equal((await served.call({ as: "ana", url: "/heed/v1/envelopes/x" })).statusCode, 404);
});

test("the node's card is signed with the key it names", async () => {
  const card = await served.app.inject("/.well-known/heed-node.json");
  const { keys } = served.node;
  const opened = unwrap(openDsse(new Uint8Array(card.rawPayload), { payloadType: NODE_TYPE, maxBytes: 65_536, keyOf: (keyId) => (keyId === keys.keyId ? { owner: "be", verify: (data, signature) => served.node.verify(keys.publicKey, data, signature) } : undefined) }));
  const said = JSON.parse(Buffer.from(opened.payload).toString()) as { publicKey: string; authority: { id: string } };
  assert.deepEqual([said.publicKey, said.authority.id], [keys.publicKey, "be"]);
});

test("a node says that it is well", async () => {
  assert.deepEqual((await served.app.inject("/heed/v1/health")).json(), { status: "ok", authority: "be", now: served.now });
});

interface Sealed {
  readonly id: string;
  readonly bytes: Uint8Array;
}

async function refused(sealed: Sealed, status: number, code: string): Promise<void> {
  const answer = await put(sealed.id, sealed.bytes);
  assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [status, code]);
}

function put(id: string, bytes: Uint8Array) {
  return served.app.inject({ method: "PUT", url: `/heed/v1/envelopes/${id}`, headers: { "content-type": ENVELOPE_TYPE }, payload: Buffer.from(bytes) });
}

function parts(sealed: Sealed): [string, Uint8Array] {
  return [sealed.id, sealed.bytes];
}

/** A warning from Paris, as its node would seal it. */
function warning(more: { readonly id?: string; readonly from?: string; readonly to?: string; readonly title?: string; readonly expires?: string; readonly keys?: typeof french; readonly body?: object }): Sealed & { readonly message: string } {
  const id = more.id ?? randomUUID();
  const message = `m-${randomUUID()}`;
  const issued = "2014-12-15T08:00:00.000Z";
  const body = { id: message, thread: message, version: 1, issuedAt: issued, body: { kind: "warning", purpose: "prevention of terrorism", ...(more.title === undefined ? {} : { title: more.title }), ...more.body } };
  const keys = more.keys ?? french;
  const header = { v: 1, id, kind: "warning", from: more.from ?? "fr", to: more.to ?? "be", seq: ++seq, warning: message, version: 1, issued, ...(more.expires === undefined ? {} : { expires: more.expires }), priority: "P3", handling: "H0", purpose: "prevention", must_understand: [] } as const;
  return { id, message, bytes: signEnvelope({ header, body, keyId: keys.keyId, sign: (bytes) => keys.sign(bytes), hash: sha256 }) };
}
