import { byKnown } from "./account.ts";

/** Why claims cannot all be true; stable once published. */
export type ContradictionRule =
  | "birth.date"
  | "birth.swapped"
  | "birth.age"
  | "birth.doubt"
  | "entry.date"
  | "entry.denied"
  | "exit.denied"
  | "presence.two-countries"
  | "event.date"
  | "communication.happened"
  | "communication.kind"
  | "conduct.denied"
  | "claim.disputed";

/** Those who hold one position: claim ids and, for births, description ids. */
export interface Side {
  readonly ids: readonly string[];
  readonly words: string;
}

/** Positions on one matter of which not all can be true: two sides at least, the one known first in front. */
export interface Contradiction {
  readonly rule: ContradictionRule;
  readonly sides: readonly Side[];
  /**
   * Equal as long as no new side appears: the rule and the first known id of each side. Somebody who repeats a position
   * leaves it alone; a position nobody had taken makes a new key, so that it is raised.
   */
  readonly key: string;
  /** One sentence. @example "Entry into TR: brussels says 2012 (B2); ankara says 2013 (A2)." */
  readonly words: string;
}

/** What somebody says on a matter. Positions of equal `value` say the same. */
export interface Position<T> {
  readonly id: string;
  /** Further ids the position rests on. */
  readonly also?: readonly string[];
  readonly knownAt: string;
  readonly value: string;
  readonly words: string;
  readonly of: T;
}

/** Most positions compared on one matter; a flood beyond it costs no more, and the sentence says so. */
const MOST_POSITIONS = 1_000;

/** Most voices quoted for one side; the ids are complete. */
const MOST_QUOTED = 3;

/**
 * The contradictions among positions on one matter. Values of which some holders `conflict` are joined; values that conflict with
 * exactly the same others stand on one side, so that 2012 and 2012-05 stand together against 2013.
 * `conflict` is symmetric and asked only of positions with different values.
 */
export function opposed<T>(rule: ContradictionRule, matter: string, positions: readonly Position<T>[], conflict: (a: Position<T>, b: Position<T>) => boolean): readonly Contradiction[] {
  const ordered = [...positions].sort(byKnown);
  const compared = ordered.slice(0, MOST_POSITIONS);
  const against = new Map<string, Set<string>>();
  const holders = new Map<string, Set<Position<T>>>();
  const put = <V>(map: Map<string, Set<V>>, key: string, value: V) => map.set(key, (map.get(key) ?? new Set()).add(value));
  for (const [i, a] of compared.entries()) {
    for (let j = i + 1; j < compared.length; j++) {
      const b = compared[j]!;
      if (a.value === b.value || !conflict(a, b)) continue;
      put(against, a.value, b.value);
      put(against, b.value, a.value);
      put(holders, a.value, a);
      put(holders, b.value, b);
    }
  }
  const more = ordered.length - compared.length;
  return joined(against).map((values) => {
    const alike = Map.groupBy(values, (value) => JSON.stringify([...against.get(value)!].sort()));
    const sides = [...alike.values()]
      .map((group) => group.flatMap((value) => [...holders.get(value)!]).sort(byKnown))
      .sort((a, b) => byKnown(a[0]!, b[0]!));
    const told = sides.map((held) => ({ ids: [...new Set(held.flatMap((one) => [one.id, ...(one.also ?? [])]))].sort(), words: quoted(held.map((one) => one.words)) }));
    const rest = more === 0 ? "" : ` ${more} further ${more === 1 ? "statement was" : "statements were"} not compared.`;
    return { rule, sides: told, key: [rule, ...sides.map((held) => held[0]!.id)].join("|"), words: `${matter}: ${told.map((side) => side.words).join("; ")}.${rest}` };
  });
}

/** The values that hang together, component by component. */
function joined(against: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const seen = new Set<string>();
  const components: string[][] = [];
  for (const start of against.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const component = [start];
    for (const value of component) {
      for (const next of against.get(value)!) {
        if (seen.has(next)) continue;
        seen.add(next);
        component.push(next);
      }
    }
    components.push(component);
  }
  return components;
}

function quoted(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  const shown = distinct.slice(0, MOST_QUOTED).join(" and ");
  return distinct.length <= MOST_QUOTED ? shown : `${shown} and ${distinct.length - MOST_QUOTED} more`;
}
