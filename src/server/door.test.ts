import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { MessageBody } from "../domain/message.ts";
import { unwrap } from "../lib/base/result.ts";
import { NODE } from "../service/act.ts";
import { deliverDue } from "../service/delivery.ts";
import { approveMessage, draftMessage } from "../service/messages.ts";
import { ownRecord } from "../service/sealing.ts";
import { recordAuthority, revokeAuthority } from "../service/staff.ts";
import { waitingByPeer } from "../store/outbox.ts";
import { allRows } from "../store/rows.ts";
import { officer } from "../../test/support/bare-node.ts";
import { serveNode } from "../../test/support/served-node.ts";
import type { ServedNode } from "../../test/support/served-node.ts";
import { body, person } from "../../test/support/small.ts";
import { newCertificate, recordedCertificate } from "./certificate.ts";
import { buildDoor } from "./door.ts";
import { newPeerFetch } from "./peer-fetch.ts";
import { httpTransport } from "./transport.ts";

const staff = [officer("lia", "liaison"), officer("sup", "supervisor")];
const certificates = { fr: newCertificate("fr"), be: newCertificate("be"), stranger: newCertificate("fr") };
const seconds = () => Math.floor(Date.parse(fr.now) / 1_000);
let fr: ServedNode;
let be: ServedNode;
let door: Awaited<ReturnType<typeof buildDoor>>;
let url = "";
const told: string[] = [];

before(async () => {
  fr = await serveNode({ self: "fr", officers: staff });
  be = await serveNode({ self: "be", officers: staff });
  door = await buildDoor({ node: be.node, version: "0", clock: () => be.now, random: (bytes) => new Uint8Array(randomBytes(bytes)), report: (_id, error) => void told.push(String(error)) }, certificates.be);
  await door.listen({ host: "127.0.0.1", port: 0 });
  url = `https://127.0.0.1:${(door.server.address() as AddressInfo).port}`;
  await know(fr, be, certificates.be, url);
  await know(be, fr, certificates.fr, "https://fr.example:8421");
});
after(async () => {
  await door.close();
  for (const one of [fr, be]) await one[Symbol.asyncDispose]();
});

async function know(at: ServedNode, other: ServedNode, certificate: typeof certificates.be, address: string): Promise<void> {
  const record = ownRecord(other.node);
  unwrap(await recordAuthority(at.node, NODE, { ...record, node: { ...record.node!, url: address, tls: recordedCertificate(certificate) } }, at.now));
}

async function warn(id: string): Promise<void> {
  unwrap(await draftMessage(fr.node, { actor: "lia", purpose: "test" }, { id, to: ["be"], body: MessageBody.parse(body("warning", { persons: [person("Karim Benali")] })) }, fr.now));
  unwrap(await approveMessage(fr.node, { actor: "sup", purpose: "test" }, { id }, fr.now));
}

const as = (tls: typeof certificates.fr | undefined, clock = seconds) => newPeerFetch(fr.node, { clock, ...(tls === undefined ? {} : { tls }) });
const record = async () => (await fr.node.store.read((tx) => allRows(tx, "authority")))[0]!;
const lastError = async () => (await fr.node.store.read((tx) => waitingByPeer(tx)))[0]?.lastError;

test("a message goes through the door, both sides showing the certificates on record", async () => {
  await warn("w1");
  assert.equal(await deliverDue(fr.node, httpTransport({ clock: () => fr.now, fetchPeer: as(certificates.fr) }), fr.now), 1);
  assert.equal((await be.node.store.read((tx) => allRows(tx, "message"))).length, 1);
  assert.equal((await as(certificates.fr)(await record(), "/heed/v1/log/exchange/checkpoint")).status, 200);
});

test("a certificate that no record has is refused and told, and so is none", async () => {
  for (const tls of [certificates.stranger, undefined]) {
    const answer = await as(tls)(await record(), "/heed/v1/log/exchange/checkpoint");
    assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [403, "peer.certificate-unknown"]);
  }
  assert.match(told[0]!, /refused a node with certificate [0-9a-f]{64}, which no peer's record has/);
  assert.match(told[1]!, /certificate none/);
});

test("a stranger may read the card, and nothing else", async () => {
  const answer = await as(certificates.stranger)(await record(), "/.well-known/heed-node.json", { ofAnybody: true });
  assert.equal(answer.status, 200);
});

test("whoever listens in a peer's place with another certificate is told nothing", async () => {
  const known = await record();
  await know(fr, be, certificates.stranger, url);
  await warn("w2");
  assert.equal(await deliverDue(fr.node, httpTransport({ clock: () => fr.now, fetchPeer: as(certificates.fr) }), fr.now), 0);
  assert.match(String(await lastError()), /cannot be reached/);
  assert.equal((await be.node.store.read((tx) => allRows(tx, "message"))).length, 1);
  unwrap(await recordAuthority(fr.node, NODE, known, fr.now));
});

test("the right certificate without a signature of the same peer, or with one outside its time, opens nothing", async () => {
  const unsigned = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(`${url}/heed/v1/log/exchange/checkpoint`, { ...certificates.fr, rejectUnauthorized: false }, (answer) => {
      let text = "";
      answer.on("data", (part: Buffer) => (text += part.toString()));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on("error", reject).end();
  });
  assert.deepEqual([unsigned.status, (JSON.parse(unsigned.text) as { code: string }).code], [401, "signature.missing"]);
  const late = await as(certificates.fr, () => seconds() - 301)(await record(), "/heed/v1/log/exchange/checkpoint");
  assert.deepEqual([late.status, ((await late.json()) as { code: string }).code], [401, "signature.time"]);
});

test("plain http is for loopback alone", async () => {
  const known = await record();
  const far = { ...known, node: { ...known.node!, url: "http://be.example:8420" } };
  await assert.rejects(as(certificates.fr)(far, "/heed/v1/health"), /its address is plain http \(be\.example:8420\), which is for loopback alone/);
});

test("from a peer that was revoked nothing is taken, and nothing goes to it, until its record has another key", async () => {
  unwrap(await revokeAuthority(be.node, NODE, { id: "fr", reason: "A stolen machine" }, be.now));
  const answer = await as(certificates.fr)(await record(), "/heed/v1/log/exchange/checkpoint");
  assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [403, "authority.revoked"]);
  await know(be, fr, certificates.fr, "https://fr.example:8421");
  assert.notEqual((await be.node.store.read((tx) => allRows(tx, "authority")))[0]?.node?.revoked, undefined, "the same key changes nothing");
  unwrap(await revokeAuthority(fr.node, NODE, { id: "be", reason: "A stolen machine" }, fr.now));
  fr.now = "2014-12-16T09:00:00.000Z" as typeof fr.now;
  assert.equal(await deliverDue(fr.node, httpTransport({ clock: () => fr.now, fetchPeer: as(certificates.fr) }), fr.now), 0);
  assert.match(String(await lastError()), /authority\.revoked/);
});
