import { closeSync, existsSync, openSync, readSync, renameSync, statSync, writeSync } from "node:fs";
import { daySpans, type DaySpan } from "../lib/names/births.ts";
import { Identifiers } from "../lib/names/list/identifiers.ts";
import { NameList } from "../lib/names/list/name-list.ts";
import { partsOf, readSnapshot, writeSnapshot, type ListParts } from "../lib/names/list/snapshot.ts";
import { parseName } from "../lib/names/person-name.ts";
import { err, ok, type Result } from "../lib/base/result.ts";

const chunkSize = 1 << 22;
const longestLine = 1 << 20;
const newline = 10;

/** Reads lists of persons in JSON lines `{id, names[], birthDates?[], nationality?[]}`, or the snapshot if there is one. */
export function loadParts(files: readonly string[], snapshot: string | undefined): Result<ListParts, string> {
  if (snapshot !== undefined && existsSync(snapshot)) return readSnapshotFile(snapshot);
  const list = new NameList(true);
  const ids = new Identifiers(undefined, true);
  for (const file of files) {
    const fault = readList(file, list, ids);
    if (fault !== undefined) return err(fault);
  }
  list.postAll();
  const parts = partsOf(list, ids);
  if (snapshot !== undefined) writeSnapshotFile(snapshot, parts);
  return ok(parts);
}

/** Birth statements of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; what is none of them says nothing. */
export function spansOf(dates: readonly string[]): DaySpan[] {
  return daySpans(dates.map((date) => {
    if (date.length === 10) return { from: date, to: date };
    if (/^\d{4}$/.test(date)) return { from: `${date}-01-01`, to: `${date}-12-31` };
    if (/^\d{4}-\d{2}$/.test(date)) {
      const last = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5)), 0)).getUTCDate();
      return { from: `${date}-01`, to: `${date}-${String(last).padStart(2, "0")}` };
    }
    return { from: date, to: date };
  }));
}

function readList(file: string, list: NameList, ids: Identifiers): string | undefined {
  const fd = openSync(file, "r");
  try {
    const chunk = Buffer.allocUnsafe(chunkSize);
    let rest = Buffer.alloc(0);
    let lines = 0;
    for (;;) {
      const read = readSync(fd, chunk, 0, chunkSize, null);
      const bytes = read === 0 ? rest : Buffer.concat([rest, chunk.subarray(0, read)]);
      let from = 0;
      for (;;) {
        let to = bytes.indexOf(newline, from);
        if (to < 0) {
          if (read > 0 || from >= bytes.length) break;
          to = bytes.length;
        }
        lines++;
        const fault = addLine(bytes.toString("utf8", from, to), list, ids);
        if (fault !== undefined) return `Cannot load ${file}, line ${lines}: ${fault}`;
        from = to + 1;
      }
      rest = Buffer.from(bytes.subarray(from));
      if (rest.length > longestLine) return `Cannot load ${file}, line ${lines + 1}: longer than ${longestLine} bytes`;
      if (read === 0) return undefined;
    }
  } finally {
    closeSync(fd);
  }
}

function addLine(line: string, list: NameList, ids: Identifiers): string | undefined {
  if (line.length < 3 && line.trim() === "") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "not JSON";
  }
  if (typeof value !== "object" || value === null) return "not an object";
  const record = value as { readonly id?: unknown; readonly names?: unknown; readonly birthDates?: unknown; readonly nationality?: unknown };
  if (typeof record.id !== "string") return "id is not a text";
  const names = texts(record.names).slice(0, 100).map((text) => parseName({ text })).filter((name) => name.tokens.length > 0);
  ids.append(record.id);
  list.append({ names, spans: spansOf(texts(record.birthDates)), nationalities: texts(record.nationality) }, false);
  return undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function readSnapshotFile(file: string): Result<ListParts, string> {
  const size = statSync(file).size;
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  const fd = openSync(file, "r");
  try {
    for (let at = 0; at < size;) {
      const read = readSync(fd, bytes, at, Math.min(size - at, 1 << 30), at);
      if (read === 0) break;
      at += read;
    }
  } finally {
    closeSync(fd);
  }
  const parts = readSnapshot(bytes);
  if (parts.ok) return parts;
  return err(`Cannot read snapshot ${file}: ${parts.error.code === "snapshot.foreign" ? "not a list of this version; remove it to load the listed files" : `damaged at ${parts.error.at}`}`);
}

function writeSnapshotFile(file: string, parts: ListParts): void {
  const partial = `${file}.partial`;
  const fd = openSync(partial, "w", 0o600);
  try {
    for (const piece of writeSnapshot(parts)) {
      for (let at = 0; at < piece.length;) at += writeSync(fd, piece, at, Math.min(piece.length - at, 1 << 30));
    }
  } finally {
    closeSync(fd);
  }
  renameSync(partial, file);
}
