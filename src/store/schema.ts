import type { ColumnType, Generated, Transaction } from "kysely";
import { canonicalJson, type Json } from "../lib/base/canonical.ts";

declare const jsonTextBrand: unique symbol;

/** JSON written out for a jsonb column; only `jsonText` makes one. */
export type JsonText = string & { readonly [jsonTextBrand]: true };

/**
 * A jsonb column: parsed when read, `JsonText` when written. The driver would turn a JavaScript array into a
 * PostgreSQL array and send a string bare, so values are always written out first.
 */
export type Jsonb<T = Json> = ColumnType<T, JsonText, JsonText>;
export type NullableJsonb<T = Json> = ColumnType<T | null, JsonText | null | undefined, JsonText | null>;

/** Writes a value for a jsonb column; throws a TypeError on what JSON cannot hold. */
export function jsonText(value: unknown): JsonText {
  return canonicalJson(value) as JsonText;
}

/** A column that is set once, by the insert. */
type Fixed<T> = ColumnType<T, T, never>;

/** A migration that has been applied. */
export interface MigrationTable {
  readonly number: Fixed<number>;
  readonly name: Fixed<string>;
  readonly digest: Fixed<string>;
  readonly applied_at: Generated<string>;
}

/** One line of the node's history; never changed, never removed. */
export interface EntryTable {
  readonly seq: Fixed<number>;
  readonly at: Fixed<string>;
  readonly actor: Fixed<string>;
  readonly kind: Fixed<string>;
  readonly subject: Fixed<string>;
  readonly data: ColumnType<Json, JsonText, never>;
  readonly content_digest: ColumnType<string | null, string | null | undefined, never>;
  readonly digest: Fixed<string>;
}

/** The personal part of an entry; `body` is null once erased. */
export interface ContentTable {
  readonly seq: Fixed<number>;
  readonly body: ColumnType<Json | null, JsonText, null>;
}

/** A command already carried out, by its idempotency key. */
export interface CommandTable {
  readonly key: Fixed<string>;
  readonly seq: ColumnType<number | null, number | null | undefined, number | null>;
  readonly result: Jsonb;
  readonly at: Fixed<string>;
}

export interface Database {
  readonly migration: MigrationTable;
  readonly entry: EntryTable;
  readonly content: ContentTable;
  readonly command: CommandTable;
}

/** What queries run in: a transaction that is open, for writing or for reading. */
export type Tx = Transaction<Database>;
