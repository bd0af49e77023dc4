import { err, ok, type Result } from "../../base/result.ts";
import { trimmed, type Column } from "./arrays.ts";
import { Identifiers } from "./identifiers.ts";
import { NameList, type ListColumns } from "./name-list.ts";
import { Vocabulary, type VocabularyColumns } from "./vocabulary.ts";

/** Raised whenever reading of names, keys or columns changes: an older snapshot would answer otherwise. */
const format = "heed names list 5";

const kinds = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array } as const;

interface Head {
  readonly format: string;
  readonly numbers: Readonly<Record<string, number>>;
  readonly columns: readonly { readonly name: string; readonly kind: keyof typeof kinds; readonly length: number; readonly at: number }[];
  readonly end: number;
}

export type SnapshotError = { readonly code: "snapshot.foreign" } | { readonly code: "snapshot.damaged"; readonly at: string };

/** A list and its identifiers as one run of typed columns and numbers: what threads are handed, and what a snapshot holds. */
export interface ListParts {
  readonly numbers: Readonly<Record<string, number>>;
  readonly columns: Readonly<Record<string, Column>>;
}

/** The parts of a list, trimmed to what is in use; the list must not be changed while they serve. */
export function partsOf(list: NameList, ids: Identifiers): ListParts {
  const columns: Record<string, Column> = {};
  for (const [name, column] of Object.entries(list.trimmedColumns()) as [string, Column][]) columns[`list.${name}`] = column;
  for (const [name, column] of Object.entries(list.vocabulary.trimmedColumns()) as [string, Column][]) columns[`words.${name}`] = column;
  columns["ids.bytes"] = trimmed(ids.bytes, ids.start[ids.count] as number);
  columns["ids.start"] = trimmed(ids.start, ids.count + 1);
  return { numbers: { ...list.numbers(), ...list.vocabulary.numbers(), ids: ids.count }, columns };
}

/** A list from its parts, sharing their memory. */
export function fromParts(parts: ListParts): { list: NameList; ids: Identifiers } {
  const pick = (prefix: string): Record<string, Column> => Object.fromEntries(
    Object.entries(parts.columns).flatMap(([name, column]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), column]] : [])));
  const n = (name: string): number => parts.numbers[name] ?? 0;
  const vocabulary = new Vocabulary({
    ...(pick("words.") as unknown as VocabularyColumns), words: n("words"), keys: n("keys"), deletions: n("deletions"), deletionValues: n("deletionValues"),
  });
  const list = NameList.restored(vocabulary, pick("list.") as unknown as ListColumns, parts.numbers);
  const ids = new Identifiers({ bytes: parts.columns["ids.bytes"] as Uint8Array, start: parts.columns["ids.start"] as Uint32Array, count: n("ids") });
  return { list, ids };
}

/** A snapshot as pieces to be written one after the other: a head of JSON, then the columns, each on a multiple of eight. */
export function writeSnapshot(parts: ListParts): Uint8Array[] {
  const columns = Object.entries(parts.columns).map(([name, column]) => ({ name, kind: column.constructor.name as keyof typeof kinds, length: column.length, at: 0, column }));
  // Positions count from the end of the head, so that its own length does not matter.
  let at = 0;
  for (const entry of columns) {
    entry.at = at;
    at += Math.ceil(entry.column.byteLength / 8) * 8;
  }
  const head: Head = { format, numbers: parts.numbers, columns: columns.map(({ name, kind, length, at: from }) => ({ name, kind, length, at: from })), end: at };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const room = new Uint8Array(16 + Math.ceil(text.length / 8) * 8).fill(32);
  room.set(new TextEncoder().encode(String(room.length - 16).padEnd(16)));
  room.set(text, 16);
  const pieces: Uint8Array[] = [room];
  for (const { column } of columns) {
    pieces.push(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    const gap = Math.ceil(column.byteLength / 8) * 8 - column.byteLength;
    if (gap > 0) pieces.push(new Uint8Array(gap));
  }
  return pieces;
}

/** Parts that view the bytes of a snapshot; nothing is copied. `bytes` must begin on a multiple of eight in its buffer. */
export function readSnapshot(bytes: Uint8Array): Result<ListParts, SnapshotError> {
  const size = Number(latin(bytes.subarray(0, 16)));
  if (!Number.isInteger(size) || size <= 0 || size % 8 !== 0 || size > 1 << 20 || 16 + size > bytes.length) return err({ code: "snapshot.foreign" });
  let head: Head;
  try {
    head = JSON.parse(latin(bytes.subarray(16, 16 + size))) as Head;
  } catch {
    return err({ code: "snapshot.foreign" });
  }
  if (head.format !== format) return err({ code: "snapshot.foreign" });
  if (bytes.length !== 16 + size + head.end) return err({ code: "snapshot.damaged", at: "end" });
  const columns: Record<string, Column> = {};
  for (const { name, kind, length, at } of head.columns) {
    const make = kinds[kind];
    const from = 16 + size + at;
    if (make === undefined || at % 8 !== 0 || from + length * make.BYTES_PER_ELEMENT > bytes.length) return err({ code: "snapshot.damaged", at: name });
    columns[name] = new (make as new (buffer: ArrayBufferLike, at: number, length: number) => Column)(bytes.buffer, bytes.byteOffset + from, length);
  }
  return ok({ numbers: head.numbers, columns });
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.slice());
}
