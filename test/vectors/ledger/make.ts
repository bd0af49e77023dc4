// Writes heed.json: a log with leaves and a receipt of Heed's own, and what must be refused. Fixed seeds, so it always writes the same.
//   npx node test/vectors/ledger/make.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { base64, fromUtf8, hex, utf8 } from "../../../src/lib/base/bytes.ts";
import { canonicalJson } from "../../../src/lib/base/canonical.ts";
import { unwrap } from "../../../src/lib/base/result.ts";
import { writeReceipt } from "../../../src/lib/envelope/index.ts";
import { appendLeaves, checkpointText, commitTo, cosignNote, EMPTY, frontierRoot, inclusionProof, keyLine, leafHash, signNote, writeLeaf, writeLogProof, writeNote, writeOpenedLeaf } from "../../../src/lib/ledger/index.ts";
import { sha256 } from "../../support/ed25519.ts";
import { testNoteKey } from "../../support/ledger.ts";

const log = testNoteKey("demo.beta/exchange", 1, "1");
const witness = testNoteKey("demo.alpha", 4, "2");
const saltOf = (i: number): Uint8Array => sha256(utf8(`salt ${i}`));
const openings = Array.from({ length: 5 }, (_, i) => {
  const digest = hex(sha256(utf8(`envelope ${i}`)));
  const receipt = writeReceipt({ envelope: `0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4${i}`, digest, from: "demo.alpha", to: "demo.beta", receivedAt: "2026-11-23T08:15:02.481Z" }, { keyId: "beta-1", sign: log.pair.sign });
  return { salt: saltOf(i), content: utf8(canonicalJson({ entry: hex(sha256(utf8(`entry ${i}`))), receipt: base64(receipt) })), digest };
});
const leaves = openings.map((opening, i) =>
  writeLeaf({ kind: "received", at: "2026-11-23T08:15:02.481Z", id: base64(sha256(utf8(`id ${i}`)).slice(0, 16)), commitment: commitTo(opening, sha256), about: opening.digest, peer: "demo.alpha" }),
);
const { frontier, growth } = appendLeaves(EMPTY, leaves.map((leaf) => leafHash(leaf, sha256)), sha256);
const text = checkpointText({ origin: log.key.name, size: frontier.size, root: frontierRoot(frontier, sha256) });
const checkpoint = writeNote({ text, signatures: [signNote(text, log.key, log.pair.sign), cosignNote(text, witness.key, 1_795_421_703, witness.pair.sign)] });
const valid = leaves.map((leaf, i) => {
  const proof = unwrap(inclusionProof({ leafIndex: i, treeSize: 5 }, () => growth[0]!.hashes, sha256));
  return writeLogProof({ extra: writeOpenedLeaf({ leaf, opening: openings[i]! }), leafIndex: i, proof, checkpoint });
});

const third = fromUtf8(valid[3]!);
const otherExtra = fromUtf8(valid[2]!).split("\n")[1]!;
const changed = (from: string | RegExp, to: string): string => {
  const result = third.replace(from, to);
  if (result === third) throw new Error(`${String(from)} is not in the proof`);
  return result;
};
const invalid = [
  { name: "another place", proof: changed("index 3", "index 2") },
  { name: "a place with a leading zero", proof: changed("index 3", "index 03") },
  { name: "another size", proof: changed("\n5\n", "\n6\n") },
  { name: "another log", proof: changed("demo.beta/exchange\n5", "demo.gamma/exchange\n5") },
  { name: "a hash too few", proof: changed(/(?<=index 3\n)[^\n]+\n/, "") },
  { name: "a hash twice", proof: changed(/(?<=index 3\n)([^\n]+\n)/, "$1$1") },
  { name: "the entry of another receipt", proof: changed(/extra [^\n]+/, otherExtra) },
  { name: "no signature of the log", proof: changed(/— demo\.beta\/exchange [^\n]+\n/, "") },
  { name: "a signature altered", proof: changed(/(?<=— demo\.beta\/exchange .{20})./, "_") },
  { name: "a cosignature altered", proof: changed(/(?<=— demo\.alpha .{40})./, "_") },
  { name: "line ends of another system", proof: third.replaceAll("\n", "\r\n") },
  { name: "cut off", proof: third.slice(0, -1) },
];

writeFileSync(
  join(import.meta.dirname, "heed.json"),
  `${JSON.stringify({ log: keyLine(log.key), witness: keyLine(witness.key), leaves: leaves.map((leaf) => fromUtf8(leaf)), checkpoint: fromUtf8(checkpoint), valid: valid.map((one) => fromUtf8(one)), invalid }, null, 1)}\n`,
);
