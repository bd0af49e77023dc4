import type { ChronologyLine } from "../../domain/chronology.ts";

/** A stretch of time that is looked at, milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What stands at one place of a lane: one thing, or several too near to be told apart at this zoom. */
export interface Mark {
  /** Shares of the window's width, from 0 to 1. */
  readonly left: number;
  readonly width: number;
  readonly lines: readonly ChronologyLine[];
}

/** The marks of one authority. */
export interface Lane {
  readonly authority: string;
  readonly marks: readonly Mark[];
}

/** Things nearer to each other than this share of the window are one mark: the number of marks does not grow with the number of lines. */
const NEAR = 1 / 90;

const DAY_MS = 86_400_000;

/** Instants of lines in milliseconds, read once: a step over thousands of lines is arithmetic alone. */
const read = new WeakMap<ChronologyLine, Window>();

function timeOf(line: ChronologyLine): Window {
  const known = read.get(line);
  if (known !== undefined) return known;
  const time = { from: Date.parse(line.happened.first), to: Date.parse(line.happened.last) };
  read.set(line, time);
  return time;
}

/** The window that shows everything, with a little air on both sides; a day at least. */
export function wholeWindow(lines: readonly ChronologyLine[]): Window {
  let from = Infinity;
  let to = -Infinity;
  for (const line of lines) {
    const time = timeOf(line);
    from = Math.min(from, time.from);
    to = Math.max(to, time.to);
  }
  if (!Number.isFinite(from)) return { from: 0, to: DAY_MS };
  const air = Math.max((to - from) * 0.03, DAY_MS / 2);
  return { from: from - air, to: to + air };
}

/** The window half as long, or twice as long within `whole`, around its middle or around `at`. */
export function zoomed(window: Window, whole: Window, factor: number, at = (window.from + window.to) / 2): Window {
  const length = Math.min(Math.max((window.to - window.from) * factor, DAY_MS), whole.to - whole.from);
  const share = (at - window.from) / (window.to - window.from);
  return within({ from: at - length * share, to: at + length * (1 - share) }, whole);
}

/** The window moved by a share of its length, within `whole`. */
export function moved(window: Window, whole: Window, share: number): Window {
  const by = (window.to - window.from) * share;
  return within({ from: window.from + by, to: window.to + by }, whole);
}

/** Whether any of the time at which a line may have happened lies in the window. */
export function isIn(line: ChronologyLine, window: Window): boolean {
  const time = timeOf(line);
  return time.to >= window.from && time.from <= window.to;
}

/** Lines in lanes by authority, in the order in which each first appears. What is known to the month or year is as wide as that; cost grows with the lines alone. */
export function lanesOf(lines: readonly ChronologyLine[], window: Window): readonly Lane[] {
  const length = window.to - window.from;
  const lanes = new Map<string, Map<string, { left: number; right: number; lines: ChronologyLine[] }>>();
  for (const line of lines) {
    const lane = lanes.get(line.authority) ?? new Map<string, { left: number; right: number; lines: ChronologyLine[] }>();
    lanes.set(line.authority, lane);
    const time = timeOf(line);
    const left = (time.from - window.from) / length;
    const right = (time.to - window.from) / length;
    if (right < 0 || left > 1) continue;
    const wide = right - left > NEAR;
    // A stretch of uncertainty is a mark of its own; points are gathered by place.
    const key = wide ? `${left}|${right}` : String(Math.floor(left / NEAR));
    const mark = lane.get(key);
    if (mark === undefined) lane.set(key, { left, right, lines: [line] });
    else {
      mark.right = Math.max(mark.right, right);
      mark.lines.push(line);
    }
  }
  return [...lanes].map(([authority, marks]) => ({
    authority,
    marks: [...marks.values()].sort((a, b) => a.left - b.left).map(({ left, right, lines: of }) => ({ left: Math.max(0, left), width: Math.min(1, right) - Math.max(0, left), lines: of })),
  }));
}

/** Instants at which the axis is written on: years, months or days, whichever gives a handful. */
export function ticksOf(window: Window): { readonly unit: "year" | "month" | "day"; readonly at: readonly number[] } {
  const days = (window.to - window.from) / DAY_MS;
  const unit = days > 900 ? "year" : days > 75 ? "month" : "day";
  const first = new Date(window.from);
  const all: number[] = [];
  for (let n = 0; n < 400; n++) {
    const at = unit === "year" ? Date.UTC(first.getUTCFullYear() + n, 0) : unit === "month" ? Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + n) : Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate() + n);
    if (at > window.to) break;
    if (at >= window.from) all.push(at);
  }
  const every = Math.ceil(all.length / 8);
  return { unit, at: all.filter((_, index) => index % Math.max(1, every) === 0) };
}

function within(window: Window, whole: Window): Window {
  const length = window.to - window.from;
  const from = Math.min(Math.max(window.from, whole.from), whole.to - length);
  return { from, to: from + length };
}
