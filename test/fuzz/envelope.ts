// Throws altered and invented input at everything of lib/envelope that reads what others wrote: nothing may throw, hang, or be
// believed. Prints one line of JSON; exit code 1 with the input that failed.
//   npx node test/fuzz/envelope.ts [--inputs 10000000] [--seed 1] [--seconds 3600]
import { readFileSync } from "node:fs";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { canonicalJson, type Json } from "../../src/lib/base/canonical.ts";
import { equalBytes, fromUtf8, hex, utf8 } from "../../src/lib/base/bytes.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import {
  ENVELOPE_TYPE,
  type KeyOf,
  isSealed,
  MAX_ENVELOPE_BYTES,
  openCommitment,
  openDsse,
  openEnvelope,
  parseEnvelope,
  parseStrictJson,
  plaintextOf,
  readParcel,
  readReceipt,
  RECEIPT_TYPE,
  signDsse,
  type SealingKey,
  unsealBody,
  verifySealingKey,
  writeParcel,
} from "../../src/lib/envelope/index.ts";
import { unsealWith } from "../../src/server/hpke.ts";
import { sha256, testKey } from "../support/ed25519.ts";
import { alter, type FuzzRun, LONGEST_MS, TOKENS, xorshift } from "./alter.ts";

const keys = (load("keys") as readonly { readonly keyid: string; readonly owner: string; readonly seed: string }[]).map((key) => ({ ...key, pair: testKey(key.seed) }));
const keyOf: KeyOf = (keyId) => {
  const key = keys.find((one) => one.keyid === keyId);
  return key && { owner: key.owner, verify: key.pair.verify };
};
const sealed = load("sealed") as { readonly keys: readonly { readonly keyid: string; readonly privateKey: string }[]; readonly valid: readonly { readonly parcel: string; readonly plaintext: string }[] };
const held = new Map(sealed.keys.map((key) => [key.keyid, Buffer.from(key.privateKey, "hex")]));
const unseal = unsealWith(async (keyId) => held.get(keyId));
const [clear] = load("valid") as readonly { readonly base64: string; readonly payload: string }[];
const receipt = (load("receipts") as { readonly valid: readonly { readonly base64: string }[] }).valid[0]!;
const subkey = (load("sealing-keys") as { readonly valid: readonly SealingKey[] }).valid[0]!;
const opening = { recipient: "demo.beta", keyOf, hash: sha256, maxBytes: MAX_ENVELOPE_BYTES };
const parcel = bytesOf(sealed.valid[0]!.parcel);
const plaintext = bytesOf(sealed.valid[0]!.plaintext);
const commitment = hex(sha256(plaintext));
const receiptPayload = unwrap(openDsse(bytesOf(receipt.base64), { payloadType: RECEIPT_TYPE, keyOf, maxBytes: 65_536 })).payload;
const tokens = [...TOKENS, '"header":', '"must_understand":["suite"]', '"suite":1', '"suite":2,', '"body":null', "[[[[[[[[", '{"a":', "\\ud800", "\\u0022", "-0", "1e400", "9".repeat(40), "2026-02-30T00:00:00.000Z", '"__proto__":1'];

type Run = (input: Uint8Array) => boolean | Promise<boolean>;

/** Each target: a genuine input, and what is done with an altered one. It answers whether it was read, and throws if something is wrong. */
const targets: Readonly<Record<string, { readonly genuine: Uint8Array; readonly run: Run }>> = {
  envelope: { genuine: bytesOf(clear!.base64), run: (input) => believed(openEnvelope(input, opening).ok, input, bytesOf(clear!.base64)) },
  payload: {
    genuine: utf8(clear!.payload),
    // Signed as it is: what a malicious peer can send.
    run: (input) => openEnvelope(signDsse({ payload: input, payloadType: ENVELOPE_TYPE, keyId: "alpha-1", sign: keys[0]!.pair.sign }), opening).ok,
  },
  header: { genuine: unwrap(openDsse(readParcel(parcel).bytes, { payloadType: ENVELOPE_TYPE, keyOf, maxBytes: MAX_ENVELOPE_BYTES })).payload, run: (input) => parseEnvelope(input, sha256).ok },
  parcel: {
    genuine: parcel,
    async run(input) {
      const apart = readParcel(input);
      if (!equalBytes(writeParcel(apart), input)) throw new Error("written back otherwise");
      const opened = openEnvelope(apart.bytes, opening);
      if (!opened.ok || apart.ciphertext === undefined || !isSealed(opened.value.header)) return false;
      return believed((await unsealBody(opened.value.header, apart.ciphertext, { unseal, hash: sha256 })).ok, input, parcel);
    },
  },
  plaintext: {
    genuine: plaintext,
    run(input) {
      believed(openCommitment(commitment, input, sha256).ok, input, plaintext);
      return openCommitment(hex(sha256(input)), input, sha256).ok;
    },
  },
  json: {
    genuine: plaintextOf({ text: "Mostefaï", list: [1, -2.5, 1e21, null, true, { a: "😀\n" }] }, new Uint8Array(32)).subarray(32),
    run(input) {
      const strict = parseStrictJson(input, 32);
      if (!strict.ok) return false;
      if (!isDeepStrictEqual(strict.value, JSON.parse(fromUtf8(input)))) throw new Error("read otherwise than by everybody else");
      const canonical = canonicalJson(strict.value);
      const again = parseStrictJson(utf8(canonical), 32); // 1e20 is a number with an exponent, and canonically a whole number too large for everybody
      if (again.ok ? canonicalJson(again.value) !== canonical : again.error.code !== "json.number") throw new Error("read back otherwise");
      return true;
    },
  },
  receipt: { genuine: bytesOf(receipt.base64), run: (input) => believed(readReceipt(input, { keyOf }).ok, input, bytesOf(receipt.base64)) },
  "receipt payload": { genuine: receiptPayload, run: (input) => readReceipt(signDsse({ payload: input, payloadType: RECEIPT_TYPE, keyId: "beta-1", sign: keys[1]!.pair.sign }), { keyOf }).ok },
  "sealing key": {
    genuine: utf8(JSON.stringify(subkey)),
    run(input) {
      const key = parseStrictJson(input, 4);
      if (!key.ok || !isSealingKey(key.value)) return false;
      const vouchedFor = verifySealingKey("demo.beta", key.value, keys[1]!.pair.verify);
      const same = (["keyId", "publicKey", "from", "until", "sig"] as const).every((field) => (key.value as SealingKey)[field] === subkey[field]);
      if (vouchedFor && !same) throw new Error("another key is vouched for");
      return vouchedFor;
    },
  },
};

/** Runs so many inputs of a seed, the targets in turn. */
export async function fuzzEnvelope(options: { readonly inputs: number; readonly seed: number; readonly seconds?: number }): Promise<FuzzRun> {
  const random = xorshift(options.seed);
  const names = Object.keys(targets);
  const end = Date.now() + (options.seconds ?? Infinity) * 1_000;
  let read = 0;
  let slowestMs = 0;
  for (let i = 0; i < options.inputs; i++) {
    if ((i & 1023) === 0 && Date.now() > end) return { inputs: i, read, slowestMs, failed: undefined };
    const target = names[i % names.length]!;
    const { genuine, run } = targets[target]!;
    const input = alter(genuine, random, tokens);
    const started = performance.now();
    try {
      const outcome = run(input);
      if (outcome === true || (outcome !== false && (await outcome))) read++;
    } catch (error) {
      return { inputs: i + 1, read, slowestMs, failed: { target, why: String(error), input: hex(input) } };
    }
    slowestMs = Math.max(slowestMs, performance.now() - started);
    if (slowestMs > LONGEST_MS) return { inputs: i + 1, read, slowestMs, failed: { target, why: `took ${Math.round(slowestMs)} ms`, input: hex(input) } };
  }
  return { inputs: options.inputs, read, slowestMs, failed: undefined };
}

/** Only the genuine bytes may be believed. */
function believed(taken: boolean, input: Uint8Array, genuine: Uint8Array): boolean {
  if (taken && !equalBytes(input, genuine)) throw new Error("altered bytes are believed");
  return taken;
}

function isSealingKey(value: Json): value is SealingKey {
  return typeof value === "object" && value !== null && !Array.isArray(value) && ["keyId", "publicKey", "from", "until", "sig"].every((name) => typeof (value as Record<string, Json>)[name] === "string");
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"));
}

function load(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../vectors/envelope/${name}.json`, import.meta.url), "utf8"));
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { inputs: { type: "string", default: "10000000" }, seed: { type: "string", default: "1" }, seconds: { type: "string", default: "3600" } } });
  const run = await fuzzEnvelope({ inputs: Number(values.inputs), seed: Number(values.seed), seconds: Number(values.seconds) });
  process.stdout.write(`${JSON.stringify({ seed: Number(values.seed), ...run, slowestMs: Math.round(run.slowestMs) })}\n`);
  process.exitCode = run.failed === undefined ? 0 : 1;
}
