import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { answers } from "../../../test/support/ledger.ts";
import { sha256, testKey } from "../../../test/support/ed25519.ts";
import { base64, fromBase64, fromUtf8, utf8 } from "../base/bytes.ts";
import { unwrap } from "../base/result.ts";
import { appendLeaves, EMPTY, frontierRoot } from "./append.ts";
import { checkCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { ask } from "./later.ts";
import { parseLeaf, parseOpenedLeaf, verifyOpening } from "./leaf.ts";
import { checkLogProof, parseLogProof } from "./log-proof.ts";
import { checkNote, keyLine, parseKeyLine, parseNote, parseSignatureLines, signNote, timeOf, writeNote } from "./note.ts";
import type { Policy } from "./policy.ts";
import { inclusionProof, consistencyProof, verifyConsistency, verifyInclusion } from "./proof.ts";
import { parseBundle, tilePath, tileWidth, writeBundle } from "./tile.ts";
import { HASH_BYTES, leafHash } from "./tree.ts";
import { parseAddCheckpoint, writeAddCheckpoint } from "./witness.ts";

const folder = join(import.meta.dirname, "../../../test/vectors/ledger");
const bytesOf = (...path: string[]): Uint8Array => new Uint8Array(readFileSync(join(folder, ...path)));

describe("proofs of transparency-dev/merkle", () => {
  type Vector = { readonly case: string; readonly proof: readonly string[] | null; readonly wantErr: boolean } & (
    | { readonly kind: "inclusion"; readonly leafIdx: number; readonly treeSize: number; readonly root: string | null; readonly leafHash: string | null }
    | { readonly kind: "consistency"; readonly size1: number; readonly size2: number; readonly root1: string | null; readonly root2: string | null }
  );
  const vectors = readFileSync(join(folder, "merkle.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line) as Vector);
  const decode = (text: string | null): Uint8Array => fromBase64(text ?? "")!;

  test("all 98 inclusion proofs and all 98 consistency proofs are judged as they should be", () => {
    const wrong: string[] = [];
    for (const vector of vectors) {
      const proof = (vector.proof ?? []).map(decode);
      const verified =
        vector.kind === "inclusion"
          ? verifyInclusion({ leafIndex: vector.leafIdx, treeSize: vector.treeSize, leafHash: decode(vector.leafHash), root: decode(vector.root), proof }, sha256)
          : verifyConsistency({ oldSize: vector.size1, newSize: vector.size2, oldRoot: decode(vector.root1), newRoot: decode(vector.root2), proof }, sha256);
      if (verified.ok === vector.wantErr) wrong.push(`${vector.kind} ${vector.case}`);
    }
    assert.deepEqual(["inclusion", "consistency"].map((kind) => vectors.filter((vector) => vector.kind === kind).length), [98, 98]);
    assert.deepEqual(wrong, []);
  });
});

describe("the log of Tessera", () => {
  const key = unwrap(parseKeyLine("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx", sha256));
  const width = (size: number) => tileWidth(0, 0, size);
  const entries = parseBundle(bytesOf("tessera-log", tilePath({ kind: "entries", index: 0, width: 15 })), 15)!;

  test("every checkpoint verifies, and its root is that of the entries", () => {
    for (let size = 0; size <= 15; size++) {
      const { checkpoint } = unwrap(ask(checkCheckpoint(bytesOf("tessera-log", `checkpoint.${size}`), [key]), answers));
      assert.deepEqual([checkpoint.origin, checkpoint.size], [key.name, size]);
      const { frontier } = appendLeaves(EMPTY, entries.slice(0, size).map((entry) => leafHash(entry, sha256)), sha256);
      assert.deepEqual(checkpoint.root, frontierRoot(frontier, sha256), `root of ${size}`);
    }
    assert.deepEqual(bytesOf("tessera-log", "checkpoint"), bytesOf("tessera-log", "checkpoint.15"));
    assert.deepEqual(entries.map(fromUtf8), "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten".split(" "));
  });

  test("every tile and every bundle is reproduced byte for byte", () => {
    let compared = 0;
    for (let size = 1; size <= 15; size++) {
      const { growth } = appendLeaves(EMPTY, entries.slice(0, size).map((entry) => leafHash(entry, sha256)), sha256);
      assert.deepEqual(growth[0]!.hashes, bytesOf("tessera-log", tilePath({ kind: "tile", level: 0, index: 0, width: width(size) })));
      const bundle = join("tessera-log", tilePath({ kind: "entries", index: 0, width: width(size) }));
      if (!existsSync(join(folder, bundle))) continue;
      assert.deepEqual(writeBundle(entries.slice(0, size)), bytesOf(bundle));
      compared++;
    }
    assert.ok(compared >= 14);
  });

  test("proofs made from its tiles hold against its checkpoints", () => {
    const tile = bytesOf("tessera-log", "tile/0/000.p/15");
    const rootAt = (size: number) => unwrap(parseCheckpoint(bytesOf("tessera-log", `checkpoint.${size}`))).checkpoint.root;
    for (let newSize = 1; newSize <= 15; newSize++) {
      for (let at = 0; at < newSize; at++) {
        const proof = unwrap(inclusionProof({ leafIndex: at, treeSize: newSize }, () => tile, sha256));
        assert.equal(verifyInclusion({ leafIndex: at, treeSize: newSize, leafHash: tile.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES), root: rootAt(newSize), proof }, sha256).ok, true);
        const oldSize = at + 1;
        const follows = unwrap(consistencyProof({ oldSize, newSize }, () => tile, sha256));
        assert.equal(verifyConsistency({ oldSize, newSize, oldRoot: rootAt(oldSize), newRoot: rootAt(newSize), proof: follows }, sha256).ok, true);
      }
    }
  });
});

describe("examples of specifications", () => {
  const examples = JSON.parse(readFileSync(join(folder, "examples.json"), "utf8")) as Readonly<Record<"quasimodo" | "checkpoint" | "cosigned" | "addCheckpoint" | "cosignatures" | "cosignerKey", string>> & {
    readonly note: { readonly text: string; readonly key: string; readonly privateSeed: string };
    readonly cosignature: { readonly base64: string; readonly time: number };
  };

  test("the note of Go's documentation is read, verified and signed anew to the same bytes", () => {
    const { text, key: line, privateSeed } = examples.note;
    const key = unwrap(parseKeyLine(line, sha256));
    const note = unwrap(parseNote(utf8(text)));
    assert.deepEqual(unwrap(ask(checkNote(note, [key]), answers)), [{ key }]);
    assert.equal(keyLine(key), line);
    assert.equal(fromUtf8(writeNote({ text: note.text, signatures: [signNote(note.text, key, testKey(privateSeed).sign)] })), text);
  });

  test("notes, checkpoints, cosignatures and requests to witnesses are read and written to the same bytes", () => {
    for (const text of [examples.quasimodo, examples.checkpoint, examples.cosigned]) assert.equal(fromUtf8(writeNote(unwrap(parseNote(utf8(text))))), text);
    const { checkpoint, note } = unwrap(parseCheckpoint(utf8(examples.cosigned)));
    assert.deepEqual([checkpoint.origin, checkpoint.size, base64(checkpoint.root)], ["example.com/behind-the-sofa", 20_852_163, "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="]);
    assert.deepEqual(note.signatures.map((one) => [one.name, timeOf(one.bytes)]), [["example.com/behind-the-sofa", undefined], ["witness.example.com/w1", 1_679_315_147]]);
    const request = unwrap(parseAddCheckpoint(utf8(examples.addCheckpoint)));
    assert.deepEqual([request.oldSize, request.proof.length, request.origin], [20_852_014, 4, "example.com/behind-the-sofa"]);
    assert.equal(fromUtf8(writeAddCheckpoint(request)), examples.addCheckpoint);
    assert.equal(parseSignatureLines(examples.cosignatures)?.length, 3);
  });

  test("a witness's key has the id it states, and the time in a signature is read", () => {
    assert.equal(keyLine(unwrap(parseKeyLine(examples.cosignerKey, sha256))), examples.cosignerKey);
    assert.equal(timeOf(fromBase64(examples.cosignature.base64)!.slice(4)), examples.cosignature.time);
  });
});

describe("receipts in a log of Heed's own", () => {
  const heed = JSON.parse(readFileSync(join(folder, "heed.json"), "utf8")) as {
    readonly log: string;
    readonly witness: string;
    readonly leaves: readonly string[];
    readonly checkpoint: string;
    readonly valid: readonly string[];
    readonly invalid: readonly { readonly name: string; readonly proof: string }[];
  };
  const log = unwrap(parseKeyLine(heed.log, sha256));
  const witness = unwrap(parseKeyLine(heed.witness, sha256));
  const policy: Policy = { logs: [log], witnesses: [witness], quorum: { kind: "witness", name: "alpha", key: witness } };
  /** Whether a proof shows that its own leaf is in the log and opens to what comes along. */
  const holds = (text: string): boolean => {
    const proof = parseLogProof(utf8(text));
    const opened = proof.ok && proof.value.extra !== undefined ? parseOpenedLeaf(proof.value.extra) : undefined;
    if (!proof.ok || opened?.ok !== true || opened.value.opening === undefined) return false;
    const leaf = parseLeaf(opened.value.leaf);
    return leaf.ok && verifyOpening(leaf.value, opened.value.opening, sha256).ok && ask(checkLogProof(proof.value, opened.value.leaf, policy), answers).ok;
  };

  test("hold, each for its own leaf", () => {
    assert.deepEqual(heed.valid.map(holds), [true, true, true, true, true]);
    assert.deepEqual(heed.valid.map((text) => fromUtf8(unwrap(parseOpenedLeaf(unwrap(parseLogProof(utf8(text))).extra!)).leaf)), heed.leaves);
  });

  for (const { name, proof } of heed.invalid) test(`are refused with ${name}`, () => assert.equal(holds(proof), false));
});
