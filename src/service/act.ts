import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import type { Change, Entry } from "../domain/entry.ts";
import type { Authority } from "../domain/authority.ts";
import type { Officer } from "../domain/roster.ts";
import { answerOf, findCommand, keptOf, recordCommand } from "../store/commands.ts";
import type { Kept } from "../store/commands.ts";
import { appendEntries, allRows, findRow, lastStamp } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import type { Action, AuthorisationError, Resource } from "./authorisation.ts";
import { growLogs } from "./ledger.ts";
import type { HeedNode } from "./node.ts";
import { isOpenedInHouse, rankOpened } from "./weights.ts";

/** Who acts and why. A timer or an arrival acts as the node itself. */
export interface Acting {
  /** Officer id, `node`, or `peer:<authority>`. */
  readonly actor: string;
  /** Why, in the actor's words; every reading keeps it. */
  readonly purpose: string;
  readonly case?: string;
  /** Idempotency key: a repeated command answers with its first result and does nothing. */
  readonly key?: string;
}

/** The node acting by itself: timers, arrivals, start-up. */
export const NODE: Acting = { actor: "node", purpose: "running the node" };

export type ActError = AuthorisationError | { code: "clock.backwards"; now: string; last: string };

/** A clock this much behind the last entry is wrong, not jittering. */
const TOLERATED_BACKWARD_MS = 60_000;

/** One transaction of one actor: what it may read, and how it appends. */
export interface Work {
  readonly node: HeedNode;
  readonly tx: Tx;
  /** Never before the last entry. */
  readonly now: Instant;
  readonly acting: Acting;
  /** The acting officer; absent for the node and for peers. */
  readonly officer: Officer | undefined;
  newId(): string;
  append(...changes: readonly Change[]): Promise<void>;
  roster(): Promise<readonly Officer[]>;
  peer(id: string): Promise<Authority | undefined>;
}

/** What is asked: an action of the policies and the resource it touches. */
export interface Asked {
  readonly action: Action;
  readonly resource?: Resource | ((tx: Tx) => Promise<Resource>);
}

/**
 * Runs one action in one transaction: asks whether the actor may, lets `fn` read and append, and commits everything or,
 * if it returns an error, nothing. After the commit the recogniser and listeners hear of the entries.
 */
export async function act<T, E extends { code: string }>(node: HeedNode, acting: Acting, asked: Asked, now: Instant, fn: (work: Work) => Promise<Result<T, E>>): Promise<Result<T, E | ActError>> {
  const appended: Entry[] = [];
  let remember = () => {};
  const run = async (tx: Tx): Promise<T> => {
    // The key is the actor's own: nobody else's answer can be had with it.
    const key = acting.key === undefined ? undefined : `${acting.actor} ${acting.key}`;
    if (key !== undefined) {
      const earlier = await findCommand(tx, key);
      if (earlier !== undefined) return (await answerOf(tx, earlier.result as Kept)) as T;
    }
    const last = await lastStamp(tx);
    const behind = last === undefined ? 0 : Date.parse(last.at) - Date.parse(now);
    if (behind > TOLERATED_BACKWARD_MS) {
      const refusal: ActError = { code: "clock.backwards", now, last: last!.at };
      throw new Refused(refusal);
    }
    const at = behind > 0 ? (last!.at as Instant) : now;
    const officer = isOfficer(acting.actor) ? await findRow(tx, "officer", acting.actor) : undefined;
    const resource = typeof asked.resource === "function" ? await asked.resource(tx) : asked.resource;
    const allowed = node.authorise({ acting, officer, action: asked.action, resource: resource ?? { kind: "Node", id: node.self.id } });
    if (!allowed.ok) throw new Refused(allowed.error);
    const result = await fn(newWork(node, tx, { now: at, acting, officer, seq: last?.seq ?? 0, appended }));
    if (!result.ok) throw new Refused(result.error);
    await growLogs(node, tx, appended);
    const kept = key === undefined ? undefined : await keptOf(tx, result.value, appended);
    if (key !== undefined && kept !== undefined) await recordCommand(tx, { key, seq: appended.at(-1)?.seq ?? null, result: kept, at });
    remember = await node.recogniser.prepare(tx, node.self.id, appended);
    node.failpoint?.("commit", asked.action);
    return result.value;
  };
  try {
    // What was learnt is known before anybody else can begin.
    const value = await node.store.transaction(run, () => remember());
    node.failpoint?.("committed", asked.action);
    if (appended.length > 0) node.committed(appended);
    return ok(value);
  } catch (error) {
    if (error instanceof Refused) return err(error.error as E | ActError);
    throw error;
  }
}

/** What a reading returned, and the ids of what it showed. */
export interface Shown<T> {
  readonly value: T;
  readonly returned: readonly string[];
}

/**
 * Runs one reading and records it: who, when, why, what it returned (Directive (EU) 2016/680 Article 25). The reading and its
 * record commit together, so nothing is shown that is not recorded.
 */
export async function consult<T, E extends { code: string }>(
  node: HeedNode,
  acting: Acting,
  asked: Asked & { readonly kind?: "read" | "search"; readonly words?: string },
  now: Instant,
  fn: (work: Work) => Promise<Result<Shown<T>, E>>,
): Promise<Result<T, E | ActError>> {
  // A reading is never answered from memory: each one is recorded.
  const { key: _key, ...reading } = acting;
  return act(node, reading, asked, now, async (work) => {
    const shown = await fn(work);
    if (!shown.ok) return shown;
    const id = work.newId();
    await work.append(
      change("consultation", "recorded", id, {
        id,
        kind: asked.kind ?? "read",
        actor: acting.actor,
        at: work.now,
        purpose: acting.purpose,
        case: acting.case ?? null,
        action: asked.action,
        returned: shown.value.returned.slice(0, 1_000),
        asked: asked.words ?? "",
      }),
    );
    return ok(shown.value.value);
  });
}

function newWork(node: HeedNode, tx: Tx, context: { now: Instant; acting: Acting; officer: Officer | undefined; seq: number; appended: Entry[] }): Work {
  let made = 0;
  let roster: readonly Officer[] | undefined;
  return {
    node,
    tx,
    now: context.now,
    acting: context.acting,
    officer: context.officer,
    newId: () => node.ids({ seq: context.seq + context.appended.length + 1, n: made++, at: context.now }),
    async append(...changes) {
      if (changes.some((one) => one.noun === "officer")) roster = undefined;
      const seq = context.seq + context.appended.length;
      const ranked = changes.some(isOpenedInHouse) ? await rankOpened({ node, tx }, changes) : changes;
      context.appended.push(...(await appendEntries(tx, { at: context.now, actor: context.acting.actor, self: node.self.id, seq }, ranked)));
    },
    async roster() {
      roster ??= await allRows(tx, "officer");
      return roster;
    },
    async peer(id) {
      return id === node.self.id ? node.self : findRow(tx, "authority", id);
    },
  };
}

function isOfficer(actor: string): boolean {
  return actor !== "node" && !actor.startsWith("peer:");
}

/** Carries a coded refusal out of the transaction, which rolls back. */
class Refused extends Error {
  readonly error: { readonly code: string };
  constructor(error: { readonly code: string }) {
    super(error.code);
    this.error = error;
  }
}
