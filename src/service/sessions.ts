import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import type { Officer } from "../domain/roster.ts";
import { deleteEndedSessions, deleteSession, deleteSessionsOf, findCredential, findSession, insertSession, noteAttempts, putCredential, touchSession } from "../store/credentials.ts";
import { sha256 } from "../store/digest.ts";
import { findRow } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import { act } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { checkPassword, fitsPassword, hashPassword } from "./passwords.ts";
import type { PasswordError } from "./passwords.ts";

/** Unused for this long, a session ends: a screen left alone in an office. */
export const IDLE_MS = 30 * 60_000;

/** However much it is used, a session ends after a long shift. */
export const LONGEST_SESSION_MS = 12 * 3_600_000;

/** Use is noted to the minute, so that reading a page does not write. */
const TOUCH_EVERY_MS = 60_000;

/** Attempts in vain before a pause, the first pause, and the longest: long enough against guessing, too short to shut a night desk out. */
const FREE_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Bytes of a session token; more than anybody can try. */
export const TOKEN_BYTES = 32;

/** An officer who is signed in. */
export interface Session {
  readonly officer: Officer;
  readonly tokenHash: string;
  /** The password was set by somebody else: nothing but changing it is allowed. */
  readonly mustChange: boolean;
  readonly expiresAt: string;
}

/** One answer for a wrong name, a wrong password and too many attempts, so that none can be told from another. */
export type LogInError = { code: "session.refused" };
export type SessionError = { code: "session.unknown" } | { code: "session.expired" };
export type SetPasswordError = PasswordError | ActError | { code: "officer.unknown"; officer: string };

/** Signs an officer in. `token` is random bytes; the session is known by their text from then on, and only the bearer keeps it. */
export async function logIn(node: HeedNode, attempt: { readonly officer: string; readonly password: string; readonly token: Uint8Array }, now: Instant): Promise<Result<Session & { readonly token: string }, LogInError>> {
  const fits = await tryPassword(node, attempt.officer, attempt.password, now);
  const token = Buffer.from(attempt.token).toString("base64url");
  return node.store.transaction(async (tx) => {
    await deleteEndedSessions(tx, now, addMs(now, -IDLE_MS));
    const officer = await activeOfficer(tx, attempt.officer);
    const credential = await findCredential(tx, attempt.officer);
    if (!fits || officer === undefined || credential === undefined) return err({ code: "session.refused" });
    await noteAttempts(tx, officer.id, { failed: 0, lockedUntil: null });
    const session = { tokenHash: sha256(token), officer: officer.id, createdAt: now, seenAt: now, expiresAt: addMs(now, LONGEST_SESSION_MS) };
    await insertSession(tx, session);
    return ok({ officer, token, tokenHash: session.tokenHash, mustChange: credential.mustChange, expiresAt: session.expiresAt });
  });
}

/** The session that a token stands for. Its use is noted, unless nobody is using it: an open page that only listens. */
export async function checkSession(node: HeedNode, token: string, now: Instant, how: { readonly use: "noted" | "unnoted" } = { use: "noted" }): Promise<Result<Session, SessionError>> {
  const tokenHash = sha256(token);
  const found = await node.store.read(async (tx) => {
    const stored = await findSession(tx, tokenHash);
    if (stored === undefined) return undefined;
    return { stored, officer: await activeOfficer(tx, stored.officer), credential: await findCredential(tx, stored.officer) };
  });
  if (found === undefined || found.officer === undefined || found.credential === undefined) return err({ code: "session.unknown" });
  const { stored, officer, credential } = found;
  if (stored.expiresAt <= now || addMs(stored.seenAt as Instant, IDLE_MS) <= now) return err({ code: "session.expired" });
  if (how.use === "noted" && addMs(stored.seenAt as Instant, TOUCH_EVERY_MS) <= now) await node.store.transaction((tx) => touchSession(tx, tokenHash, now));
  return ok({ officer, tokenHash, mustChange: credential.mustChange, expiresAt: stored.expiresAt });
}

/** Ends one session. */
export async function logOut(node: HeedNode, session: Pick<Session, "tokenHash">): Promise<void> {
  await node.store.transaction((tx) => deleteSession(tx, session.tokenHash));
}

/**
 * Sets an officer's password for him, by an administrator or, before there is one, by the node; ends his sessions. That it
 * was set is history, since whoever sets it could act in his name; the secret itself is not.
 */
export async function setPassword(
  node: HeedNode,
  acting: Acting,
  input: { readonly officer: string; readonly password: string; readonly salt: Uint8Array; readonly mustChange: boolean },
  now: Instant,
): Promise<Result<true, SetPasswordError>> {
  const good = checkPassword(input.password, input.officer);
  if (!good.ok) return good;
  const hash = await hashPassword(input.password, input.salt);
  const action = acting.actor === "node" ? "startNode" : "administer";
  return act(node, acting, { action, resource: { kind: "Staff", id: input.officer } }, now, async (work): Promise<Result<true, SetPasswordError>> => {
    const officer = isReserved(input.officer) ? undefined : await findRow(work.tx, "officer", input.officer);
    if (officer === undefined) return err({ code: "officer.unknown", officer: input.officer });
    await putCredential(work.tx, { officer: officer.id, hash, mustChange: input.mustChange, at: work.now });
    await deleteSessionsOf(work.tx, officer.id);
    await work.append(change("officer", "changed", officer.id, {}));
    return ok(true);
  });
}

/** An officer replaces his own password, knowing the old one; his other sessions end. */
export async function changePassword(
  node: HeedNode,
  session: Session,
  input: { readonly old: string; readonly password: string; readonly salt: Uint8Array },
  now: Instant,
): Promise<Result<true, PasswordError | LogInError>> {
  const { id } = session.officer;
  const good = checkPassword(input.password, id);
  if (!good.ok) return good;
  if (input.password === input.old) return err({ code: "password.guessable" });
  if (!(await tryPassword(node, id, input.old, now))) return err({ code: "session.refused" });
  const hash = await hashPassword(input.password, input.salt);
  await node.store.transaction(async (tx) => {
    await putCredential(tx, { officer: id, hash, mustChange: false, at: now });
    await deleteSessionsOf(tx, id, session.tokenHash);
  });
  return ok(true);
}

/**
 * Whether a password fits. The attempt counts before it is looked at and is forgiven when it fits, so a hundred at once get no
 * further than a hundred in turn.
 */
async function tryPassword(node: HeedNode, officer: string, password: string, now: Instant): Promise<boolean> {
  const credential = await node.store.transaction(async (tx) => {
    const found = await findCredential(tx, officer);
    if (found === undefined) return undefined;
    if (found.lockedUntil !== null && now < found.lockedUntil) return { ...found, locked: true };
    const failed = found.failed + 1;
    await noteAttempts(tx, officer, { failed, lockedUntil: failed < FREE_ATTEMPTS ? null : addMs(now, pauseAfter(failed)) });
    return { ...found, locked: false };
  });
  const fits = await fitsPassword(password, credential?.hash);
  return fits && credential?.locked === false;
}

function pauseAfter(failed: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (failed - FREE_ATTEMPTS), LONGEST_PAUSE_MS);
}

async function activeOfficer(tx: Tx, id: string): Promise<Officer | undefined> {
  const officer = await findRow(tx, "officer", id);
  return officer?.active === true ? officer : undefined;
}

/** Names under which the node itself and its peers act. */
function isReserved(officer: string): boolean {
  return officer === "node" || officer.startsWith("peer:");
}
