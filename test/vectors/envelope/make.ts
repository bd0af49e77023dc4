// Writes the vectors beside it: `npx node test/vectors/envelope/make.ts`. It uses nothing of src/, so that what it
// writes is a second opinion on docs/protocol/envelope.md and not an echo of the code under test.
import { createCipheriv, createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { testKey } from "../../support/ed25519.ts";
import { publicKeyOf, sealByRfc } from "../../support/hpke.ts";

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

function sha256(text: string | Buffer): string {
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
const sealed = { suite: 1, kem_key: "beta-s1", enc: Buffer.alloc(32, 9).toString("base64"), ct_sha256: "0".repeat(64), pt_commit: "1".repeat(64), body_sha256: undefined, must_understand: ["suite"] };

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
  { name: "a sealed body, elsewhere", text: canonical({ header: headerOf(sealed, body) }) },
  { name: "a sealed body of a suite nobody knows", text: canonical({ header: headerOf({ ...sealed, suite: 2, enc: "AAAA" }, body) }), notUnderstood: ["suite"] },
  { name: "a sealed body and a feature nobody knows", text: canonical({ header: headerOf({ ...sealed, must_understand: ["two-signatures", "suite"] }, body) }), notUnderstood: ["two-signatures"] },
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
  ...(
    [["suite", undefined], ["suite", "1"], ["suite", 0], ["kem_key", undefined], ["kem_key", "a key"], ["enc", undefined], ["enc", Buffer.alloc(31).toString("base64")], ["enc", "AA=="], ["ct_sha256", undefined], ["ct_sha256", "0"], ["pt_commit", undefined], ["pt_commit", "G".repeat(64)]] as const
  ).map(([field, value]) => [`a sealed body with ${field} ${value === undefined ? "missing" : canonical(value).slice(0, 40)}`, "envelope.field", canonical({ header: headerOf({ ...sealed, [field]: value }, body) })] as const),
  ["a body in clear beside a sealed one", "envelope.two-bodies", canonical({ body, header: headerOf(sealed, body) })],
  ["the digest of a body in clear beside a sealed one", "envelope.two-bodies", canonical({ header: headerOf({ ...sealed, body_sha256: sha256("{}") }, body) })],
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

// Sealed bodies. The ephemeral keys are fixed, which is right for vectors and for nothing else.
const held = ["beta-s1", "beta-s2"].map((keyid, index) => ({ keyid, owner: "demo.beta", privateKey: Buffer.alloc(32, 0x51 + index) }));
const salt = Buffer.alloc(32, 0xa5);
const suiteOf = (changes: Fields) => ({ ...header, must_understand: ["suite"], suite: 1, kem_key: "beta-s1", ...changes });

/** What is sealed: salt, body, spaces up to a multiple of 1,024 bytes. */
function padded(text: string): Buffer {
  const bytes = Buffer.concat([salt, Buffer.from(text)]);
  return Buffer.concat([bytes, Buffer.alloc((1_024 - (bytes.length % 1_024)) % 1_024, 0x20)]);
}

interface Making {
  readonly plaintext?: Buffer;
  readonly changes?: Fields;
  /** The key it is really sealed to, and the envelope it is really sealed for. */
  readonly to?: string;
  readonly info?: Fields;
  readonly commitment?: string;
  /** Where one vector needs another ephemeral key than the next. */
  readonly ephemeral?: number;
}

/** A parcel: signed bytes, a line feed, the ciphertext. */
function parcel({ plaintext = padded(canonical(body)), changes = {}, to = "beta-s1", info = {}, commitment, ephemeral = 0x61 }: Making = {}) {
  const said: Fields = suiteOf(changes);
  const bound: Fields = { ...said, ...info };
  const made = sealByRfc({
    ephemeral: Buffer.alloc(32, ephemeral),
    publicKey: publicKeyOf(held.find((key) => key.keyid === to)!.privateKey),
    info: Buffer.from(`heed envelope 1\n${String(bound["from"])}\n${String(bound["to"])}\n${String(bound["id"])}\n${String(bound["version"])}`),
    plaintext,
  });
  const signedText = canonical({ header: { ...said, enc: made.enc.toString("base64"), ct_sha256: sha256(made.ciphertext), pt_commit: commitment ?? sha256(plaintext) } });
  return { signed: Buffer.from(seal(signedText)), ciphertext: made.ciphertext, signedText, plaintext };
}

function joined({ signed, ciphertext }: { readonly signed: Buffer; readonly ciphertext: Buffer }): string {
  return Buffer.concat([signed, Buffer.from("\n"), ciphertext]).toString("base64");
}

const whole = parcel();
const flipped = Buffer.from(whole.ciphertext);
flipped[0] = (flipped[0] ?? 0) ^ 1;
const [clear] = valid;

const sealedVectors = {
  keys: held.map((key) => ({ keyid: key.keyid, owner: key.owner, privateKey: key.privateKey.toString("hex"), publicKey: publicKeyOf(key.privateKey).toString("hex") })),
  valid: [
    ["a warning", whole],
    ["the same warning to another key, with the same commitment", parcel({ changes: { kem_key: "beta-s2" }, to: "beta-s2", ephemeral: 0x62 })],
    ["a body in many scripts", parcel({ plaintext: padded(canonical(wideBody)) })],
    ["a body that needs no padding", parcel({ plaintext: padded(JSON.stringify("x".repeat(1_024 - 32 - 2))) })],
    ["a body as deep as allowed", parcel({ plaintext: padded(canonical(nested(31))) })],
  ].map(([name, made]) => {
    const { signed, signedText, plaintext, ...rest } = made as ReturnType<typeof parcel>;
    return { name, parcel: joined({ signed, ...rest }), digest: sha256(signed), payload: signedText, plaintext: plaintext.toString("base64"), body: plaintext.subarray(32).toString().trimEnd() };
  }),
  invalid: [
    ["without its ciphertext", "envelope.part-missing", whole.signed.toString("base64")],
    ["a ciphertext beside a body in clear", "envelope.part-stray", joined({ signed: Buffer.from(clear?.base64 ?? "", "base64"), ciphertext: whole.ciphertext })],
    ["a line feed beside a body in clear", "envelope.part-stray", joined({ signed: Buffer.from(clear?.base64 ?? "", "base64"), ciphertext: Buffer.alloc(0) })],
    ["an empty ciphertext", "envelope.part-digest", joined({ signed: whole.signed, ciphertext: Buffer.alloc(0) })],
    ["a flipped bit in the ciphertext", "envelope.part-digest", joined({ signed: whole.signed, ciphertext: flipped })],
    ["a byte more at the end", "envelope.part-digest", joined({ signed: whole.signed, ciphertext: Buffer.concat([whole.ciphertext, Buffer.of(0)]) })],
    ["the ciphertext of another envelope", "envelope.part-digest", joined({ signed: whole.signed, ciphertext: parcel({ plaintext: padded("{}") }).ciphertext })],
    ["sealed to a key that is not held", "envelope.sealing-key", joined(parcel({ changes: { kem_key: "beta-s0" } }))],
    ["sealed to another key than stated", "envelope.not-openable", joined(parcel({ to: "beta-s2" }))],
    ["sealed for another envelope", "envelope.not-openable", joined(parcel({ info: { id: "0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4f" } }))],
    ["sealed by another sender", "envelope.not-openable", joined(parcel({ info: { from: "demo.gamma" } }))],
    ["sealed for another version", "envelope.not-openable", joined(parcel({ info: { version: 2 } }))],
    ["another plaintext than committed to", "envelope.commitment", joined(parcel({ commitment: sha256(padded("{}")) }))],
    ["a plaintext shorter than its salt", "json.malformed", joined(parcel({ plaintext: salt.subarray(0, 16) }))],
    ["a plaintext that is only salt", "json.malformed", joined(parcel({ plaintext: salt }))],
    ["a body that is no JSON", "json.malformed", joined(parcel({ plaintext: padded("warning") }))],
    ["a body with a key twice", "json.duplicate-key", joined(parcel({ plaintext: padded('{"a":1,"\\u0061":2}') }))],
    ["a body too deep", "json.too-deep", joined(parcel({ plaintext: padded(canonical(nested(32))) }))],
    ["zeros for padding", "json.malformed", joined(parcel({ plaintext: Buffer.concat([salt, Buffer.from("{}"), Buffer.alloc(990)]) }))],
  ].map(([name, code, made]) => ({ name, code, parcel: made })),
};

const subkeyType = "application/vnd.heed.sealing-key.v1+json";
const subkey = { keyId: "beta-s1", publicKey: publicKeyOf(Buffer.alloc(32, 0x51)).toString("base64"), from: "2026-11-01T00:00:00.000Z", until: "2027-01-15T00:00:00.000Z" };

function signedSubkey(changes: Fields, by = "beta-1", type = subkeyType): Fields {
  return { ...subkey, sig: signWith(by, pae(type, Buffer.from(canonical({ v: 1, owner: "demo.beta", ...subkey, ...changes })))) };
}

const sealingKeys = {
  owner: "demo.beta",
  keyid: "beta-1",
  valid: [signedSubkey({})],
  invalid: [
    { name: "signed by somebody else", key: signedSubkey({}, "alpha-1") },
    { name: "signed for somebody else", key: signedSubkey({ owner: "demo.gamma" }) },
    { name: "signed for another time", key: signedSubkey({ until: "2027-02-15T00:00:00.000Z" }) },
    { name: "another key under the signature", key: { ...signedSubkey({}), publicKey: publicKeyOf(Buffer.alloc(32, 0x52)).toString("base64") } },
    { name: "signed as an envelope", key: signedSubkey({}, "beta-1", envelopeType) },
    { name: "no signature", key: { ...signedSubkey({}), sig: "" } },
  ],
};

const fileKey = Buffer.alloc(32, 0x71);
const fileContent = Buffer.from("%PDF-1.7 The stamp in the passport.");
const blob = encryptOnce(fileKey, fileContent);
const attachment = { name: "passport.pdf", media_type: "application/pdf", bytes: fileContent.length, key: fileKey.toString("base64"), ct_sha256: sha256(blob), pt_sha256: sha256(fileContent) };
const otherBlob = encryptOnce(fileKey, Buffer.from("%PDF-1.7 The stamp in another one."));
const attachments = {
  valid: [{ attachment, blob: blob.toString("base64"), content: fileContent.toString("base64") }],
  invalid: [
    { name: "another blob", code: "attachment.other-blob", attachment, blob: otherBlob.toString("base64") },
    { name: "another key", code: "attachment.not-openable", attachment: { ...attachment, key: Buffer.alloc(32, 0x72).toString("base64") }, blob: blob.toString("base64") },
    { name: "a key too short", code: "attachment.not-openable", attachment: { ...attachment, key: "AAAA" }, blob: blob.toString("base64") },
    { name: "a blob shorter than its tag", code: "attachment.not-openable", attachment: { ...attachment, ct_sha256: sha256(Buffer.of(1)) }, blob: "AQ==" },
    { name: "another content than stated", code: "attachment.other-content", attachment: { ...attachment, ct_sha256: sha256(otherBlob) }, blob: otherBlob.toString("base64") },
    { name: "another length than stated", code: "attachment.other-content", attachment: { ...attachment, bytes: 1 }, blob: blob.toString("base64") },
  ],
};

function encryptOnce(key: Buffer, content: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, Buffer.alloc(12));
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

write("sealed", sealedVectors);
write("sealing-keys", sealingKeys);
write("attachments", attachments);
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
