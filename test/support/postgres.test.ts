import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { missingServer } from "./postgres.ts";

const owner = `
  const { startServer } = await import(${JSON.stringify(new URL("postgres.ts", import.meta.url).href)});
  const server = await startServer();
  const [row] = await server.query("select current_setting('data_directory') as folder");
  console.log(row.folder);
  setInterval(() => {}, 1000);`;

test("a private server ends with the process that started it, even by kill -9, and leaves no files", { skip: process.env["HEED_TEST_POSTGRES"] ? "a server is given" : (missingServer() ?? false), timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, ["--input-type=module", "-e", owner], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const folder = said.toString().trim();
  assert.ok(existsSync(`${folder}/postmaster.pid`));
  child.kill("SIGKILL");
  await once(child, "exit");
  const deadline = Date.now() + 10_000;
  while (existsSync(folder) && Date.now() < deadline) await sleep(50);
  assert.equal(existsSync(folder), false);
});
