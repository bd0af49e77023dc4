import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { Authority } from "../../src/domain/authority.ts";
import { runHeed } from "../support/heed.ts";

const top = mkdtempSync(join(tmpdir(), "heed-node-"));
const folder = join(top, "paris");
after(() => rmSync(top, { recursive: true, force: true }));

const about = ["--id", "paris", "--name", "Central section, Paris", "--country", "FR", "--kind", "spoc", "--union", "--languages", "fr,en", "--time-zone", "Europe/Paris", "--url", "https://heed.paris.example"];

/** Runs `heed node ARGS` and checks its exit code and what it says. */
async function check(args: readonly string[], code: number, says: RegExp, input?: string): Promise<string> {
  const ended = await runHeed(["node", ...args], input === undefined ? {} : { input });
  assert.equal(ended.code, code, `${ended.out}${ended.err}`);
  assert.match(code === 0 ? ended.out : ended.err, says);
  assert.doesNotMatch(ended.err, /^\s+at /m, "a person is shown no stack");
  return ended.out;
}

describe("heed node", { timeout: 600_000 }, () => {
  test("init makes a folder that is its owner's alone, and prints a card without a secret", async () => {
    const card = Authority.parse(JSON.parse(await check(["init", folder, ...about], 0, /"id": "paris"/)));
    assert.deepEqual([card.languages, card.union, card.node?.url], [["fr", "en"], true, "https://heed.paris.example"]);
    for (const [name, mode] of [["", 0o700], ["identity.key", 0o600], ["node.json", 0o600]] as const) assert.equal(statSync(join(folder, name)).mode & 0o777, mode, name);
    const key = readFileSync(join(folder, "identity.key"), "utf8").trim();
    assert.ok(!JSON.stringify(card).includes(key));
    assert.deepEqual(Authority.parse(JSON.parse(await check(["card", folder], 0, /"id": "paris"/))), card);
  });

  test("init overwrites nothing and names every option that will not do", async () => {
    const before = readFileSync(join(folder, "identity.key"), "utf8");
    await check(["init", folder, ...about], 2, /^Cannot set up a node in .*paris: it holds \S+; give an empty folder\n$/);
    assert.equal(readFileSync(join(folder, "identity.key"), "utf8"), before);
    const wrong = about.map((one) => ({ FR: "FRA", spoc: "spook", "fr,en": "fr,english", "Europe/Paris": "Europe/Pari", paris: "pa ris" })[one] ?? one);
    await check(["init", join(top, "other"), ...wrong], 2, /--id: .*\(pa ris\)\n.*--country: .*\(FRA\)\n.*--kind: .*\(spook\)\n.*--languages: .*\(english\)\n.*--time-zone: .*\(Europe\/Pari\)\n/);
    await check(["init", join(top, "other"), ...about.filter((one) => one !== "--union")], 2, /say --union or --outside/);
    await check(["init", join(top, "other"), ...about, "--outside"], 2, /cannot be used with/);
    await check(["run", folder, "--port", "99999"], 2, /--port: must be a whole number from 0 to 65535 \(99999\)/);
    await check(["run", join(top, "nowhere")], 1, /^Cannot find .*nowhere.node\.json: set the node up with "heed node init"\n$/);
  });

  test("every fault of node.json is named with its key and value", async () => {
    const file = join(folder, "node.json");
    const good = readFileSync(file, "utf8");
    const config = JSON.parse(good) as { authority: Record<string, unknown> };
    const { country: _country, ...rest } = config.authority;
    writeFileSync(file, JSON.stringify({ ...config, authority: { ...rest, kind: "spook", colour: "red" }, url: "ftp://x" }));
    const says = (await runHeed(["node", "run", folder])).err;
    for (const fault of [/node\.json: authority\.country: is missing \(missing\)\n/, /node\.json: authority\.kind: .*\(spook\)\n/, /node\.json: authority\.colour: is not a key of this file \(red\)\n/, /node\.json: url: .*\(ftp:\/\/x\)\n/]) assert.match(says, fault);
    writeFileSync(file, good.slice(0, 20));
    await check(["card", folder], 2, /node\.json: the file: is not JSON \(\{/);
    writeFileSync(file, good);
  });

  test("staff, peers and passwords are set up before the node runs", async () => {
    await check(["staff", "add", folder, "--id", "lea", "--name", "Léa Martin", "--post", "Liaison officer", "--role", "liaison", "administrator"], 0, /^lea: Léa Martin, Liaison officer \(liaison, administrator\)\n$/);
    await check(["staff", "add", folder, "--id", "node", "--name", "N", "--post", "P", "--role", "boss"], 2, /^Cannot use the officer: id: .*\(node\)\nCannot use the officer: roles\.0: .*\(boss\)\n$/);
    await check(["staff", "list", folder], 0, /^lea\tLéa Martin\tLiaison officer\tliaison, administrator\n$/);

    const peer = { id: "ankara", name: "Police, Ankara", country: "TR", kind: "police", union: false, languages: ["tr"], timeZone: "Europe/Istanbul", channel: "letter", node: { url: "https://heed.ankara.example", keyId: "k-1", publicKey: Buffer.alloc(32, 1).toString("base64") } };
    const card = (change: object): string => {
      const path = join(top, "card.json");
      writeFileSync(path, JSON.stringify({ ...peer, ...change }));
      return path;
    };
    await check(["peer", "add", folder, card({})], 1, /^The record of ankara has no key to seal to\. Ask for a newer card, or say that clear was agreed\.\n$/);
    await check(["peer", "add", folder, card({}), "--clear"], 0, /^ankara: Police, Ankara, https:\/\/heed\.ankara\.example, key k-1, in clear\n$/);
    const sealing = { keyId: "s-1", publicKey: Buffer.alloc(32, 3).toString("base64"), from: "2026-01-01T00:00:00.000Z", until: "2026-03-01T00:00:00.000Z", sig: Buffer.alloc(64, 4).toString("base64") };
    await check(["peer", "add", folder, card({ node: { ...peer.node, sealing } })], 1, /^The sealing key of ankara is not signed by its identity key\.\n$/);
    const otherKey = { node: { ...peer.node, keyId: "k-2", publicKey: Buffer.alloc(32, 2).toString("base64") } };
    await check(["peer", "add", folder, card(otherKey)], 1, /^ankara is known with key k-1, the card has k-2: ask by another way which holds/);
    await check(["peer", "add", folder, card(otherKey), "--replace-key", "--clear"], 0, /key k-2, in clear\n$/);
    await check(["peer", "add", folder, card({ id: "izmir", ...otherKey })], 1, /^The key of izmir is known here as that of ankara\.\n$/);
    await check(["peer", "add", folder, card({ id: "paris" })], 1, /^paris is this authority itself\.\n$/);
    await check(["peer", "add", folder, card({ country: "Turkey" })], 2, /^Cannot use the card: country: .*\(Turkey\)\n$/);
    await check(["peer", "add", folder, join(top, "none.json")], 2, /^Cannot read the card .*none\.json/);
    await check(["peer", "list", folder], 0, /^ankara\tPolice, Ankara\thttps:\/\/heed\.ankara\.example\t0 waiting\n$/);

    await check(["password", folder, "lea"], 0, /^The password of lea is set; he must change it when he first signs in\.\n$/, "a sentence that nobody guesses\n");
    await check(["password", folder, "lea"], 1, /^A password needs at least 12 characters\.\n$/, "short\n");
    await check(["password", folder, "lea"], 1, /^No password was given/, "");
    await check(["password", folder, "nobody"], 1, /^nobody is no active officer/, "a sentence that nobody guesses\n");
    const file = join(top, "password");
    writeFileSync(file, "another sentence nobody guesses\n");
    await check(["password", folder, "lea", "--own", "--password-file", file], 0, /^The password of lea is set\.\n$/);
  });
});
