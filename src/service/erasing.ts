import { ok } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { isSealed, openDsse, ENVELOPE_TYPE, parseEnvelope } from "../lib/envelope/index.ts";
import { fromBase64 } from "../lib/base/bytes.ts";
import { change } from "../domain/entry.ts";
import type { Change, EnvelopeRecord } from "../domain/entry.ts";
import { redacted, withoutPerson } from "../domain/erasure.ts";
import type { Erased, Erasure } from "../domain/erasure.ts";
import { forgotten } from "../domain/match.ts";
import { erasuresUndone, erasuresUnderWay, eraseRows, readingsOf, restingOn, stillWaiting } from "../store/erasure.ts";
import type { RowName } from "../store/erasure.ts";
import { findRow, findRows } from "../store/rows.ts";
import { act, NODE } from "./act.ts";
import type { Work } from "./act.ts";
import { keptFrom, targetOf } from "./erasure-scope.ts";
import type { Reach } from "./erasure-scope.ts";
import type { HeedNode } from "./node.ts";

/**
 * Carries out every erasure that was approved, one step after the other, each step one transaction: what a killed process left undone is
 * done by the next call, and what it did is not done again. Returns how many came to their end.
 */
export async function carryOutErasures(node: HeedNode, now: Instant): Promise<number> {
  let done = 0;
  const found = await node.store.read(async (tx) => ({ undone: await erasuresUndone(tx), underWay: await erasuresUnderWay(tx) }));
  for (const one of found.undone) await begin(node, one, now);
  for (const erasure of [...found.underWay, ...found.undone.map((one) => ({ ...one, state: "intended" as const }))]) {
    let current: Erasure | undefined = erasure;
    if (current.state === "intended") current = await step(node, current, now, erase);
    if (current?.state === "erased") current = await step(node, current, now, release);
    if (current?.state !== "released") continue;
    // What the database let go of still lies in its files, until it writes them anew.
    await node.store.purge();
    node.failpoint?.("purged", current.id);
    // Beside the keys, so that a restored backup is told before it serves.
    await node.erasures?.note(current);
    current = await step(node, current, now, finish);
    if (current?.state === "done") done++;
  }
  return done;
}

/** Whether a database restored from a backup still holds what was erased since: it is erased again, before anything is served. */
export async function repeatErasures(node: HeedNode, now: Instant): Promise<number> {
  const noted = (await node.erasures?.read()) ?? [];
  for (const one of noted) {
    const known = await node.store.read((tx) => findRow(tx, "erasure", one.id));
    if (known?.state === "done") continue;
    await begin(node, one, now);
  }
  return noted.length === 0 ? 0 : carryOutErasures(node, now);
}

/** What was erased once is here again, and is erased again. */
async function begin(node: HeedNode, one: Erasure, now: Instant): Promise<void> {
  const again = await act(node, NODE, { action: "startNode" }, now, async (work) => {
    await work.append(change("erasure", "restored", one.id, { ...one, state: "intended", preservedBy: null, waiting: [] }));
    return ok(true as const);
  });
  if (!again.ok) throw new Error(`Erasure ${one.id} cannot be repeated: ${again.error.code}`);
}

type Step = (work: Work, erasure: Erasure) => Promise<Partial<Erasure>>;

async function step(node: HeedNode, erasure: Erasure, now: Instant, fn: Step): Promise<Erasure | undefined> {
  const done = await act(node, NODE, { action: "fireTimers" }, now, async (work) => {
    const current = await findRow(work.tx, "erasure", erasure.id);
    return ok(current === undefined || current.state !== erasure.state ? current : { ...current, ...(await fn(work, current)) });
  });
  if (!done.ok) throw new Error(`Erasure ${erasure.id} refused: ${done.error.code}`);
  return done.value;
}

/** Everything here that says it, in one transaction: rows and history, what rests on them, the openings of the log. */
async function erase(work: Work, erasure: Erasure): Promise<Partial<Erasure>> {
  const order = await keptFrom(work, erasure.target);
  if (order !== undefined) {
    if (erasure.preservedBy !== order.id) await work.append(change("erasure", "held-back", erasure.id, { preservedBy: order.id }));
    return {};
  }
  const found = await targetOf(work, erasure.target);
  const reach = found.ok ? found.value : undefined;
  const names = reach === undefined ? [] : await namesOf(work, reach);
  const erased: Erased = { at: work.now, rule: erasure.rule, erasure: erasure.id };
  const envelopes = await findRows(work.tx, "envelope", names.filter((one) => one.noun === "envelope").map((one) => one.id));
  const waiting = await stillWaiting(work.tx, envelopes.map((one) => one.id));
  // An envelope in clear that has not arrived keeps its words until it has; of a sealed one nobody here can read the ciphertext.
  const kept = new Set(envelopes.filter((one) => waiting.includes(one.id) && !sealed(one)).map((one) => one.id));
  const going = names.filter((one) => !kept.has(one.id));
  const changes: Change[] = [];
  for (const name of going) changes.push(...(await redaction(work, name, reach, erased, waiting)));
  await eraseRows(work.tx, going);
  await work.append(...changes);
  const messages = await findRows(work.tx, "message", reach?.messages ?? []);
  const authorities = [...new Set(messages.flatMap((one) => (one.direction === "in" ? [one.from] : one.issuedAt === undefined ? [] : one.to)))].toSorted();
  const readings = reach === undefined ? 0 : await readingsOf(work.tx, [...reach.messages, ...reach.descriptions, ...(reach.watchFile === null ? [] : [reach.watchFile])]);
  const rows = Object.fromEntries([...Map.groupBy(going, (one) => one.noun)].map(([noun, list]) => [noun, list.length]));
  const set: Partial<Erasure> = { state: "erased", preservedBy: null, erasedAt: work.now, rows, waiting, outside: { authorities, readings } };
  await work.append(change("erasure", "erased", erasure.id, set));
  return set;
}

/** What was still on its way when it was erased goes with its receipt. */
async function release(work: Work, erasure: Erasure): Promise<Partial<Erasure>> {
  if ((await stillWaiting(work.tx, erasure.waiting)).length > 0) return {};
  const erased: Erased = { at: work.now, rule: erasure.rule, erasure: erasure.id };
  const envelopes = await findRows(work.tx, "envelope", erasure.waiting);
  if (envelopes.length > 0) {
    await eraseRows(work.tx, envelopes.map((one) => ({ noun: "envelope", id: one.id })));
    await work.append(...envelopes.map((one) => headerOnly(one, erased, false)));
  }
  await work.append(change("erasure", "released", erasure.id, { state: "released" }));
  return { state: "released" };
}

async function finish(work: Work, erasure: Erasure): Promise<Partial<Erasure>> {
  const set: Partial<Erasure> = { state: "done", doneAt: work.now };
  await work.append(change("erasure", "done", erasure.id, set));
  return set;
}

async function namesOf(work: Work, reach: Reach): Promise<readonly RowName[]> {
  if (reach.decision !== null) return [{ noun: "decision", id: reach.decision }];
  const sources: readonly RowName[] = [...reach.messages.map((id) => ({ noun: "message" as const, id })), ...(reach.watchFile === null ? [] : [{ noun: "watch-file" as const, id: reach.watchFile }])];
  return [...sources, ...(await restingOn(work.tx, { sources: sources.map((one) => one.id), descriptions: reach.descriptions }))];
}

/** The entry that says what is left of a row. */
async function redaction(work: Work, { noun, id }: RowName, reach: Reach | undefined, erased: Erased, waiting: readonly string[]): Promise<readonly Change[]> {
  if (noun === "envelope") {
    const row = await findRow(work.tx, "envelope", id);
    return row === undefined ? [] : [headerOnly(row, erased, waiting.includes(id))];
  }
  if (noun === "match") {
    const row = await findRow(work.tx, "match", id);
    if (row === undefined || row.state === "forgotten") return [];
    // A near miss or a rejected match goes with either record; what joins two stays as a reference, without its reasons.
    return [row.state === "near-miss" || row.state === "rejected" ? change("match", "forgotten", id, forgotten(row)) : change("match", "erased", id, redacted("match", row, erased))];
  }
  if (noun === "message" || noun === "watch-file") {
    const row = await findRow(work.tx, noun, id);
    if (row === undefined) return [];
    const set = reach?.ref === null || reach === undefined ? redacted(noun, row as never, erased) : withoutPerson(noun, row as never, reach.ref, erased);
    return [change(noun, "erased", id, set as never)];
  }
  const row = await findRow(work.tx, noun, id);
  return row === undefined ? [] : [change(noun, "erased", id, redacted(noun, row as never, erased) as never)];
}

/** Header and signature stay, by which the receipt proves that it went; an envelope that carried its words in clear keeps neither. */
function headerOnly(row: EnvelopeRecord, erased: Erased, waiting: boolean): Change {
  const bytes = sealed(row) ? row.bytes : undefined;
  return change("envelope", "erased", row.id, { erased, bytes, sealed: waiting ? row.sealed : undefined, opening: undefined } as unknown as Partial<EnvelopeRecord>);
}

function sealed(row: EnvelopeRecord): boolean {
  const bytes = (row as Partial<EnvelopeRecord>).bytes === undefined ? undefined : fromBase64(row.bytes);
  const opened = bytes === undefined ? undefined : openDsse(bytes, { payloadType: ENVELOPE_TYPE, maxBytes: Infinity, keyOf: () => ({ owner: "", verify: () => true }) });
  const parsed = opened?.ok === true ? parseEnvelope(opened.value.payload, () => new Uint8Array(32)) : undefined;
  return row.sealed !== undefined || row.opening !== undefined || (parsed?.ok === true && isSealed(parsed.value.header));
}
