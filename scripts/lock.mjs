// One process at a time: a file that holds the number of the process that works. Plain JavaScript for any Node >= 20.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Runs `action` while no other process holds the lock file at `path`; calls `onWait` once if it has to wait. */
export async function withLock(path, onWait, action) {
  mkdirSync(dirname(path), { recursive: true });
  let waited = false;
  while (!tryTake(path)) {
    if (!waited) onWait();
    waited = true;
    await sleep(200);
  }
  try {
    return await action();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Takes the lock if it is free or its holder is dead. */
function tryTake(path) {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path); // appears with its content or not at all
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    dropIfDead(path);
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Puts away a lock whose holder died; the next turn of the loop may then take it. */
function dropIfDead(path) {
  const holder = readHolder(path);
  if (holder === undefined || isAlive(holder)) return;
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
    // Another process may have put the dead one away and taken the lock in between: then it gets its lock back.
    if (readHolder(aside) !== holder) linkSync(aside, path);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readHolder(path) {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}
