import { resolve } from "node:path";
import type { Command } from "commander";
import { instantOf } from "../lib/clock/index.ts";
import { restoreBackup, writeBackup } from "../server/backup.ts";
import type { BackedUp, RestoreError } from "../server/backup.ts";
import { askControl } from "../server/control.ts";
import { describeNodeFolderError, openNodeFolder } from "../server/node-folder.ts";
import { version } from "../server/version.ts";
import { newCommand } from "./command.ts";

/** `heed backup FOLDER FILE`: everything a node is, in one file, while it runs or not. */
export function backupCommand(): Command {
  return newCommand("backup")
    .description("write everything a node is into one file, keys included, while it runs or not; the file is as secret as the node. Exit code 0: written; 1: not; 2: the folder cannot be used")
    .argument("<folder>", "folder of the node")
    .argument("<file>", "file to write; one that is there is replaced once the new one is whole")
    .action(async (folder: string, file: string) => {
      process.exitCode = await runBackup(folder, resolve(file));
    });
}

/** `heed restore FILE FOLDER`: a node made of a backup. */
export function restoreCommand(): Command {
  return newCommand("restore")
    .description("make a node of a backup, in a folder without a node and an unused database (DATABASE_URL, or in the folder). Its logs go on under new names, by a signed statement that is printed. Exit code 0: restored and whole; 1: not")
    .argument("<file>", "the backup")
    .argument("<folder>", "folder to make; files that are there already are kept")
    .action(async (file: string, folder: string) => {
      process.exitCode = await runRestore(file, folder);
    });
}

async function runBackup(folder: string, file: string): Promise<number> {
  try {
    const answered = await askControl(resolve(folder), "backup", file);
    if (answered !== undefined) return told(JSON.parse(answered) as BackedUp);
    const opened = await openNodeFolder(folder, databaseUrl());
    if (!opened.ok) {
      for (const words of describeNodeFolderError(opened.error)) process.stderr.write(`${words}\n`);
      return 2;
    }
    await using node = opened.value;
    return told(await writeBackup(node, { folder, program: version }, file, instantOf(Date.now())));
  } catch (error) {
    process.stderr.write(`Cannot back up ${folder}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function runRestore(file: string, folder: string): Promise<number> {
  const restored = await restoreBackup(file, folder, databaseUrl(), instantOf(Date.now()));
  if (!restored.ok) {
    for (const words of describe(restored.error)) process.stderr.write(`${words}\n`);
    return 1;
  }
  const { head, statement, check } = restored.value;
  for (const { place, fault } of check.faults) process.stderr.write(`${place}: ${fault}\n`);
  const sound = check.faultCount === 0;
  process.stdout.write(`${head.authority} as it was on ${head.at}, with ${check.entries} entries: ${sound ? "whole" : "NOT WHOLE"}\n${statement}`);
  process.stdout.write("What came and went after that day is asked of every peer when the node starts. Officers sign in anew.\n");
  return sound ? 0 : 1;
}

function told({ file, entries, rows, bytes }: BackedUp): number {
  process.stdout.write(`${entries} entries, ${rows} rows in ${file} (${bytes} bytes). Keep it as secret as the node.\n`);
  return 0;
}

function databaseUrl(): string | undefined {
  const url = process.env["DATABASE_URL"];
  return url === "" ? undefined : url;
}

function describe(error: RestoreError): readonly string[] {
  if (error.code === "backup.unreadable") return [`Cannot read the backup ${error.file}: ${error.reason}`];
  if (error.code === "backup.newer") return [`Cannot restore ${error.file}: it is of schema ${error.schema}, and this program knows ${error.known}; use the program that wrote it, or a newer one`];
  if (error.code === "backup.folder-used") return [`Cannot restore into ${error.folder}: it holds ${error.found}; give a folder without a node`];
  if (error.code === "backup.database-used") return [`Cannot restore ${error.authority}: the database is in use; give an empty one`];
  return describeNodeFolderError(error);
}
