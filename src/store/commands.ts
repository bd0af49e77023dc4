import { sql } from "kysely";
import { CONTENT, evolve } from "../domain/entry.ts";
import type { Entry, Noun, Rows } from "../domain/entry.ts";
import type { Tx } from "./schema.ts";
import { entriesAbout, findRow } from "./rows.ts";

/**
 * What is kept of a command's answer: the row it gave, by noun, id and last entry, or a value without content. What people wrote stands
 * among the entries alone, so that whoever erases it there has erased it.
 */
export type Kept = { readonly row: { readonly noun: Noun; readonly id: string; readonly through: number } } | { readonly value: unknown };

/** The result of a command already run under this key, or undefined. */
export async function findCommand(tx: Tx, key: string): Promise<{ readonly result: unknown } | undefined> {
  const found = await sql<{ result: unknown }>`select result from command where key = ${key}`.execute(tx);
  return found.rows[0];
}

/** Keeps a command's result under its key, in the same transaction as what it did. */
export async function recordCommand(tx: Tx, command: { readonly key: string; readonly seq: number | null; readonly result: unknown; readonly at: string }): Promise<void> {
  await sql`insert into command (key, seq, result, at) values (${command.key}, ${command.seq}, ${JSON.stringify(command.result ?? null)}::text::jsonb, ${command.at}::timestamptz)`.execute(tx);
}

/** Puts another result in the place of one that is kept: for what a node knows of itself. */
export async function replaceCommand(tx: Tx, key: string, result: unknown): Promise<void> {
  await sql`update command set result = ${JSON.stringify(result)}::text::jsonb where key = ${key}`.execute(tx);
}

/**
 * What to keep of an answer, given the entries of its transaction; nothing of a command that changed nothing and would only show content
 * again. Throws where content would be kept that is no row of those entries.
 */
export async function keptOf(tx: Tx, answer: unknown, appended: readonly Entry[]): Promise<Kept | undefined> {
  if (isObject(answer) && typeof answer["id"] === "string") {
    const { id } = answer;
    const nouns = new Set(appended.filter((one) => one.subject === id).map((one) => one.noun));
    for (const noun of nouns) {
      // A message and its item share an id: the fields tell which of them was answered.
      const row = await findRow(tx, noun, id);
      if (row !== undefined && Object.keys(answer).length > 1 && Object.keys(answer).every((key) => key in row)) return { row: { noun, id, through: appended.at(-1)!.seq } };
    }
  }
  if (holdsContent(answer) && appended.length === 0) return undefined;
  if (holdsContent(answer)) throw new Error("The answer of a command would be kept with its content");
  return { value: answer ?? null };
}

/** The answer as it was given the first time; what has been erased since is absent. */
export async function answerOf(tx: Tx, kept: Kept): Promise<unknown> {
  if (!("row" in kept)) return kept.value;
  const { noun, id, through } = kept.row;
  let row: Rows[Noun] | undefined;
  for (const entry of await entriesAbout(tx, noun, id, through)) row = evolve(noun, row, entry.set);
  return row;
}

const CONTENT_FIELDS: ReadonlySet<string> = new Set(Object.values(CONTENT).flat());

function holdsContent(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsContent);
  return isObject(value) && Object.entries(value).some(([key, one]) => CONTENT_FIELDS.has(key) || holdsContent(one));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
