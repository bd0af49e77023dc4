import { base64, equalBytes, fromBase64, fromUtf8, utf8 } from "../lib/base/bytes.ts";
import { assert, err, ok, unwrap } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import {
  type Answers,
  ask,
  checkAdd,
  checkCheckpoint,
  checkLogProof,
  checkNote,
  type Checkpoint,
  consistencyProof,
  consistencyRanges,
  cosignNote,
  edgeTiles,
  frontierRoot,
  type Note,
  noteKey,
  type NoteKey,
  parseAddCheckpoint,
  parseCheckpoint,
  parseLeaf,
  parseLogProof,
  parseNote,
  parseOpenedLeaf,
  parseSignatureLines,
  rootOfTiles,
  signatureLine,
  tilesOf,
  trustLogs,
  verifyOpening,
  type WitnessError,
  writeAddCheckpoint,
  writeNote,
} from "../lib/ledger/index.ts";
import type { Authority } from "../domain/authority.ts";
import { logHeads, readTiles } from "../store/ledger.ts";
import { allRows, findRow } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import { cosignedNote, currentGeneration, type Follower, followers, freezeLog, keepCosigned, keepProof, lastSeen, noteFollower, rememberSeen, unproved } from "../store/witness.ts";
import { logKeyOf, originOf, ownKey, parseOrigin, readCheckpoint } from "./ledger.ts";
import { onRung } from "../domain/roster.ts";
import { act } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

/** The way to other nodes' logs; undefined where a node cannot be reached. */
export interface LogTransport {
  addCheckpoint(to: Authority, request: Uint8Array): Promise<{ readonly status: number; readonly body: Uint8Array } | undefined>;
  /** The checkpoint of a log that a peer as its witness cosigned last. */
  lastCosigned(to: Authority, origin: string): Promise<{ readonly status: number; readonly body: Uint8Array } | undefined>;
  proof(to: Authority, envelope: string): Promise<{ readonly status: number; readonly body: Uint8Array } | undefined>;
}

/** A peer is asked to cosign at most this often. */
const BETWEEN_MS = 60_000;

/**
 * Cosigns a checkpoint of a log of an authority known here, if it follows on the one cosigned last. What was seen is read,
 * decided on and remembered in one transaction, and signed only after the commit: a crash leaves a witness that has seen
 * more than it signed, never the other way.
 */
export async function cosign(node: HeedNode, request: Uint8Array, now: Instant): Promise<Result<string, WitnessError>> {
  const parsed = parseAddCheckpoint(request);
  if (!parsed.ok) return parsed;
  const { origin, checkpoint } = parsed.value;
  const decide = async (tx: Tx): Promise<Result<{ readonly checkpoint: Checkpoint; readonly text: string }, WitnessError>> => {
    const key = await peerLogKey(node, tx, origin);
    return ask(checkAdd(parsed.value, { keys: key === undefined ? [] : [key], seen: await lastSeen(tx, origin) }), answersOf(node));
  };
  // What is refused anyway must not make the one writer wait: anybody can send it.
  const worthwhile = await node.store.read(decide);
  if (!worthwhile.ok) return worthwhile;
  let isNew = false;
  const remembered = await node.store.transaction(async (tx): Promise<Result<string, WitnessError>> => {
    const checked = await decide(tx);
    if (!checked.ok) return checked;
    const { size, root } = checked.value.checkpoint;
    isNew = (await lastSeen(tx, origin)) === undefined;
    await rememberSeen(tx, { origin, size, root, note: fromUtf8(checkpoint), at: now });
    return ok(checked.value.text);
  });
  if (!remembered.ok) return remembered;
  node.failpoint?.("cosign", origin);
  if (isNew) await tellOfSuccessor(node, origin, now);
  const key = witnessKeyOf(node, node.self.id, node.keys.publicKey);
  assert(key !== undefined, "the node's public key has 32 bytes");
  return ok(signatureLine(cosignNote(remembered.value, key, Math.floor(Date.parse(now) / 1_000), (bytes) => node.keys.sign(bytes))));
}

/** A log that goes on under a new name was restored from a backup: what was sent after that backup, and what was received, is to be looked at by people of both. */
async function tellOfSuccessor(node: HeedNode, origin: string, now: Instant): Promise<void> {
  const of = parseOrigin(origin);
  if (of === undefined || of.generation === 1) return;
  await act(node, { actor: `peer:${of.authority}`, purpose: "showing its log" }, { action: "acceptEnvelope" }, now, async (work) => {
    const roster = await work.roster();
    const name = (await work.peer(of.authority))?.name ?? of.authority;
    const words = `${name} goes on from a backup, and its log under a new name (${origin}): ask what was lost, and since when`;
    await raise(work, [{ kind: "delivery", subject: of.authority, with: [origin], reasons: ["log.succeeded"], words: [words], to: onRung(roster, 1, work.now)?.id ?? roster[0]?.id ?? "", once: `succeeded|${origin}` }]);
    return ok(true);
  });
}

/** The checkpoint of a log that this node as a witness cosigned last, as the log signed it. */
export async function lastCosignedOf(node: HeedNode, origin: string): Promise<Result<string, WitnessError>> {
  const seen = await node.store.read((tx) => lastSeen(tx, origin));
  return seen === undefined ? err({ code: "witness.unknown-log", origin }) : ok(seen.note);
}

/** The key under which an authority cosigns, from the public key in its record. */
export function witnessKeyOf(node: Pick<HeedNode, "hash">, authority: string, publicKey: string): NoteKey | undefined {
  const raw = fromBase64(publicKey);
  return raw?.length === 32 ? noteKey(authority, 4, raw, (bytes) => node.hash(bytes)) : undefined;
}

/**
 * Asks every peer that is due to cosign the exchange log. A peer that has seen more of it, or something else, must show
 * what it saw, signed by this node's own key: only that freezes the log, never a peer's word.
 */
export async function askWitnesses(node: HeedNode, transport: LogTransport, now: Instant): Promise<void> {
  const { peers, known } = await node.store.read(async (tx) => ({ peers: await allRows(tx, "authority"), known: await followers(tx) }));
  const checkpoint = await readCheckpoint(node, "exchange");
  if (!checkpoint.ok) return; // frozen
  const { size } = unwrap(parseCheckpoint(checkpoint.value)).checkpoint;
  for (const peer of peers) {
    if (peer.node === undefined || peer.id === node.self.id) continue;
    const follower = known.find((one) => one.peer === peer.id) ?? { peer: peer.id, size: 0, askedAt: "", error: null };
    const waited = follower.askedAt === "" ? Infinity : Date.parse(now) - Date.parse(follower.askedAt);
    if (waited < BETWEEN_MS || (follower.size === size && follower.error === null)) continue;
    const asked = await askOne(node, transport, { peer, follower, checkpoint: checkpoint.value, size }, now);
    await node.store.transaction((tx) => noteFollower(tx, { ...asked, askedAt: now }));
  }
}

/** Fetches what is still missing of peers' proofs for our envelopes, and keeps those that hold. */
export async function collectProofs(node: HeedNode, transport: LogTransport): Promise<number> {
  const missing = await node.store.read((tx) => unproved(tx, 100));
  const silent = new Set<string>();
  let kept = 0;
  for (const { envelope, peer, digest, receipt } of missing) {
    if (silent.has(peer)) continue;
    const to = await node.store.read((tx) => findRow(tx, "authority", peer));
    const answer = to?.node === undefined ? undefined : await transport.proof(to, envelope);
    if (to?.node === undefined || answer?.status !== 200 || !proves(node, to, { digest, receipt }, answer.body)) {
      silent.add(peer); // an older node, or one that is down: asked again in the next round
      continue;
    }
    await node.store.transaction((tx) => keepProof(tx, envelope, fromUtf8(answer.body)));
    kept++;
  }
  return kept;
}

/** Whether a proof shows that a peer's log holds the arrival of our envelope with this digest, and the receipt that we have for it. */
export function proves(node: HeedNode, peer: Authority, sent: { readonly digest: string; readonly receipt: string }, bytes: Uint8Array): boolean {
  const proof = parseLogProof(bytes);
  const stated = proof.ok ? parseCheckpoint(proof.value.checkpoint) : undefined;
  const of = stated?.ok === true ? parseOrigin(stated.value.checkpoint.origin) : undefined;
  const key = of?.authority === peer.id && of.log === "exchange" ? logKeyOf(node, peer.id, peer.node?.publicKey ?? "", "exchange", of.generation) : undefined;
  if (key === undefined || !proof.ok || proof.value.extra === undefined) return false;
  const opened = parseOpenedLeaf(proof.value.extra);
  const leaf = opened.ok ? parseLeaf(opened.value.leaf) : undefined;
  if (!opened.ok || leaf?.ok !== true || leaf.value.kind !== "received" || leaf.value.about !== sent.digest || leaf.value.peer !== node.self.id) return false;
  const { opening } = opened.value;
  if (opening === undefined || !verifyOpening(leaf.value, opening, (one) => node.hash(one)).ok || receiptIn(opening.content) !== sent.receipt) return false;
  return ask(checkLogProof(proof.value, opened.value.leaf, trustLogs([key])), answersOf(node)).ok;
}

/** All peers are asked about the same checkpoint, so that it gathers their signatures. */
interface Asking {
  readonly peer: Authority;
  readonly follower: Follower;
  readonly checkpoint: Uint8Array;
  readonly size: number;
}

async function askOne(node: HeedNode, transport: LogTransport, asking: Asking, now: Instant): Promise<Follower> {
  const { peer, follower, checkpoint, size } = asking;
  let oldSize = follower.size;
  for (let attempt = 0; attempt < 2; attempt++) {
    const answer = await transport.addCheckpoint(peer, await requestAfter(node, oldSize, asking));
    if (answer === undefined) return { ...follower, error: "cannot be reached" };
    if (answer.status === 200) {
      const kept = await keepCosignature(node, peer, unwrap(parseNote(checkpoint)), size, answer.body);
      return { ...follower, size: kept ? size : oldSize, error: kept ? null : "cosigned with another key" };
    }
    if (answer.status !== 409 && answer.status !== 422) return { ...follower, error: `answers ${answer.status}` };
    const seen = await shownBy(node, transport, peer);
    if (seen === undefined) return { ...follower, size: 0, error: `answers ${answer.status} and shows nothing of ours` };
    if (!(await holds(node, seen))) {
      await node.store.transaction((tx) => freezeLog(tx, "exchange", { peer: peer.id, seenSize: seen.size, at: now }));
      return { ...follower, error: `saw ${seen.size}` };
    }
    oldSize = seen.size;
  }
  return { ...follower, size: oldSize, error: "moves on while it is asked" };
}

/** What to send to a witness that saw the log at `oldSize`. */
async function requestAfter(node: HeedNode, oldSize: number, { checkpoint, size }: Asking): Promise<Uint8Array> {
  if (oldSize === 0 || oldSize > size) return writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint });
  const tiles = await node.store.read((tx) => readTiles(tx, "exchange", tilesOf(consistencyRanges(oldSize, size), size)));
  const proof = unwrap(consistencyProof({ oldSize, newSize: size }, (level, index) => tiles.get(`${level}/${index}`), (bytes) => node.hash(bytes)));
  return writeAddCheckpoint({ oldSize, proof, checkpoint });
}

/** Our own checkpoint as a witness shows it; undefined if it shows none that our key signed. */
async function shownBy(node: HeedNode, transport: LogTransport, peer: Authority): Promise<Checkpoint | undefined> {
  const generation = await node.store.read((tx) => currentGeneration(tx));
  const answer = await transport.lastCosigned(peer, originOf(node.self.id, "exchange", generation));
  const key = ownKey(node, "exchange", generation);
  if (answer?.status !== 200) return undefined;
  const checked = ask(checkCheckpoint(answer.body, [key]), answersOf(node));
  return checked.ok ? checked.value.checkpoint : undefined;
}

/** Whether a checkpoint is of the history that is here. */
async function holds(node: HeedNode, seen: Checkpoint): Promise<boolean> {
  return node.store.read(async (tx) => {
    const { frontier } = (await logHeads(tx)).exchange;
    if (seen.size > frontier.size) return false;
    if (seen.size === frontier.size) return equalBytes(seen.root, frontierRoot(frontier, (bytes) => node.hash(bytes)));
    const tiles = await readTiles(tx, "exchange", edgeTiles(seen.size));
    return equalBytes(seen.root, unwrap(rootOfTiles(seen.size, (level, index) => tiles.get(`${level}/${index}`), (bytes) => node.hash(bytes))));
  });
}

/** Puts a witness's signature under the checkpoint that it is for. False if it is not by the peer's key. */
async function keepCosignature(node: HeedNode, peer: Authority, note: Note, size: number, body: Uint8Array): Promise<boolean> {
  const key = witnessKeyOf(node, peer.id, peer.node?.publicKey ?? "");
  const lines = parseSignatureLines(Buffer.from(body).toString("utf8"));
  const own = lines?.filter((line) => line.name === key?.name && line.id === key.id) ?? [];
  if (key === undefined || own.length === 0 || !ask(checkNote({ text: note.text, signatures: own }, [key]), answersOf(node)).ok) return false;
  await node.store.transaction(async (tx) => {
    const kept = await cosignedNote(tx, "exchange");
    const before = kept?.size === size ? unwrap(parseNote(utf8(kept.note))).signatures : note.signatures;
    const signatures = [...before.filter((line) => line.name !== key.name || line.id !== key.id), own[0]!];
    await keepCosigned(tx, "exchange", { size, note: fromUtf8(writeNote({ text: note.text, signatures })) });
  });
  return true;
}

/** The receipt, in base64, that a leaf of an arrival commits to. */
export function receiptIn(content: Uint8Array): string | undefined {
  try {
    const value: unknown = JSON.parse(fromUtf8(content));
    return typeof value === "object" && value !== null && "receipt" in value && typeof value.receipt === "string" ? value.receipt : undefined;
  } catch {
    return undefined;
  }
}

async function peerLogKey(node: HeedNode, tx: Tx, origin: string): Promise<NoteKey | undefined> {
  const of = parseOrigin(origin);
  if (of?.log !== "exchange") return undefined;
  const authority = await findRow(tx, "authority", of.authority);
  return authority?.node === undefined ? undefined : logKeyOf(node, authority.id, authority.node.publicKey, of.log, of.generation);
}

function answersOf(node: HeedNode): Answers {
  return { hash: (bytes) => node.hash(bytes), verify: (key, bytes, signature) => node.verify(base64(key), bytes, signature) };
}
