import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { describe, test } from "node:test";
import { sha256 } from "../../../test/support/ed25519.ts";
import { answers, TestLog, testNoteKey } from "../../../test/support/ledger.ts";
import { fromUtf8, utf8 } from "../base/bytes.ts";
import { unwrap } from "../base/result.ts";
import { ask, askLater } from "./later.ts";
import { commitTo, parseLeaf, parseOpenedLeaf, SALT_BYTES, verifyOpening, writeLeaf, writeOpenedLeaf } from "./leaf.ts";
import { checkLogProof, type LogProof, MAX_LOG_PROOF_BYTES, parseLogProof, writeLogProof } from "./log-proof.ts";
import { keyLine } from "./note.ts";
import { meetsQuorum, parsePolicy, trustLogs } from "./policy.ts";
import { inclusionProof } from "./proof.ts";

const log = new TestLog("a.example/exchange");
log.append(...Array.from({ length: 300 }, (_, i) => `entry ${i}`));
const witnesses = ["4", "5", "6"].map((digit) => testNoteKey(`w${digit}.example`, 4, digit));
const entry = log.entries[200]!;
const proof: LogProof = {
  extra: utf8("anything"),
  leafIndex: 200,
  proof: unwrap(inclusionProof({ leafIndex: 200, treeSize: 300 }, log.read, sha256)),
  checkpoint: log.checkpoint({ by: witnesses[0]!, time: 1_700_000_000 }, { by: witnesses[1]!, time: 1_700_000_001 }),
};
const policyText = (quorum: string): Uint8Array =>
  utf8(`# whom this authority believes\nlog ${keyLine(log.signer.key)} https://a.example/log\n${witnesses.map(({ key }, i) => `witness W${i} ${keyLine(key)}`).join("\n")}\n${quorum}\n`);
const policyOf = (quorum: string) => unwrap(parsePolicy(policyText(quorum), sha256));

describe("a log proof", () => {
  test("is written and read back, and its exact text is the specification's", () => {
    assert.deepEqual(unwrap(parseLogProof(writeLogProof(proof))), proof);
    const { extra: _, ...bare } = proof;
    assert.deepEqual(unwrap(parseLogProof(writeLogProof(bare))), bare);
    const lines = fromUtf8(writeLogProof(proof)).split("\n");
    assert.deepEqual(lines.slice(0, 3), ["c2sp.org/tlog-proof@v1", "extra YW55dGhpbmc=", "index 200"]);
    assert.deepEqual([lines[3]?.length, lines[3 + proof.proof.length], lines[4 + proof.proof.length]], [44, "", "a.example/exchange"]);
  });

  test("of a log of one entry has no hashes", () => {
    const one = new TestLog("b.example/log");
    one.append("alone");
    const bytes = writeLogProof({ leafIndex: 0, proof: [], checkpoint: one.checkpoint() });
    assert.equal(fromUtf8(bytes).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nb.example/log\n1\n"), true);
    assert.equal(ask(checkLogProof(unwrap(parseLogProof(bytes)), utf8("alone"), trustLogs([one.signer.key])), answers).ok, true);
  });

  test("holds for its entry, with the times at which witnesses saw it", () => {
    const held = unwrap(ask(checkLogProof(proof, entry, policyOf("group g 2 W0 W1 W2\nquorum g")), answers));
    assert.deepEqual([held.leafIndex, held.checkpoint.size, held.signatures.map((one) => one.time)], [200, 300, [undefined, 1_700_000_000, 1_700_000_001]]);
  });

  test("is refused for another entry, place, log, key, or too few witnesses", () => {
    const codeOf = (one: LogProof, bytes: Uint8Array, quorum = "quorum none"): string => {
      const checked = ask(checkLogProof(one, bytes, policyOf(quorum)), answers);
      return checked.ok ? "" : checked.error.code;
    };
    assert.equal(codeOf(proof, entry), "");
    assert.equal(codeOf(proof, log.entries[201]!), "proof.root");
    assert.equal(codeOf({ ...proof, leafIndex: 201 }, entry), "proof.root");
    assert.equal(codeOf({ ...proof, leafIndex: 300 }, entry), "proof.sizes");
    assert.equal(codeOf({ ...proof, proof: proof.proof.slice(1) }, entry), "proof.length");
    const other = new TestLog("b.example/exchange");
    other.append("x");
    assert.equal(codeOf({ ...proof, checkpoint: other.checkpoint() }, entry), "checkpoint.other-log");
    assert.equal(codeOf({ ...proof, checkpoint: new TestLog("a.example/exchange", "9").checkpoint() }, entry), "note.unsigned");
    assert.equal(codeOf(proof, entry, "quorum W2"), "policy.quorum");
    assert.equal(codeOf(proof, entry, "group g all W0 W1 W2\nquorum g"), "policy.quorum");
    assert.equal(codeOf(proof, entry, "group g any W2 W1\nquorum g"), "");
  });

  test("verifies with a browser's own cryptography, which answers later", async () => {
    const later = {
      hash: async (bytes: Uint8Array) => new Uint8Array(await webcrypto.subtle.digest("SHA-256", new Uint8Array(bytes))),
      verify: async (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => {
        const key = await webcrypto.subtle.importKey("raw", new Uint8Array(publicKey), "Ed25519", false, ["verify"]);
        return webcrypto.subtle.verify("Ed25519", key, new Uint8Array(signature), new Uint8Array(bytes));
      },
    };
    assert.equal((await askLater(checkLogProof(proof, entry, policyOf("group g 2 W0 W1 W2\nquorum g")), later)).ok, true);
    assert.equal((await askLater(checkLogProof(proof, log.entries[0]!, policyOf("quorum none")), later)).ok, false);
  });

  test("that is no proof is refused with the line that is wrong", () => {
    const text = fromUtf8(writeLogProof(proof));
    const lineOf = (value: string): number | string | undefined => {
      const parsed = parseLogProof(utf8(value));
      return parsed.ok ? undefined : parsed.error.code === "proof.malformed" ? parsed.error.line : parsed.error.code;
    };
    assert.equal(lineOf(text.replace("@v1", "@v2")), 1);
    assert.equal(lineOf(text.replace("extra YW55", "extra !!!!")), 2);
    assert.equal(lineOf(text.replace("index 200", "index 0200")), 3);
    assert.equal(lineOf(text.replace("index 200\n", "")), 3);
    assert.equal(lineOf(text.replace("index 200\n", "index 200\nAAAA\n")), 4);
    assert.equal(lineOf(text.replace("index 200\n", `index 200\n${`${"A".repeat(43)}=\n`.repeat(64)}`)), 67);
    assert.equal(lineOf(text.replace("\n\n", "\n")), 13, "lines of the checkpoint are no hashes");
    assert.equal(lineOf("c2sp.org/tlog-proof@v1\nindex 0\n\nnothing signed\n"), "note.malformed");
    assert.equal(lineOf("x".repeat(MAX_LOG_PROOF_BYTES + 1)), 1);
    assert.equal(lineOf(""), 1);
  });
});

describe("a policy", () => {
  test("counts members of groups, and groups in groups", () => {
    const nested = policyOf("group pair 2 W0 W1\ngroup both all pair W2\nquorum both");
    const [a, b, c] = nested.witnesses as [typeof log.signer.key, typeof log.signer.key, typeof log.signer.key];
    assert.deepEqual([[], [a, b], [a, c], [a, b, c]].map((keys) => meetsQuorum(nested.quorum, keys)), [false, false, false, true]);
  });

  test("is refused with the line that is wrong", () => {
    const key = keyLine(witnesses[0]!.key);
    const cases: readonly (readonly [string, number])[] = [
      ["", 1],
      ["witness W1 nonsense\nquorum W1", 1],
      [`witness W1 ${keyLine(log.signer.key)}\nquorum W1`, 1],
      [`log ${key}\nquorum none`, 1],
      [`witness W1 ${key}\nwitness W2 ${key}\nquorum W1`, 2],
      [`witness none ${key}\nquorum none`, 1],
      [`witness W1 ${key}\ngroup g 2 W1\nquorum g`, 2],
      [`witness W1 ${key}\ngroup g 0 W1\nquorum g`, 2],
      [`witness W1 ${key}\ngroup g any W1 W1\nquorum g`, 2],
      [`witness W1 ${key}\ngroup g any W1\ngroup h any W1\nquorum h`, 3],
      ["group g any g\nquorum g", 1],
      ["quorum missing", 1],
      ["quorum none\nquorum none", 2],
      ["quorum none\nrule x", 2],
      [`quorum none\n${"# comment\n".repeat(5)}\u0001`, 1],
      [`${`log ${keyLine(log.signer.key)}\n`.repeat(2)}quorum none`, 2],
    ];
    for (const [text, line] of cases) {
      const parsed = parsePolicy(utf8(text), sha256);
      assert.equal(parsed.ok ? undefined : parsed.error.code === "policy.malformed" && parsed.error.line, line, text);
    }
    assert.equal(parsePolicy(new Uint8Array(300_000).fill(0x20), sha256).ok, false);
    assert.equal(unwrap(parsePolicy(utf8(`  witness\tW1   ${key} https://w.example\n\n\t# words\n quorum   W1 \n`), sha256)).witnesses.length, 1);
  });
});

describe("a leaf", () => {
  const opening = { salt: new Uint8Array(SALT_BYTES).fill(7), content: utf8("who told whom of whom") };
  const leaf = { kind: "received", at: "2014-12-15T09:00:00.000Z", id: "AAAAAAAAAAAAAAAAAAAAAA==", commitment: commitTo(opening, sha256), about: "0".repeat(64), peer: "be.unit" } as const;

  test("is written in one form and read back", () => {
    const bytes = writeLeaf(leaf);
    assert.deepEqual(unwrap(parseLeaf(bytes)), { v: 1, ...leaf });
    assert.ok(bytes.length < 400);
    assert.equal(fromUtf8(bytes).includes("told"), false);
    assert.throws(() => writeLeaf({ ...leaf, id: "short" }));
  });

  test("is opened by its salt and content alone", () => {
    const parsed = unwrap(parseLeaf(writeLeaf(leaf)));
    assert.equal(verifyOpening(parsed, opening, sha256).ok, true);
    assert.equal(verifyOpening(parsed, { ...opening, content: utf8("another") }, sha256).ok, false);
    assert.equal(verifyOpening(parsed, { ...opening, salt: new Uint8Array(SALT_BYTES) }, sha256).ok, false);
    const shifted = { salt: opening.salt.slice(1), content: opening.content };
    assert.equal(verifyOpening(parsed, shifted, sha256).ok, false);
    assert.throws(() => commitTo({ salt: new Uint8Array(4), content: opening.content }, sha256));
  });

  test("in any other form is refused with its field", () => {
    const text = fromUtf8(writeLeaf(leaf));
    const fieldOf = (value: string): string | undefined => {
      const parsed = parseLeaf(utf8(value));
      return parsed.ok ? undefined : parsed.error.code === "leaf.malformed" ? parsed.error.field : parsed.error.code;
    };
    assert.equal(fieldOf(text.replace('"v":1', '"v":1,"zz":"newer"')), undefined, "a newer node may say more");
    assert.equal(fieldOf(text.replace(":", ": ")), "leaf");
    assert.equal(fieldOf(text.replace('"v":1', '"v":1,"v":1')), "leaf");
    assert.equal(fieldOf("[1]"), "leaf");
    assert.equal(fieldOf("null"), "leaf");
    assert.equal(fieldOf(text.replace('"v":1', '"v":2')), "v");
    assert.equal(fieldOf(text.replace("received", "erased-all")), "kind");
    assert.equal(fieldOf(text.replace("09:00:00.000Z", "09:00:00Z")), "at");
    assert.equal(fieldOf(text.replace("be.unit", "be unit")), "peer");
    assert.equal(fieldOf(text.replace(/"id":"[^"]*",/, "")), "id");
    assert.equal(fieldOf(`{"a":"${"x".repeat(1_100)}"}`), "leaf");
  });

  test("goes along with a proof, with or without what opens it", () => {
    const bytes = writeLeaf(leaf);
    assert.deepEqual(unwrap(parseOpenedLeaf(writeOpenedLeaf({ leaf: bytes, opening }))), { leaf: bytes, opening });
    assert.deepEqual(unwrap(parseOpenedLeaf(writeOpenedLeaf({ leaf: bytes }))), { leaf: bytes });
    for (const wrong of ["", "{}", "[]", "null", '{"leaf":1}', '{"leaf":"!"}', '{"leaf":"AAAA","salt":"AAAA"}', '{"content":"AAAA","leaf":"AAAA"}', '{ "leaf":"AAAA"}']) assert.equal(parseOpenedLeaf(utf8(wrong)).ok, false, wrong);
  });
});
