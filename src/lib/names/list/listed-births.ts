import { isStronger, lastDayOfYear, relateSpans, type BirthRelation, type DaySpan } from "../births.ts";
import { noBirth, type ListColumns } from "./name-list.ts";

/** Birth statements of a record. */
export function birthsOf(columns: ListColumns, record: number): DaySpan[] {
  const packed = columns.births[record] as number;
  if (packed === noBirth) return [];
  const value = packed >> 2;
  switch (packed & 3) {
    case 0: return [{ from: value, to: value }];
    case 1: return [{ from: value, to: lastDayOfYear(value) }];
    default: {
      const spans: DaySpan[] = [];
      for (let i = 0; i < (columns.sideBirths[value] as number); i++) {
        spans.push({ from: columns.sideBirths[value + 1 + 2 * i] as number, to: columns.sideBirths[value + 2 + 2 * i] as number });
      }
      return spans;
    }
  }
}

/** The closest relation of birth statements to those of a record: what `compareBirths` finds, without making any object. */
export function relationTo(spans: readonly DaySpan[], columns: ListColumns, record: number): BirthRelation {
  const packed = columns.births[record] as number;
  let best: BirthRelation = "unknown";
  if (packed === noBirth) return best;
  const value = packed >> 2;
  const sides = (packed & 3) === 2 ? (columns.sideBirths[value] as number) : 1;
  for (let s = 0; s < spans.length; s++) {
    const span = spans[s] as DaySpan;
    for (let i = 0; i < sides; i++) {
      const from = (packed & 3) === 2 ? (columns.sideBirths[value + 1 + 2 * i] as number) : value;
      const to = (packed & 3) === 0 ? value : (packed & 3) === 1 ? lastDayOfYear(value) : (columns.sideBirths[value + 2 + 2 * i] as number);
      const relation = relateSpans(span.from, span.to, from, to);
      if (isStronger(relation, best)) best = relation;
    }
  }
  return best;
}
