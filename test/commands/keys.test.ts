import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { Authority } from "../../src/domain/authority.ts";
import { runHeed } from "../support/heed.ts";

const top = mkdtempSync(join(tmpdir(), "heed-keys-"));
const at = (...parts: readonly string[]) => join(top, ...parts);
after(() => rmSync(top, { recursive: true, force: true }));

/** Runs a command and checks its exit code and what it says. */
async function check(args: readonly string[], code: number, says: RegExp): Promise<string> {
  const ended = await runHeed(args);
  assert.equal(ended.code, code, `${ended.out}${ended.err}`);
  assert.match(code === 0 ? ended.out : ended.err, says);
  assert.doesNotMatch(ended.err, /^\s+at /m, "a person is shown no stack");
  return ended.out;
}

async function card(id: string): Promise<Authority> {
  const out = await check(["node", "card", at(id)], 0, /"sealing"/);
  writeFileSync(at(`${id}.json`), out);
  return Authority.parse(JSON.parse(out));
}

describe("keys and who states them", { timeout: 600_000 }, () => {
  test("a node has an identity, a sealing key and a certificate of its own, and shows them without a secret", async () => {
    const rest = ["--country", "FR", "--kind", "spoc", "--union", "--languages", "fr", "--time-zone", "Europe/Paris"];
    await check(["node", "init", at("paris"), "--id", "paris", "--name", "Paris", ...rest, "--url", "https://127.0.0.1:8421", "--tls"], 0, /"tls": "MII/);
    await check(["node", "init", at("lyon"), "--id", "lyon", "--name", "Lyon", ...rest], 0, /"sealing"/);
    assert.equal(statSync(at("paris", "tls.pem")).mode & 0o777, 0o600);
    const { node } = await card("paris");
    await card("lyon");
    await check(["node", "peer", "add", at("lyon"), at("paris.json")], 0, /^paris: Paris, https:\/\/127\.0\.0\.1:8421, key k-[0-9a-f]{16}\n$/);
    const shown = await check(["node", "keys", "show", at("paris")], 0, /^paris\tidentity\tk-[0-9a-f]{16}\t\S{44}\nparis\tsealing\ts-[0-9a-f]{16}\t\S+ to \S+\nparis\tcertificate\t[0-9a-f]{64}\n$/);
    assert.ok(shown.includes(node!.keyId) && shown.includes(node!.sealing!.keyId));
    for (const secret of [readFileSync(at("paris", "identity.key"), "utf8").trim(), (JSON.parse(readFileSync(at("paris", "sealing", readdirSync(at("paris", "sealing"))[0]!), "utf8")) as { privateKey: string }).privateKey]) assert.ok(!shown.includes(secret));
  });

  test("sealing key, certificate and identity are each replaced on their own", async () => {
    const before = (await card("paris")).node!;
    await check(["node", "keys", "rotate", at("paris")], 0, /^Peers seal to s-[0-9a-f]{16} as soon as/);
    const sealed = (await card("paris")).node!;
    assert.deepEqual([sealed.sealing!.keyId === before.sealing!.keyId, sealed.tls, sealed.keyId], [false, before.tls, before.keyId]);
    await check(["node", "keys", "rotate", at("paris"), "--certificate"], 0, /^The door shows the certificate [0-9a-f]{64} from the next start\.\n$/);
    const shown = (await card("paris")).node!;
    assert.deepEqual([shown.tls === sealed.tls, shown.sealing!.keyId === sealed.sealing!.keyId, shown.keyId], [false, false, before.keyId]);
    await check(["node", "keys", "rotate", at("lyon"), "--certificate"], 2, /tls: is not set: this node has no door of its own/);
    await check(["node", "keys", "show", at("paris")], 0, /identity/); // its database now knows the key
    await check(["node", "keys", "rotate", at("paris"), "--identity"], 0, /^The node signs with k-[0-9a-f]{16} from its next start; k-[0-9a-f]{16} is destroyed\./);
    const renewed = (await card("paris")).node!;
    assert.notEqual(renewed.publicKey, before.publicKey);
    await check(["node", "keys", "show", at("paris")], 0, new RegExp(`identity\t${renewed.keyId}`));
    await check(["node", "peer", "add", at("lyon"), at("paris.json")], 1, /^paris is known with key k-/);
  });

  test("a change of identity that was cut off is ended by the same command", async () => {
    const { keyId } = (await card("paris")).node!;
    renameSync(at("paris", "identity.key"), at("paris", "identity.key.next"));
    writeFileSync(at("paris", "identity.key"), `${Buffer.alloc(32, 5).toString("base64")}\n`, { mode: 0o600 });
    await check(["node", "keys", "show", at("paris")], 2, /Cannot start with key/);
    await check(["node", "keys", "rotate", at("paris"), "--identity"], 0, new RegExp(`signs with ${keyId}`));
    await check(["node", "keys", "show", at("paris")], 0, new RegExp(keyId));
  });

  test("founders state the new key, and a node that goes by them takes it, and believes fewer of them nothing", async () => {
    const names = ["alpha", "beta", "gamma"];
    const founders = [];
    for (const name of names) founders.push((await check(["registry", "key", at(name), "--name", name], 0, /^\w+\+[0-9a-f]{8}\+\S{44}\n$/)).trim());
    assert.equal(statSync(at("alpha")).mode & 0o777, 0o600);
    const root = { format: 1, registry: "eu", founders, quorum: 2 };
    writeFileSync(at("lyon", "trust.json"), JSON.stringify({ ...root, quorum: 4 }));
    await check(["node", "keys", "show", at("lyon")], 2, /trust\.json: quorum: must be at most 3, the number of founders/);
    writeFileSync(at("lyon", "trust.json"), JSON.stringify(root));
    const { keyId } = (await card("paris")).node!;
    const attestation = at("attestation");
    writeFileSync(attestation, await check(["registry", "attest", at("paris.json"), "--registry", "eu", "--number", "1"], 0, /^heed registry attestation v1\n\{"authority":"paris"/));
    const sign = async (name: string) => writeFileSync(attestation, await check(["registry", "sign", attestation, "--key", at(name), "--name", name], 0, new RegExp(`— ${name} `)));
    await sign("alpha");
    await check(["node", "keys", "attest", at("lyon"), attestation], 1, /^Too few founders signed the attestation: 2 are needed\.\n$/);
    await sign("gamma");
    await check(["node", "keys", "attest", at("lyon"), attestation], 0, new RegExp(`^paris: key ${keyId}, by attestation 1 of eu\\.\n$`));
    await check(["node", "keys", "attest", at("lyon"), attestation], 1, /^Attestation 1 on paris is not newer than 1\.\n$/);
    await check(["node", "keys", "show", at("lyon")], 0, new RegExp(`paris\t${keyId}, k-[0-9a-f]{16} until \\S+\tsealed to \\S+ until \\S+\tattestation 1 of eu`));
  });

  test("a peer whose key was stolen is cut off", async () => {
    await check(["node", "keys", "revoke", at("lyon"), "paris", "--reason", "A stolen machine"], 0, /^Nothing goes to paris and nothing is taken from it any more\.\n$/);
    await check(["node", "keys", "show", at("lyon")], 0, /revoked \S+ by administrator: A stolen machine/);
    await check(["node", "keys", "revoke", at("lyon"), "oslo", "--reason", "x"], 1, /^No authority oslo is known here\.\n$/);
  });
});
