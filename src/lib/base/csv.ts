import { err, ok } from "./result.ts";
import type { Result } from "./result.ts";

/** Where text stopped being CSV; lines and columns count from 1. */
export interface CsvFault {
  readonly kind: "open-quote" | "after-quote" | "columns";
  readonly line: number;
  readonly column: number;
}

/** A row of CSV and the line of the text on which it began. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads CSV (RFC 4180) whose first row names the columns: fields in double quotes may hold separators, line breaks and doubled quotes. The
 * separator is that of comma, semicolon and tab which the first row has most of. Every row must have as many cells as the first; empty
 * lines are skipped, a byte order mark too. Linear in the length; bound it before.
 * @example parseCsv("id;name\n1;\"Omar; Ismail\"") // rows ["id", "name"], ["1", "Omar; Ismail"]
 */
export function parseCsv(text: string): Result<readonly CsvRow[], CsvFault> {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const separator = separatorOf(text.slice(start, endOfLine(text, start)));
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  let at = start;
  for (;;) {
    const cell = cellAt(text, at, separator);
    if ("kind" in cell) return err({ kind: cell.kind, line: line + cell.lines, column: cells.length + 1 });
    cells.push(cell.value);
    line += cell.lines;
    at = cell.next;
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (cells.length > 1 || cells[0] !== "") {
      if (rows.length > 0 && cells.length !== rows[0]!.cells.length) return err({ kind: "columns", line: begun, column: cells.length });
      rows.push({ line: begun, cells });
    }
    if (at >= text.length) return ok(rows);
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line++;
    begun = line;
    cells = [];
    if (at >= text.length) return ok(rows);
  }
}

interface Cell {
  readonly value: string;
  /** Line breaks inside it. */
  readonly lines: number;
  /** Where the separator, the line break or the end stands. */
  readonly next: number;
}

function cellAt(text: string, at: number, separator: string): Cell | { readonly kind: CsvFault["kind"]; readonly lines: number } {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end++;
    return { value: text.slice(at, end), lines: 0, next: end };
  }
  let value = "";
  for (let from = at + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { kind: "open-quote", lines: 0 };
    value += text.slice(from, quote);
    const after = text[quote + 1];
    if (after === '"') {
      value += '"';
      from = quote + 2;
      continue;
    }
    const lines = value.split("\n").length - 1;
    if (after !== undefined && after !== separator && after !== "\n" && after !== "\r") return { kind: "after-quote", lines };
    return { value, lines, next: quote + 1 };
  }
}

function separatorOf(head: string): string {
  const counted = [",", ";", "\t"].map((one) => ({ one, count: head.split(one).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).one;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
