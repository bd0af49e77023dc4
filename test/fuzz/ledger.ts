// Throws altered and invented input at everything of lib/ledger that reads what others wrote: nothing may throw, hang, or be
// believed, and what is read must be written back to the same bytes. Prints one line of JSON; exit code 1 with the input that failed.
//   npx node test/fuzz/ledger.ts [--inputs 10000000] [--seed 1] [--seconds 3600]
import { parseArgs } from "node:util";
import { equalBytes, fromUtf8, hex, utf8 } from "../../src/lib/base/bytes.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import {
  ask,
  checkAdd,
  checkCheckpoint,
  checkLogProof,
  consistencyProof,
  inclusionProof,
  keyLine,
  parseAddCheckpoint,
  parseBundle,
  parseCheckpoint,
  parseKeyLine,
  parseLeaf,
  parseLogProof,
  parseNote,
  parseOpenedLeaf,
  parsePolicy,
  parseSignatureLines,
  parseTilePath,
  rootOfTiles,
  signatureLine,
  tilePath,
  trustLogs,
  writeAddCheckpoint,
  writeBundle,
  writeLeaf,
  writeLogProof,
  writeNote,
  writeOpenedLeaf,
} from "../../src/lib/ledger/index.ts";
import { sha256 } from "../support/ed25519.ts";
import { answers, TestLog, testNoteKey } from "../support/ledger.ts";
import { alter, type FuzzRun, LONGEST_MS, xorshift } from "./alter.ts";

const log = new TestLog("a.example/exchange");
log.append(...Array.from({ length: 300 }, (_, i) => `entry ${i}`));
const witness = testNoteKey("w.example", 4, "4");
const checkpoint = log.checkpoint({ by: witness, time: 1_700_000_000 });
const genuineText = unwrap(parseNote(checkpoint)).text;
const proof = { extra: utf8("x"), leafIndex: 200, proof: unwrap(inclusionProof({ leafIndex: 200, treeSize: 300 }, log.read, sha256)), checkpoint };
const request = { oldSize: 100, proof: unwrap(consistencyProof({ oldSize: 100, newSize: 300 }, log.read, sha256)), checkpoint };
const older = new TestLog("a.example/exchange");
older.append(...Array.from({ length: 100 }, (_, i) => `entry ${i}`));
const leaf = { kind: "received", at: "2014-12-15T09:00:00.000Z", id: "AAAAAAAAAAAAAAAAAAAAAA==", commitment: `${"A".repeat(43)}=`, about: "0".repeat(64), peer: "be.unit" } as const;

/** Each target: a genuine input, and what is done with an altered one. It answers whether it was read, and throws if something is wrong. */
const targets: Readonly<Record<string, { readonly genuine: Uint8Array; readonly run: (input: Uint8Array) => boolean }>> = {
  note: { genuine: checkpoint, run: (input) => same(parseNote(input), writeNote, input) },
  checkpoint: {
    genuine: checkpoint,
    run(input) {
      const held = ask(checkCheckpoint(input, [log.signer.key], [witness.key]), answers);
      if (held.ok && held.value.note.text !== genuineText) throw new Error("another checkpoint is believed");
      return parseCheckpoint(input).ok;
    },
  },
  proof: {
    genuine: writeLogProof(proof),
    run(input) {
      const parsed = parseLogProof(input);
      if (!parsed.ok) return false;
      const held = ask(checkLogProof(parsed.value, log.entries[200]!, trustLogs([log.signer.key])), answers);
      if (held.ok && (held.value.leafIndex !== 200 || held.value.checkpoint.size !== 300)) throw new Error("another place is believed");
      return same(parsed, writeLogProof, input);
    },
  },
  request: {
    genuine: writeAddCheckpoint(request),
    run(input) {
      const parsed = parseAddCheckpoint(input);
      if (!parsed.ok) return false;
      const checked = ask(checkAdd(parsed.value, { keys: [log.signer.key], seen: { size: 100, root: older.root } }), answers);
      if (checked.ok && checked.value.text !== genuineText) throw new Error("another checkpoint is cosigned");
      return same(parsed, writeAddCheckpoint, input);
    },
  },
  signatures: {
    genuine: utf8(unwrap(parseNote(checkpoint)).signatures.map(signatureLine).join("")),
    run(input) {
      const text = Buffer.from(input).toString("utf8");
      const lines = parseSignatureLines(text);
      if (lines !== undefined && lines.map(signatureLine).join("") !== text) throw new Error("written back otherwise");
      return lines !== undefined;
    },
  },
  key: { genuine: utf8(keyLine(log.signer.key)), run: (input) => textual(input, (text) => parseKeyLine(text, sha256), keyLine) },
  path: { genuine: utf8("tile/0/x001/x234/067.p/8"), run: (input) => textual(input, parseTilePath, tilePath) },
  bundle: {
    genuine: writeBundle(log.entries.slice(0, 20)),
    run(input) {
      const entries = parseBundle(input, 20);
      if (entries !== undefined && !equalBytes(writeBundle(entries), input)) throw new Error("written back otherwise");
      return entries !== undefined;
    },
  },
  leaf: {
    genuine: writeLeaf(leaf),
    run(input) {
      const parsed = parseLeaf(input);
      if (parsed.ok && !equalBytes(writeLeaf(parsed.value), input)) throw new Error("written back otherwise");
      return parsed.ok;
    },
  },
  opened: {
    genuine: writeOpenedLeaf({ leaf: writeLeaf(leaf), opening: { salt: new Uint8Array(32), content: utf8("{}") } }),
    run: (input) => parseOpenedLeaf(input).ok,
  },
  policy: { genuine: utf8(`log ${keyLine(log.signer.key)}\nwitness W ${keyLine(witness.key)}\ngroup g 1 W\nquorum g\n`), run: (input) => parsePolicy(input, sha256).ok },
  tile: {
    genuine: log.read(0, 1)!,
    run(input) {
      const root = rootOfTiles(300, (level, index) => (level === 0 && index === 1 ? input : log.read(level, index)), sha256);
      // Bytes behind those that a tree of 300 has are a longer tile's, and not read.
      const changed = !equalBytes(input.subarray(0, 44 * 32), log.read(0, 1)!.subarray(0, 44 * 32));
      if (root.ok && changed && equalBytes(root.value, log.root)) throw new Error("another tile leads to the root");
      return root.ok;
    },
  },
};

/** Runs so many inputs of a seed, the targets in turn. */
export function fuzzLedger(options: { readonly inputs: number; readonly seed: number; readonly seconds?: number }): FuzzRun {
  const random = xorshift(options.seed);
  const names = Object.keys(targets);
  const end = Date.now() + (options.seconds ?? Infinity) * 1_000;
  let read = 0;
  let slowestMs = 0;
  for (let i = 0; i < options.inputs; i++) {
    if ((i & 1023) === 0 && Date.now() > end) return { inputs: i, read, slowestMs, failed: undefined };
    const target = names[i % names.length]!;
    const { genuine, run } = targets[target]!;
    const input = alter(genuine, random);
    const started = performance.now();
    try {
      if (run(input)) read++;
    } catch (error) {
      return { inputs: i + 1, read, slowestMs, failed: { target, why: String(error), input: hex(input) } };
    }
    slowestMs = Math.max(slowestMs, performance.now() - started);
    if (slowestMs > LONGEST_MS) return { inputs: i + 1, read, slowestMs, failed: { target, why: `took ${Math.round(slowestMs)} ms`, input: hex(input) } };
  }
  return { inputs: options.inputs, read, slowestMs, failed: undefined };
}

function same<T>(parsed: { readonly ok: true; readonly value: T } | { readonly ok: false }, write: (value: T) => Uint8Array, input: Uint8Array): boolean {
  if (parsed.ok && !equalBytes(write(parsed.value), input)) throw new Error("written back otherwise");
  return parsed.ok;
}

function textual<T>(input: Uint8Array, parse: (text: string) => { readonly ok: true; readonly value: T } | { readonly ok: false }, write: (value: T) => string): boolean {
  let text: string;
  try {
    text = fromUtf8(input);
  } catch {
    return false;
  }
  const parsed = parse(text);
  if (parsed.ok && write(parsed.value) !== text) throw new Error("written back otherwise");
  return parsed.ok;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { inputs: { type: "string", default: "10000000" }, seed: { type: "string", default: "1" }, seconds: { type: "string", default: "3600" } } });
  const run = fuzzLedger({ inputs: Number(values.inputs), seed: Number(values.seed), seconds: Number(values.seconds) });
  process.stdout.write(`${JSON.stringify({ seed: Number(values.seed), ...run, slowestMs: Math.round(run.slowestMs) })}\n`);
  process.exitCode = run.failed === undefined ? 0 : 1;
}
