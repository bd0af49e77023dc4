import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { sha256 } from "../../../test/support/ed25519.ts";
import { answers, TestLog, testNoteKey } from "../../../test/support/ledger.ts";
import { concat, utf8 } from "../base/bytes.ts";
import { unwrap } from "../base/result.ts";
import { EMPTY } from "./append.ts";
import { ask } from "./later.ts";
import { consistencyProof } from "./proof.ts";
import { signNote, writeNote } from "./note.ts";
import { emptyRoot } from "./tree.ts";
import { checkAdd, parseAddCheckpoint, type Seen, writeAddCheckpoint } from "./witness.ts";

/** What a log sends to a witness that has seen it at `oldSize`. */
function requestOf(log: TestLog, oldSize: number): Uint8Array {
  const proof = oldSize === 0 || oldSize > log.frontier.size ? [] : unwrap(consistencyProof({ oldSize, newSize: log.frontier.size }, log.read, sha256));
  return writeAddCheckpoint({ oldSize, proof, checkpoint: log.checkpoint() });
}

/** The code with which a witness refuses, or "" if it cosigns, and what it remembers then. */
function ask1(request: Uint8Array, log: TestLog, seen: Seen | undefined): { readonly code: string; readonly seen: Seen | undefined } {
  const parsed = parseAddCheckpoint(request);
  if (!parsed.ok) return { code: parsed.error.code, seen };
  const checked = ask(checkAdd(parsed.value, { keys: [log.signer.key], seen }), answers);
  return checked.ok ? { code: "", seen: { size: checked.value.checkpoint.size, root: checked.value.checkpoint.root } } : { code: checked.error.code, seen };
}

describe("a witness", () => {
  test("follows a log that grows, from nothing, and cosigns the same again", () => {
    const log = new TestLog("a.example/exchange");
    let seen: Seen | undefined;
    for (let round = 0; round < 40; round++) {
      log.append(...Array.from({ length: round % 7 }, (_, i) => `${round} ${i}`));
      const answer = ask1(requestOf(log, seen?.size ?? 0), log, seen);
      assert.equal(answer.code, "", `round ${round}`);
      seen = answer.seen;
      assert.equal(seen?.size, log.frontier.size);
    }
    assert.equal(ask1(requestOf(log, seen!.size), log, seen).code, "");
  });

  test("refuses a log that goes back, whatever it says it had", () => {
    const log = new TestLog("a.example/exchange");
    log.append("1", "2", "3", "4", "5");
    const { seen } = ask1(requestOf(log, 0), log, undefined);
    const restored = new TestLog("a.example/exchange");
    restored.append("1", "2", "3");
    assert.equal(ask1(requestOf(restored, 0), log, seen).code, "witness.stale");
    assert.equal(ask1(requestOf(restored, 3), log, seen).code, "witness.stale");
    assert.equal(ask1(requestOf(restored, 5), log, seen).code, "witness.old-size");
  });

  test("refuses a log that was forked, at the same size and beyond", () => {
    const log = new TestLog("a.example/exchange");
    log.append("1", "2", "3");
    const { seen } = ask1(requestOf(log, 0), log, undefined);
    const fork = new TestLog("a.example/exchange");
    fork.append("1", "2", "other");
    assert.equal(ask1(requestOf(fork, 3), log, seen).code, "witness.fork");
    fork.append("4", "5");
    assert.equal(ask1(requestOf(fork, 3), log, seen).code, "proof.root");
    log.append("4", "5");
    assert.equal(ask1(requestOf(log, 3), log, seen).code, "");
  });

  test("refuses other logs, other keys, and empty trees that are not empty", () => {
    const log = new TestLog("a.example/exchange");
    log.append("1");
    const stranger = new TestLog("b.example/exchange", "2");
    stranger.append("1");
    assert.equal(ask1(requestOf(stranger, 0), log, undefined).code, "witness.unknown-log");
    const forger = new TestLog("a.example/exchange", "2");
    forger.append("1");
    assert.equal(ask1(requestOf(forger, 0), log, undefined).code, "note.unsigned");
    const empty = new TestLog("a.example/exchange");
    assert.equal(ask1(requestOf(empty, 0), empty, undefined).code, "");
    Object.defineProperty(empty, "root", { value: sha256(utf8("not empty")) });
    assert.equal(ask1(requestOf(empty, 0), empty, undefined).code, "proof.root");
    assert.equal(EMPTY.size === 0 && emptyRoot(sha256).length === 32, true);
  });

  test("refuses a proof where there is nothing to prove, and one too many hashes", () => {
    const log = new TestLog("a.example/exchange");
    log.append("1", "2");
    const extra = writeAddCheckpoint({ oldSize: 0, proof: [log.root], checkpoint: log.checkpoint() });
    assert.equal(ask1(extra, log, undefined).code, "proof.length");
    const many = writeAddCheckpoint({ oldSize: 0, proof: Array.from({ length: 64 }, () => log.root), checkpoint: log.checkpoint() });
    assert.equal(ask1(many, log, undefined).code, "witness.malformed");
  });

  test("of two requests at once only one can win, in either order: the other is stale", () => {
    const log = new TestLog("a.example/exchange");
    log.append("1");
    const { seen } = ask1(requestOf(log, 0), log, undefined);
    log.append("2", "3");
    const first = requestOf(log, 1);
    log.append("4", "5");
    const second = requestOf(log, 1);
    for (const [one, other] of [[first, second], [second, first]] as const) {
      const won = ask1(one, log, seen);
      assert.deepEqual([won.code, ask1(other, log, won.seen).code], ["", "witness.stale"]);
    }
  });

  test("whatever is sent in whatever order, its memory only grows along one history", () => {
    const honest = new TestLog("a.example/exchange");
    const forked = new TestLog("a.example/exchange");
    honest.append("same");
    forked.append("same");
    const made: { readonly log: TestLog; readonly size: number; readonly root: Uint8Array; readonly requests: readonly Uint8Array[] }[] = [];
    for (let i = 0; i < 12; i++) {
      for (const log of [honest, forked]) {
        made.push({ log, size: log.frontier.size, root: log.root, requests: Array.from({ length: log.frontier.size + 1 }, (_, old) => requestOf(log, old)) });
        log.append(log === honest ? `h${i}` : `f${i}`);
      }
    }
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: made.length - 1 }), fc.nat(), fc.boolean()), { maxLength: 40 }), (steps) => {
        let seen: Seen | undefined;
        let branch: TestLog | undefined;
        for (const [at, n, right] of steps) {
          const one = made[at]!;
          const old = right ? Math.min(seen?.size ?? 0, one.size) : n % (one.size + 1);
          const answer = ask1(one.requests[old]!, honest, seen);
          if (answer.code !== "") continue;
          assert.ok((answer.seen?.size ?? 0) >= (seen?.size ?? 0), "never back");
          if (one.size > 1) assert.ok(branch === undefined || branch === one.log, "never on the other branch");
          if (one.size > 1) branch = one.log;
          seen = answer.seen;
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("a request", () => {
  const log = new TestLog("a.example/exchange");
  log.append("1");

  test("is refused with the line that is wrong", () => {
    const checkpoint = log.checkpoint();
    const lineOf = (head: string): number | string | undefined => {
      const parsed = parseAddCheckpoint(concat(utf8(head), checkpoint));
      return parsed.ok ? undefined : parsed.error.code === "witness.malformed" ? parsed.error.line : parsed.error.code;
    };
    assert.equal(lineOf("old 0\n\n"), undefined);
    for (const head of ["old\n\n", "old 01\n\n", "old -1\n\n", "new 0\n\n", "\n\n", "old 0 \n\n", "old 9007199254740992\n\n"]) assert.equal(lineOf(head), 1, head);
    assert.equal(lineOf("old 0\nnot base64\n\n"), 2);
    assert.equal(lineOf("old 0\nAAAA\n\n"), 2);
    assert.equal(lineOf("old 0\n"), 2, "the checkpoint's first line is taken for a hash");
    assert.equal(lineOf(`old 0\n${"x".repeat(10_000)}\n\n`), 1, "longer than any request");
  });

  test("with a key of the right name that is not the log's is refused though the text is right", () => {
    const other = testNoteKey("a.example/exchange", 1, "9");
    const text = new TextDecoder().decode(log.checkpoint()).split("\n\n")[0]! + "\n";
    const forged = writeNote({ text, signatures: [{ ...signNote(text, other.key, other.pair.sign), id: log.signer.key.id }] });
    assert.equal(ask1(writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: forged }), log, undefined).code, "note.bad-signature");
  });
});
