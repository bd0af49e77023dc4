import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test, type TestContext } from "node:test";
import { unwrap } from "../../lib/base/result.ts";
import { jsonText } from "../schema.ts";
import { openStore, type Store } from "../store.ts";
import { connectEngine } from "./client.ts";
import { Engine, enginePostgresMajor } from "./engine.ts";
import { commitsReachDisk } from "./folder.ts";
import { findSnapshot } from "./snapshot.ts";

async function temporary(t: TestContext | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "heed-folder-"));
  t?.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function errorOf(folder: string): Promise<unknown> {
  const opened = await openStore({ kind: "folder", folder });
  if (!opened.ok) return opened.error;
  await opened.value[Symbol.asyncDispose]();
  return undefined;
}

describe("a folder", () => {
  let folder: string;
  let parent: string;
  let store: Store;
  before(async () => {
    parent = await temporary(undefined);
    folder = join(parent, "new", "store");
    const umask = process.umask(0); // whatever is allowed here must not decide
    store = unwrap(await openStore({ kind: "folder", folder }));
    process.umask(umask);
  });
  after(async () => {
    await store[Symbol.asyncDispose]();
    await rm(parent, { recursive: true });
  });

  test("is its owner's alone, whatever the umask", { skip: process.platform === "win32" }, async () => {
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
  });

  test("says which PostgreSQL wrote it", async () => {
    assert.deepEqual(JSON.parse(await readFile(join(folder, "format.json"), "utf8")), { format: 1, postgres: enginePostgresMajor });
    assert.equal((await readFile(join(folder, "data", "PG_VERSION"), "utf8")).trim(), String(enginePostgresMajor));
    assert.ok(store.databaseVersion.startsWith(`${enginePostgresMajor}.`));
  });

  test("has nothing in it but the store", async () => {
    assert.deepEqual((await readdir(folder)).sort(), ["data", "format.json", "lock"]);
  });

  test("is refused to a second store, also of this process", async () => {
    assert.deepEqual(await errorOf(folder), { code: "store.locked", where: folder });
  });

  test("is there again when reopened, and tightened if somebody widened it", async () => {
    await store.transaction((tx) => tx.insertInto("command").values({ key: "k", result: jsonText([1]), at: "2014-12-15T09:00:00.000Z" }).execute());
    await store[Symbol.asyncDispose]();
    await chmod(folder, 0o777);
    store = unwrap(await openStore({ kind: "folder", folder }));
    assert.deepEqual(await store.read((tx) => tx.selectFrom("command").select(["key", "result"]).execute()), [{ key: "k", result: [1] }]);
    if (process.platform !== "win32") assert.equal((await stat(folder)).mode & 0o777, 0o700);
  });
});

test("a folder that holds something else is left alone", async (t) => {
  const folder = await temporary(t);
  await writeFile(join(folder, "diary.txt"), "mine");
  assert.deepEqual(await errorOf(folder), { code: "store.foreign", folder, found: "diary.txt" });
  assert.deepEqual(await readdir(folder), ["diary.txt"]);
});

test("a folder written by another PostgreSQL is named as such, and left alone", async (t) => {
  const folder = await temporary(t);
  await writeFile(join(folder, "format.json"), '{"format":1,"postgres":17}');
  await mkdir(join(folder, "data"));
  assert.deepEqual(await errorOf(folder), { code: "store.engine", folder, written: 17, program: enginePostgresMajor });
  assert.ok((await readdir(folder)).includes("data"));
});

for (const text of ["", "null", "{}", '{"format":2,"postgres":18}', '{"format":1,"postgres":"18"}']) {
  test(`a folder whose format.json is ${JSON.stringify(text)} is refused`, async (t) => {
    const folder = await temporary(t);
    await writeFile(join(folder, "format.json"), text);
    assert.deepEqual(await errorOf(folder), { code: "store.damaged", folder, reason: "format.json is not one this program wrote" });
  });
}

test("a path that is no folder is refused with the reason", async (t) => {
  const path = join(await temporary(t), "file");
  await writeFile(path, "");
  assert.match(JSON.stringify(await errorOf(path)), /store\.unreachable.*EEXIST/);
});

test("a damaged database is refused with PostgreSQL's own words, and its lock let go", async (t) => {
  const folder = await temporary(t);
  await writeFile(join(folder, "format.json"), JSON.stringify({ format: 1, postgres: enginePostgresMajor }));
  await mkdir(join(folder, "data"));
  await writeFile(join(folder, "data", "PG_VERSION"), `${enginePostgresMajor}\n`);
  for (const attempt of ["first", "second"]) {
    assert.match(JSON.stringify(await errorOf(folder)), /store\.damaged.*The database engine stopped.*(FATAL|could not)/, attempt);
  }
});

test("a beginning that was cut short is begun again", async (t) => {
  const folder = await temporary(t);
  await mkdir(join(folder, "data"));
  await writeFile(join(folder, "data", "PG_VERSION"), `${enginePostgresMajor}\n`);
  await writeFile(join(folder, "format.json.new"), "{");
  assert.equal(await errorOf(folder), undefined);
});

test("the check of the disk sees commits that do not reach it", async () => {
  const snapshot = await findSnapshot([]);
  assert.ok(snapshot !== undefined);
  const engine = await Engine.start({ snapshot }); // in memory nothing is ever synced
  const client = await connectEngine(engine);
  assert.equal(await commitsReachDisk(engine, client), false);
  await client.end();
  await engine.stop();
});
