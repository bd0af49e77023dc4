import assert from "node:assert/strict";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import type { z } from "zod";
import * as messages from "../../src/contract/messages.ts";
import type { Authority } from "../../src/domain/authority.ts";
import type { Entry } from "../../src/domain/entry.ts";
import type { MessageBody } from "../../src/domain/message.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { openNodeFolder } from "../../src/server/node-folder.ts";
import { currentGeneration } from "../../src/store/witness.ts";
import { readEntries } from "../../src/store/rows.ts";
import { createDatabase, missingServer, testServer } from "../support/postgres.ts";
import { runHeed } from "../support/heed.ts";
import type { Ended } from "../support/heed.ts";
import { freePort, introduce, setUpNode, signIn, startRunning } from "../support/running-node.ts";
import type { RunningNode } from "../support/running-node.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-b-"));
const at = (name: string): string => join(folder, name);
const running: RunningNode[] = [];
const purpose = "prevention of terrorism";

let paris: Authority;
let ports: { readonly paris: number; readonly brussels: number };

async function start(name: string, port: number): Promise<RunningNode> {
  const node = await startRunning(at(name), { port });
  running.push(node);
  return node;
}

async function entriesAt(name: string, databaseUrl?: string): Promise<readonly Entry[]> {
  await using node = unwrap(await openNodeFolder(at(name), databaseUrl));
  return await node.store.read((tx) => readEntries(tx, 0, 100_000));
}

async function warn(node: RunningNode, id: string): Promise<void> {
  const body: z.input<typeof MessageBody> = { kind: "warning", purpose, persons: [{ ref: "p", names: [{ text: "Marek Olin" }], subjectClass: "suspect" }] };
  unwrap(await (await signIn(node, "lea")).call(messages.draftMessage, { body: { id, thread: id, to: ["brussels"], body } }));
  unwrap(await (await signIn(node, "sam")).call(messages.approveMessage, { params: { id }, body: {} }));
}

async function refused(file: string, into: string, says: RegExp): Promise<void> {
  const ended: Ended = await runHeed(["restore", file, at(into)]);
  assert.equal(ended.code, 1);
  assert.match(ended.err, says);
}

describe("a backup of a node, and the node made of it", { timeout: 600_000 }, () => {
  before(async () => {
    ports = { paris: await freePort(), brussels: await freePort() };
    paris = await setUpNode(at("paris"), { id: "paris", country: "FR", url: `http://127.0.0.1:${ports.paris}` });
    const brussels = await setUpNode(at("brussels"), { id: "brussels", country: "BE", url: `http://127.0.0.1:${ports.brussels}` });
    const people = { lea: "liaison", sam: "supervisor", root: "administrator" } as const;
    await introduce(at("paris"), [brussels], people);
    await introduce(at("brussels"), [paris], people);
  });
  after(async () => {
    for (const node of running) await node.stop("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  test("is written while the node runs, and holds it as it was at that moment", async () => {
    const node = await start("paris", ports.paris);
    await warn(node, "w1");
    const written = await runHeed(["backup", at("paris"), at("first.backup")]);
    assert.equal(written.code, 0, written.err);
    assert.match(written.out, /^\d+ entries, \d+ rows in .*first\.backup \(\d+ bytes\)\. Keep it as secret as the node\.\n$/);
    assert.equal(statSync(at("first.backup")).mode & 0o777, 0o600);
    const checked = await runHeed(["doctor", at("paris")]);
    assert.deepEqual([checked.code, checked.err], [0, ""], "and it checks itself while it runs");
    await warn(node, "w2");
    assert.equal((await node.stop()).code, 0);
    const entries = await entriesAt("paris");

    const restored = await runHeed(["restore", at("first.backup"), at("again")]);
    assert.equal(restored.code, 0, restored.err);
    assert.match(restored.out, /^paris as it was on .*, with \d+ entries: whole\nheed\/successor\/v1\nparis\/exchange \d+ \S+ paris\/exchange\/2\n/);
    const before_ = await entriesAt("again");
    assert.ok(before_.length < entries.length);
    assert.deepEqual(before_, entries.slice(0, before_.length));
    assert.equal(readFileSync(join(at("again"), "identity.key"), "utf8"), readFileSync(join(at("paris"), "identity.key"), "utf8"));
    await using opened = unwrap(await openNodeFolder(at("again"), undefined));
    assert.equal(await opened.store.read((tx) => currentGeneration(tx)), 2);
  });

  test("of a node that does not run holds all of it", async () => {
    const written = await runHeed(["backup", at("paris"), at("second.backup")]);
    assert.equal(written.code, 0, written.err);
    assert.equal((await runHeed(["restore", at("second.backup"), at("second")])).code, 0);
    assert.deepEqual(await entriesAt("second"), await entriesAt("paris"));
    assert.equal((await runHeed(["doctor", at("second")])).code, 0);
  });

  test("that was altered, cut off or is something else is refused before anything is written", async () => {
    const text = gunzipSync(readFileSync(at("second.backup"))).toString("utf8");
    const damaged: Readonly<Record<string, readonly [Buffer, RegExp]>> = {
      altered: [gzipSync(text.replace("Marek Olin", "Marek Orin")), /its digest is not that of its content: it was altered/],
      shortened: [gzipSync(text.slice(0, text.lastIndexOf('{"end"'))), /it is cut off/],
      lengthened: [gzipSync(`${text}[]\n`), /something follows its end/],
      other: [gzipSync('{"heed":"song"}\n'), /it is no backup that this program reads/],
      packed: [readFileSync(at("second.backup")).subarray(0, 2_000), /unexpected end of file/],
      plain: [Buffer.from("hello"), /incorrect header check/],
    };
    for (const [name, [bytes, says]] of Object.entries(damaged)) {
      writeFileSync(at(`${name}.backup`), bytes);
      await refused(at(`${name}.backup`), "nowhere", says);
    }
    await refused(at("missing.backup"), "nowhere", /ENOENT/);
    assert.throws(() => statSync(at("nowhere")), /ENOENT/);
  });

  test("is not put over a node that is there, but beside a file that is", async () => {
    await refused(at("second.backup"), "paris", /it holds (data|node\.json); give a folder without a node/);
    cpSync(at("second"), at("kept"), { recursive: true, filter: (path) => !path.includes("data") && !path.endsWith("node.json") });
    copyFileSync(at("first.backup"), join(at("kept"), "notes.txt"));
    assert.equal((await runHeed(["restore", at("second.backup"), at("kept")])).code, 0);
    assert.deepEqual(readFileSync(join(at("kept"), "notes.txt")), readFileSync(at("first.backup")));
  });

  test("goes onto a PostgreSQL server too, whose database must be unused", { skip: missingServer() ?? false }, async () => {
    const database = await createDatabase(await testServer());
    const env = { DATABASE_URL: database.url };
    const restored = await runHeed(["restore", at("second.backup"), at("server")], { env });
    assert.equal(restored.code, 0, restored.err);
    assert.deepEqual(await entriesAt("server", database.url), await entriesAt("paris"));
    const again = await runHeed(["restore", at("second.backup"), at("server-2")], { env });
    assert.deepEqual([again.code, again.err], [1, "Cannot restore paris: the database is in use; give an empty one\n"]);
    const back = await runHeed(["backup", at("server"), at("server.backup")], { env });
    assert.equal(back.code, 0, back.err);
    await database.drop();
  });

  test("brings back what peers sent after it, and numbers what it sends behind what they have", async () => {
    const receiver = await start("brussels", ports.brussels);
    const sender = await start("paris", ports.paris);
    const arrived = async (id: string): Promise<boolean> => (await entriesAtRunning(receiver)).includes(id);
    for (const end = Date.now() + 120_000; Date.now() < end && !((await arrived("w1")) && (await arrived("w2"))); ) await new Promise((resolve) => void setTimeout(resolve, 200));
    assert.equal((await sender.stop()).code, 0);
    const again = await start("again", ports.paris); // as it was after w1
    await warn(again, "w3");
    for (const end = Date.now() + 120_000; Date.now() < end && !(await arrived("w3")); ) await new Promise((resolve) => void setTimeout(resolve, 200));
    assert.equal(await arrived("w3"), true, "what is sent after the restore is not taken for what was sent before");
  });
});

/** The threads that an officer of a running node sees. */
async function entriesAtRunning(node: RunningNode): Promise<string> {
  const page = unwrap(await (await signIn(node, "lea")).call(messages.readMessages, { query: {}, purpose }));
  return JSON.stringify(page);
}
