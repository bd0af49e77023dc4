// Writes the vectors beside it: `npx node test/vectors/envelope/make.ts`. It uses nothing of src/, so that what it
// writes is a second opinion on docs/protocol/envelope.md and not an echo of the code under test.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { testKey } from "../../support/ed25519.ts";

const envelopeType = "application/vnd.heed.envelope.v1+json";
const receiptType = "application/vnd.heed.receipt.v1+json";

// The secrets of RFC 8032, section 7.1, tests 1 to 3: known to everybody, so good for nothing but vectors.
const keys = [
  { keyid: "alpha-1", owner: "demo.alpha", seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60" },
  { keyid: "beta-1", owner: "demo.beta", seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb" },
  { keyid: "gamma-1", owner: "demo.gamma", seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7" },
].map((key) => ({ ...key, key: testKey(key.seed) }));

function signWith(keyid: string, bytes: Buffer): string {
  const found = keys.find((key) => key.keyid === keyid);
  if (!found) throw new Error(`no key ${keyid}`);
  return Buffer.from(found.key.sign(bytes)).toString("base64");
}

function pae(type: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${content.length} `), content]);
}

/** Seals a payload given as text, or as bytes where it is no text. */
function seal(content: string | Buffer, { type = envelopeType, keyid = "alpha-1" } = {}): string {
  const bytes = Buffer.from(content as string);
  const sig = signWith(keyid, pae(type, bytes));
  return `{"payload":"${bytes.toString("base64")}","payloadType":"${type}","signatures":[{"keyid":"${keyid}","sig":"${sig}"}]}`;
}

/** Canonical JSON, enough of it for what stands in this file. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

type Fields = { readonly [name: string]: unknown };

const body = { text: "Ibrahim, 29, was refused at the border; please say what you hold." };

const header = {
  v: 1,
  id: "0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4b",
  kind: "warning",
  from: "demo.alpha",
  to: "demo.beta",
  seq: 1,
  warning: "w-17",
  version: 1,
  issued: "2026-11-23T08:15:00.000Z",
  priority: "P1",
  handling: "H1",
  purpose: "prevention of terrorist offences",
  must_understand: [],
};

/** A payload whose header has some fields changed, or left out where the change is undefined. */
function payload(changes: Fields = {}, content: unknown = body): string {
  return canonical({ body: content, header: headerOf(changes, content) });
}

function headerOf(changes: Fields, content: unknown): Fields {
  const all = { ...header, body_sha256: sha256(canonical(content)), ...changes };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const good = seal(payload());
const wideBody = { count: 9_007_199_254_740_991, share: 1.5, large: 1e21, none: null, names: ["Mostefaï", "مصطفى", "😀"], "": [[], {}] };
const sealed = { suite: 1, enc: "AAAA", ct_sha256: "0".repeat(64), pt_commit: "1".repeat(64), body_sha256: undefined, must_understand: ["suite"] };

/** An empty list within as many lists as make it `depth` deep; the payload around a body is one deep itself. */
function nested(depth: number): unknown {
  return depth === 1 ? [] : [nested(depth - 1)];
}

const valid = [
  { name: "a warning", text: payload() },
  {
    name: "a correction that names the envelope before it and when it goes stale",
    text: payload({ kind: "correction", id: "0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4c", seq: 2, version: 2, prev: sha256(good), expires: "2026-12-23T08:15:00.000Z" }),
  },
  { name: "a body of many kinds of values", text: payload({}, wideBody) },
  { name: "a body as deep as allowed", text: payload({}, nested(31)) },
  { name: "a body that is null", text: payload({}, null) },
  { name: "a header with fields of a later version", text: payload({ registry: "2".repeat(64), weight: { grams: 3 } }) },
  { name: "a payload with spaces and keys in another order", text: JSON.stringify({ header: headerOf({}, body), body }, undefined, 2) },
  { name: "a feature nobody knows, with a body", text: payload({ must_understand: ["two-signatures", "x.y_z-1"] }), notUnderstood: ["two-signatures", "x.y_z-1"] },
  { name: "a sealed body, elsewhere", text: canonical({ header: headerOf(sealed, body) }), notUnderstood: ["suite"] },
].map(({ name, text, notUnderstood = [] }) => ({
  name,
  base64: Buffer.from(seal(text)).toString("base64"),
  payload: text,
  digest: sha256(seal(text)),
  keyid: "alpha-1",
  notUnderstood,
}));

const signature = good.slice(good.indexOf('{"keyid'), -2);
const sig = signature.slice(signature.indexOf('"sig":"') + 7, -2);
const goodPayload = Buffer.from(payload()).toString("base64");
const unsigned = signWith("alpha-1", Buffer.from(payload()));

const outer: readonly (readonly [name: string, code: string, bytes: string | Buffer])[] = [
  ["nothing", "json.malformed", ""],
  ["no JSON", "json.malformed", "sealed"],
  ["half an envelope", "json.malformed", good.slice(0, 200)],
  ["bytes that are no UTF-8", "json.malformed", Buffer.from([0x7b, 0xff, 0x7d])],
  ["a byte order mark", "json.malformed", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(good)])],
  ["a list", "envelope.field", "[]"],
  ["a list around an envelope", "json.too-deep", `[${good}]`],
  ["null", "envelope.field", "null"],
  ["the payload twice", "json.duplicate-key", good.replace('"payload":', '"payload":"","payload":')],
  ["the payload twice, once escaped", "json.duplicate-key", good.replace('"payload":', '"pa\\u0079load":"","payload":')],
  ["lists in lists", "json.too-deep", good.replace('"signatures":[', '"signatures":[[[]],')],
  ["no payload", "envelope.field", good.replace(/"payload":"[^"]*",/, "")],
  ["a payload that is a number", "envelope.field", good.replace(/"payload":"[^"]*"/, '"payload":5')],
  ["signatures that are no list", "envelope.field", good.replace(/\[.*\]/, signature)],
  ["a signature without key identifier", "envelope.field", good.replace('"keyid":"alpha-1",', "")],
  ["a key identifier with a space", "envelope.field", good.replace("alpha-1", "alpha 1")],
  ["a field nobody knows", "envelope.unknown-field", good.replace('"payload":', '"note":"","payload":')],
  ["a field nobody knows in the signature", "envelope.unknown-field", good.replace('"keyid":', '"alg":"none","keyid":')],
  ["no signature", "envelope.signature-count", good.replace(signature, "")],
  ["two signatures", "envelope.signature-count", good.replace(signature, `${signature},${signature}`)],
  ["URL-safe base64", "envelope.not-base64", good.replace(sig, sig.replaceAll("+", "-").replaceAll("/", "_"))],
  ["base64 without padding", "envelope.not-base64", good.replace("==", "")],
  ["base64 with stray bits", "envelope.not-base64", good.replace(sig, `${sig.slice(0, -3)}${nextCharacter(sig.at(-3) ?? "")}==`)],
  ["base64 with a space", "envelope.not-base64", good.replace(goodPayload, `${goodPayload.slice(0, 4)} ${goodPayload.slice(4)}`)],
  ["a line break at the end", "envelope.not-canonical", `${good}\n`],
  ["a space after a colon", "envelope.not-canonical", good.replace('"payload":', '"payload": ')],
  ["an escaped slash", "envelope.not-canonical", good.replace("application/", "application\\/")],
  ["fields in another order", "envelope.not-canonical", good.replace(/"payload":"[^"]*",("payloadType":"[^"]*")/, `$1,"payload":"${goodPayload}"`)],
  ["the type of a receipt", "envelope.wrong-type", seal(payload(), { type: receiptType })],
  ["the type in other letters", "envelope.wrong-type", seal(payload(), { type: envelopeType.replace("vnd", "VND") })],
  ["a key nobody knows", "envelope.unknown-key", good.replace("alpha-1", "alpha-2")],
  ["somebody else's key identifier", "envelope.bad-signature", good.replace("alpha-1", "beta-1")],
  ["a signature over the payload alone, without its type", "envelope.bad-signature", good.replace(sig, unsigned)],
  ["a signature made for another type", "envelope.bad-signature", seal(payload(), { type: receiptType }).replace(receiptType, envelopeType)],
  ["a signature a byte too short", "envelope.bad-signature", good.replace(sig, Buffer.from(sig, "base64").subarray(1).toString("base64"))],
  ["an empty signature", "envelope.bad-signature", good.replace(sig, "")],
  ["a signature with the group order added to its scalar", "envelope.bad-signature", good.replace(sig, addGroupOrder(sig))],
  ["another payload", "envelope.bad-signature", good.replace(goodPayload, Buffer.from(payload({ seq: 2 })).toString("base64"))],
];

const inner: readonly (readonly [name: string, code: string, text: string | Buffer])[] = [
  ["a payload that is no JSON", "json.malformed", "warning"],
  ["a payload that is no UTF-8", "json.malformed", Buffer.from([0x22, 0xc3, 0x22])],
  ["an empty payload", "json.malformed", ""],
  ["a header field twice", "json.duplicate-key", payload().replace('"seq":1', '"seq":1,"seq":2')],
  ["a body field twice, once escaped", "json.duplicate-key", payload().replace('"text":', '"te\\u0078t":"","text":')],
  ["a body too deep", "json.too-deep", payload({}, nested(32))],
  ["a lone surrogate", "json.malformed", payload().replace("Ibrahim", "\\ud83d")],
  ["a whole number beyond 2^53-1", "json.number", payload().replace('"seq":1', '"seq":9007199254740992')],
  ["a number too large for binary64", "json.number", payload({}, { n: 0 }).replace('"n":0', '"n":1e400')],
  ["a list", "envelope.field", "[]"],
  ["no header", "envelope.field", canonical({ body })],
  ["a header that is a list", "envelope.field", canonical({ body, header: [] })],
  ["a third part", "envelope.unknown-field", payload().replace('{"body":', '{"annex":0,"body":')],
  ...(
    [
      ["v", 2], ["v", "1"], ["v", undefined], ["id", header.id.toUpperCase()], ["id", "17"], ["id", undefined], ["kind", "a warning"], ["kind", ""],
      ["kind", undefined], ["from", "démo"], ["from", undefined], ["to", 2], ["to", ["demo.beta", "demo.gamma"]], ["to", undefined], ["seq", 0], ["seq", 1.5], ["seq", "1"],
      ["seq", undefined], ["warning", ""], ["warning", "w".repeat(101)], ["warning", undefined], ["version", 0], ["version", undefined], ["prev", "A".repeat(64)], ["prev", null],
      ["issued", "2026-11-23T09:15:00.000+01:00"], ["issued", "2026-11-23T08:15:00Z"], ["issued", "2026-02-30T08:15:00.000Z"], ["issued", "2026-11-23T24:00:00.000Z"], ["issued", "0000-11-23T08:15:00.000Z"],
      ["issued", undefined], ["expires", "soon"], ["priority", "P4"], ["priority", undefined], ["handling", "H4"], ["handling", undefined], ["purpose", " "],
      ["purpose", "a\nb"], ["purpose", "p".repeat(501)], ["purpose", undefined], ["must_understand", undefined], ["must_understand", "suite"], ["must_understand", ["a", "a"]],
      ["must_understand", ["Suite"]], ["must_understand", [1]], ["must_understand", Array.from({ length: 17 }, (_, i) => `f${i}`)], ["body_sha256", "0"],
    ] as const
  ).map(([field, value]) => [`${field} ${value === undefined ? "missing" : canonical(value).slice(0, 40)}`, "envelope.field", payload({ [field]: value })] as const),
  ["stale when issued", "envelope.expires-early", payload({ expires: header.issued })],
  ["a sealed body that need not be understood", "envelope.reserved-field", canonical({ header: headerOf({ ...sealed, must_understand: [] }, body) })],
  ["a commitment that need not be understood", "envelope.reserved-field", payload({ pt_commit: "1".repeat(64) })],
  ["no body", "envelope.body-missing", canonical({ header: headerOf({}, body) })],
  ["no digest of the body", "envelope.body-missing", payload({ body_sha256: undefined })],
  ["another body than its digest says", "envelope.body-digest", payload({ body_sha256: sha256(canonical({ text: "" })) })],
  ["another body, though something is not understood", "envelope.body-digest", payload({ body_sha256: sha256("{}"), must_understand: ["x"] })],
  ["a sender whose key this is not", "envelope.wrong-sender", payload({ from: "demo.gamma" })],
  ["another recipient", "envelope.wrong-recipient", payload({ to: "demo.gamma" })],
];

const invalid = [
  ...outer.map(([name, code, bytes]) => ({ name, code, base64: Buffer.from(bytes as string).toString("base64") })),
  ...inner.map(([name, code, text]) => ({ name: `signed: ${name}`, code, base64: Buffer.from(seal(text)).toString("base64") })),
  { name: "one byte more than agreed", code: "envelope.too-large", base64: Buffer.from(good).toString("base64"), maxBytes: Buffer.byteLength(good) - 1 },
];

const sent = { envelope: header.id, digest: sha256(good), from: "demo.alpha", to: "demo.beta" };
const receipt = { v: 1, ...sent, receivedAt: "2026-11-23T08:15:02.481Z" };

function sealReceipt(changes: Fields, { keyid = "beta-1", type = receiptType } = {}): string {
  const all = Object.fromEntries(Object.entries({ ...receipt, ...changes }).filter(([, value]) => value !== undefined));
  return seal(canonical(all), { keyid, type });
}

const receipts = {
  sent,
  valid: [
    ["a receipt", sealReceipt({})],
    ["of an envelope that was not understood", sealReceipt({ unparsed: true })],
    ["with a field of a later version", sealReceipt({ proof: ["a", "b"] })],
  ].map(([name, bytes = ""]) => ({ name, base64: Buffer.from(bytes).toString("base64") })),
  invalid: [
    ["signed by the sender itself", "receipt.wrong-signer", sealReceipt({}, { keyid: "alpha-1" })],
    ["signed by a third node", "receipt.wrong-signer", sealReceipt({}, { keyid: "gamma-1" })],
    ["of the type of an envelope", "envelope.wrong-type", sealReceipt({}, { type: envelopeType })],
    ["changed afterwards", "envelope.bad-signature", sealReceipt({}).replace(/"sig":"...../, '"sig":"AAAAA')],
    ["version 2", "receipt.field", sealReceipt({ v: 2 })],
    ["no identifier", "receipt.field", sealReceipt({ envelope: undefined })],
    ["a digest in capitals", "receipt.field", sealReceipt({ digest: sent.digest.toUpperCase() })],
    ["an instant with an offset", "receipt.field", sealReceipt({ receivedAt: "2026-11-23T09:15:02.481+01:00" })],
    ["an instant without milliseconds", "receipt.field", sealReceipt({ receivedAt: "2026-11-23T08:15:02Z" })],
    ["unparsed, but false", "receipt.field", sealReceipt({ unparsed: false })],
    ["not an object", "receipt.field", seal("[]", { keyid: "beta-1", type: receiptType })],
    ["a field twice", "json.duplicate-key", seal(canonical(receipt).replace('"v":1', '"v":1,"v":1'), { keyid: "beta-1", type: receiptType })],
    ["for other bytes under the same identifier", "receipt.other-envelope", sealReceipt({ digest: "0".repeat(64) })],
    ["for another envelope", "receipt.other-envelope", sealReceipt({ envelope: "0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4f" })],
    ["for another sender", "receipt.other-envelope", sealReceipt({ from: "demo.gamma" })],
  ].map(([name, code, bytes = ""]) => ({ name, code, base64: Buffer.from(bytes).toString("base64") })),
};

write("keys", keys.map(({ keyid, owner, seed, key }) => ({ keyid, owner, seed, publicKey: Buffer.from(key.publicKey).toString("hex") })));
write("valid", valid);
write("invalid", invalid);
write("receipts", receipts);

function write(name: string, content: unknown): void {
  writeFileSync(new URL(`${name}.json`, import.meta.url), `${JSON.stringify(content, undefined, 1)}\n`);
}

/** The next character of the base64 alphabet: the same bytes, were the bits behind them not looked at. */
function nextCharacter(character: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return alphabet[alphabet.indexOf(character) + 1] ?? "";
}

/** The same signature with S + L for S, which a lenient verifier takes (RFC 8032, section 8.4). */
function addGroupOrder(base64: string): string {
  const bytes = Buffer.from(base64, "base64");
  const order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
  let scalar = order;
  for (let i = 0; i < 32; i++) scalar += BigInt(bytes[32 + i] ?? 0) << BigInt(8 * i);
  for (let i = 0; i < 32; i++) bytes[32 + i] = Number((scalar >> BigInt(8 * i)) & 255n);
  return bytes.toString("base64");
}
