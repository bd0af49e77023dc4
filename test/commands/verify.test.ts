import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { writeReceipt } from "../../src/lib/envelope/index.ts";
import { runHeed } from "../support/heed.ts";
import { testKey } from "../support/ed25519.ts";
import { root } from "../support/repository.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-verify-"));
after(() => rmSync(folder, { recursive: true }));

const vectors = join(root, "test", "vectors", "envelope");
const receipts = JSON.parse(readFileSync(join(vectors, "receipts.json"), "utf8")) as { readonly sent: { readonly envelope: string; readonly digest: string }; readonly valid: readonly { readonly name: string; readonly base64: string }[] };
const keys = JSON.parse(readFileSync(join(vectors, "keys.json"), "utf8")) as readonly { readonly keyid: string; readonly owner: string; readonly seed: string; readonly publicKey: string }[];
const beta = keys.find((one) => one.keyid === "beta-1")!;
const gamma = keys.find((one) => one.keyid === "gamma-1")!;

const receipt = Buffer.from(receipts.valid[0]!.base64, "base64");
const base64Of = (hexadecimal: string): string => Buffer.from(hexadecimal, "hex").toString("base64");

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A card as `heed node init` prints it. */
function card(holder: typeof beta, change: object = {}): string {
  return JSON.stringify({
    id: holder.owner, name: "Police of Beta", country: "BE", kind: "spoc", union: true, languages: ["en"], timeZone: "Europe/Brussels",
    node: { url: "https://beta.example", keyId: holder.keyid, publicKey: base64Of(holder.publicKey) }, ...change,
  });
}

/** Runs `heed verify` and checks its exit code and what it says. */
async function check(args: readonly string[], code: number, says: RegExp): Promise<void> {
  const ended = await runHeed(["verify", ...args]);
  assert.equal(ended.code, code, ended.err);
  assert.match(code === 0 ? ended.out : ended.err, says);
  assert.equal(code === 0 ? ended.err : ended.out, "");
}

describe("heed verify", () => {
  const good = file("receipt.json", receipt);

  test("says who received which envelope when, with the recipient's key alone", async () => {
    await check([good, "--key", base64Of(beta.publicKey)], 0, /^Valid: demo\.beta received envelope 0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4b from demo\.alpha on 2026-11-23T08:15:02\.481Z\.\n.*26ae08ab4ae1f3cc4f4c154bd573f19afa8e45e275b1fa4c6d67ce12b83e027c/);
  });

  test("takes the recipient's card for the key, and its name from there", async () => {
    await check([good, "--key", file("card.json", card(beta))], 0, /^Valid: Police of Beta \(demo\.beta\) received/);
  });

  test("takes a receipt to which an editor added a line end", async () => {
    await check([file("line.json", Buffer.concat([receipt, Buffer.from("\n")])), "--key", base64Of(beta.publicKey)], 0, /^Valid/);
  });

  test("refuses a receipt under another key, and another's card", async () => {
    await check([good, "--key", base64Of(gamma.publicKey)], 1, /^NOT VALID: .*signature is not by this key/);
    await check([good, "--key", file("gamma.json", card(gamma))], 1, /^NOT VALID: .*signed with key beta-1, the key of demo\.gamma is gamma-1/);
    const posing = card(gamma, { node: { url: "https://beta.example", keyId: "beta-1", publicKey: base64Of(gamma.publicKey) } });
    await check([good, "--key", file("posing.json", posing)], 1, /^NOT VALID: .*signature is not by the key of demo\.gamma/);
  });

  test("refuses a receipt whose time was changed", async () => {
    const sealed = JSON.parse(receipt.toString("utf8")) as { payload: string };
    const payload = Buffer.from(sealed.payload, "base64").toString("utf8").replace("2026-11-23", "2026-11-22");
    const changed = JSON.stringify({ ...sealed, payload: Buffer.from(payload).toString("base64") });
    await check([file("changed.json", changed), "--key", base64Of(beta.publicKey)], 1, /^NOT VALID: .*signature/);
  });

  test("refuses a receipt signed by somebody who is not its recipient", async () => {
    const { sign } = testKey(beta.seed);
    const stranger = writeReceipt({ envelope: receipts.sent.envelope, digest: receipts.sent.digest, from: "demo.alpha", to: "demo.gamma", receivedAt: "2026-11-23T08:15:02.481Z" }, { keyId: "beta-1", sign });
    await check([file("stranger.json", stranger), "--key", file("card.json", card(beta))], 1, /^NOT VALID: .*signed by demo\.beta and speaks for demo\.gamma/);
  });

  test("holds the receipt against the envelope, byte for byte", async () => {
    const valid = JSON.parse(readFileSync(join(vectors, "valid.json"), "utf8")) as readonly { readonly base64: string }[];
    const envelopes = valid.map((one) => Buffer.from(one.base64, "base64"));
    const received = envelopes.find((bytes) => hash("sha256", bytes, "hex") === receipts.sent.digest);
    assert.ok(received !== undefined, "no vector is the envelope of the receipt");
    await check([good, "--key", base64Of(beta.publicKey), "--envelope", file("envelope.json", received)], 0, /The envelope given is that one: \S+ \S+, version \d+, issued 2/);
    await check([good, "--key", base64Of(beta.publicKey), "--envelope", file("other.json", Buffer.concat([received, Buffer.from(" ")]))], 1, /^NOT VALID: .*for the envelope with digest 26ae08ab/);
  });

  test("calls a file or key that is none by name, with another exit code", async () => {
    await check([join(folder, "missing.json"), "--key", base64Of(beta.publicKey)], 2, /^Cannot read .*missing\.json/);
    await check([file("text.txt", "hello"), "--key", base64Of(beta.publicKey)], 2, /^Cannot verify .*text\.txt: it is no receipt/);
    await check([file("empty.json", ""), "--key", base64Of(beta.publicKey)], 2, /^Cannot verify .*empty\.json: it is no receipt/);
    await check([good, "--key", "short"], 2, /^Cannot use the key: it is neither an Ed25519 public key .*: short/);
    await check([good, "--key", file("no-node.json", card(beta, { node: undefined }))], 2, /^Cannot use the key: .*no-node\.json is the card of demo\.beta, which has no node/);
    await check([good, "--key", file("half.json", `{"id":"x"}`)], 2, /^Cannot use the key: .*half\.json is no authority's card: name/);
    await check([good], 2, /--key/);
  });
});
