import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { unwrap } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { bareNode, officer } from "../../test/support/bare-node.ts";
import type { BareNode } from "../../test/support/bare-node.ts";
import { NODE } from "./act.ts";
import { checkPassword, costOf, fitsPassword, hashPassword, LONGEST_PASSWORD, NOBODYS_HASH } from "./passwords.ts";
import { changePassword, checkSession, IDLE_MS, logIn, logOut, LONGEST_SESSION_MS, setPassword } from "./sessions.ts";

const START = "2014-12-15T09:00:00.000Z" as Instant;
const PASSWORD = "quiet harbour lamp";
const MINUTE = 60_000;
const refused = { ok: false, error: { code: "session.refused" } };

test("an officer with the right password gets a session, known by its token alone", async () => {
  await using node = await staffed();
  const session = unwrap(await signIn(node, {}));
  assert.equal(session.officer.id, "ana");
  assert.match(session.token, /^[A-Za-z0-9_-]{43}$/);
  const kept = await node.store.read(async (tx) => JSON.stringify(await tx.selectFrom("session" as never).selectAll().execute()));
  assert.equal(kept.includes(session.token), false, "the token is not kept");
  assert.equal(unwrap(await checkSession(node, session.token, START)).officer.id, "ana");
  assert.deepEqual(await checkSession(node, `${session.token}x`, START), { ok: false, error: { code: "session.unknown" } });
});

test("a wrong name, a wrong password and an inactive officer are refused in the same words", async () => {
  await using node = await staffed();
  assert.deepEqual(await signIn(node, { password: "quiet harbour lamb" }), refused);
  assert.deepEqual(await signIn(node, { officer: "nobody" }), refused);
  assert.deepEqual(await signIn(node, { officer: "gone" }), refused);
  assert.deepEqual(await signIn(node, { officer: "bo" }), refused, "without a password nobody gets in");
  assert.deepEqual(await signIn(node, { officer: "bo", password: "" }), refused);
  assert.deepEqual(await signIn(node, { password: "x".repeat(1_000_000) }), refused);
});

test("an unknown officer is refused no faster than a known one", async () => {
  assert.deepEqual(costOf(NOBODYS_HASH), costOf(await hashPassword(PASSWORD, randomBytes(16))));
  await fitsPassword("warm up", undefined);
  const spent = async (known: string | undefined) => {
    const begun = performance.now();
    assert.equal(await fitsPassword("not the one", known), false);
    return performance.now() - begun;
  };
  const real = await hashPassword(PASSWORD, randomBytes(16));
  let unknown = 0;
  let known = 0;
  for (let i = 0; i < 8; i++) {
    unknown += await spent(undefined);
    known += await spent(real);
  }
  assert.ok(unknown > known / 4, `${unknown} ms against ${known} ms`);
});

test("after five attempts in vain an account pauses, longer each time, and the right password ends it", async () => {
  await using node = await staffed();
  for (let i = 0; i < 5; i++) assert.deepEqual(await signIn(node, { password: "wrong wrong wrong" }), refused);
  assert.deepEqual(await signIn(node, { at: addMs(START, 29_999) }), refused, "paused for half a minute");
  assert.deepEqual(await signIn(node, { at: addMs(START, 30_000), password: "wrong wrong wrong" }), refused);
  assert.deepEqual(await signIn(node, { at: addMs(START, 89_999) }), refused, "then for a minute");
  assert.equal((await signIn(node, { at: addMs(START, 90_000) })).ok, true);
  for (let i = 0; i < 4; i++) assert.deepEqual(await signIn(node, { at: addMs(START, 90_000), password: "wrong wrong wrong" }), refused);
  assert.equal((await signIn(node, { at: addMs(START, 90_000) })).ok, true, "a success forgets what was before");
});

test("guessing many at once gets no further than guessing in turn", async () => {
  await using node = await staffed();
  const guesses = Array.from({ length: 12 }, (_, i) => signIn(node, { password: i < 11 ? `wrong guess ${i} wrong` : PASSWORD }));
  const answers = await Promise.all(guesses);
  assert.deepEqual(answers, Array.from({ length: 12 }, () => refused));
});

test("a session ends after half an hour without use, and after a long shift whatever its use", async () => {
  await using node = await staffed();
  const { token } = unwrap(await signIn(node, {}));
  const expired = { ok: false, error: { code: "session.expired" } };
  assert.equal((await checkSession(node, token, addMs(START, IDLE_MS - 1))).ok, true);
  assert.equal((await checkSession(node, token, addMs(START, 2 * IDLE_MS - 2))).ok, true, "use keeps it alive");
  assert.deepEqual(await checkSession(node, token, addMs(START, 3 * IDLE_MS)), expired);
  const second = unwrap(await signIn(node, { at: addMs(START, 3 * IDLE_MS) })).token;
  let at = addMs(START, 3 * IDLE_MS);
  const end = addMs(at, LONGEST_SESSION_MS);
  for (; at < end; at = addMs(at, 29 * MINUTE)) assert.equal((await checkSession(node, second, at)).ok, true, at);
  assert.deepEqual(await checkSession(node, second, end), expired);
});

test("signing out ends the session; an officer who left has none", async () => {
  await using node = await staffed();
  const session = unwrap(await signIn(node, {}));
  await logOut(node, session);
  assert.deepEqual(await checkSession(node, session.token, START), { ok: false, error: { code: "session.unknown" } });
});

test("a password set by an administrator must be changed, ends older sessions, and leaves the fact but no secret in history", async () => {
  await using node = await staffed();
  const before = unwrap(await signIn(node, {}));
  const admin = { actor: "root", purpose: "lost password" };
  assert.deepEqual(await setPassword(node, admin, fresh("ana", "a new one for ana"), START), { ok: true, value: true });
  assert.deepEqual(await checkSession(node, before.token, START), { ok: false, error: { code: "session.unknown" } });
  const session = unwrap(await signIn(node, { password: "a new one for ana" }));
  assert.equal(session.mustChange, true);
  const other = unwrap(await signIn(node, { password: "a new one for ana" }));
  assert.deepEqual(await changePassword(node, session, { old: "a wrong old one", password: "my very own words", salt: randomBytes(16) }, START), refused);
  assert.deepEqual(await changePassword(node, session, { old: "a new one for ana", password: "my very own words", salt: randomBytes(16) }, START), { ok: true, value: true });
  assert.equal(unwrap(await checkSession(node, session.token, START)).mustChange, false);
  assert.equal((await checkSession(node, other.token, START)).ok, false, "other sessions end");
  const history = JSON.stringify(node.heard);
  assert.match(history, /"noun":"officer","event":"changed","subject":"ana"/);
  assert.doesNotMatch(history, /argon2|new one|very own/);
});

test("only an administrator sets another's password, and only an officer's", async () => {
  await using node = await staffed();
  const result = await setPassword(node, { actor: "ana", purpose: "trying" }, fresh("bo", "a new one for bo"), START);
  assert.equal(!result.ok && result.error.code, "authorisation.denied");
  for (const name of ["nobody", "node", "peer:fr"]) {
    assert.deepEqual(await setPassword(node, NODE, fresh(name, "longer than twelve"), START), { ok: false, error: { code: "officer.unknown", officer: name } });
  }
});

test("a password is long enough, short enough, and not the officer's name", () => {
  const check = (password: string) => checkPassword(password, "ana.reyes");
  assert.deepEqual(check("eleven char"), { ok: false, error: { code: "password.too-short", least: 12 } });
  assert.deepEqual(check("🔑".repeat(11)), { ok: false, error: { code: "password.too-short", least: 12 } }, "characters count, not code units");
  assert.deepEqual(check("ab cd ef gh ".repeat(17)), { ok: false, error: { code: "password.too-long", most: LONGEST_PASSWORD } });
  assert.deepEqual(check("Ana.Reyes2014"), { ok: false, error: { code: "password.guessable" } });
  assert.deepEqual(check("abababababababab"), { ok: false, error: { code: "password.guessable" } });
  assert.equal(check("twelve chars").ok, true);
});

test("one password typed in two ways of writing its accents fits", async () => {
  const hash = await hashPassword("caf\u00e9 au lait noir", new Uint8Array(16));
  assert.equal(await fitsPassword("cafe\u0301 au lait noir", hash), true);
  assert.equal(await fitsPassword("cafe au lait noir", hash), false);
});

async function staffed(): Promise<BareNode> {
  const node = await bareNode({ officers: [officer("ana", "liaison"), officer("bo", "liaison"), officer("root", "administrator"), { ...officer("gone", "liaison"), active: false }] });
  unwrap(await setPassword(node, NODE, { ...fresh("ana", PASSWORD), mustChange: false }, START));
  unwrap(await setPassword(node, NODE, { ...fresh("gone", PASSWORD), mustChange: false }, START));
  node.heard.length = 0;
  return node;
}

function fresh(name: string, password: string) {
  return { officer: name, password, salt: randomBytes(16), mustChange: true };
}

function signIn(node: BareNode, input: { readonly officer?: string; readonly password?: string; readonly at?: Instant }) {
  return logIn(node, { officer: input.officer ?? "ana", password: input.password ?? PASSWORD, token: randomBytes(32) }, input.at ?? START);
}
