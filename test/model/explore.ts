/** A step that can be taken: what it is called and where it leads. */
export type Step<S> = readonly [label: string, next: S];

/** A machine small enough to look at in every state it can come to. States are plain objects of texts, numbers and lists of these. */
export interface Model<S extends object> {
  readonly name: string;
  readonly start: S;
  steps(state: S): readonly Step<S>[];
  /** What must hold in every state that can be reached. */
  readonly always: Readonly<Record<string, (state: S) => boolean>>;
  /** What must hold of every step. */
  readonly onSteps?: Readonly<Record<string, (before: S, label: string, after: S) => boolean>>;
  /** What must stay within reach from every state, by steps of these labels alone: nothing may get stuck for good. */
  readonly stillPossible?: Readonly<Record<string, { readonly goal: (state: S) => boolean; readonly by?: (label: string) => boolean }>>;
}

/** What exploring found: how much there was, and the shortest way to the first thing that does not hold. */
export interface Explored {
  readonly states: number;
  readonly transitions: number;
  readonly broken: { readonly rule: string; readonly trace: readonly string[]; readonly state: string } | undefined;
}

/** More than this and the model is not small. */
const MOST_STATES = 2_000_000;

/** Looks at every state a model can come to, breadth first, so that the first way to a broken rule is a shortest one. */
export function explore<S extends object>(model: Model<S>): Explored {
  const keys = new Map<string, number>();
  const states: S[] = [];
  const parents: number[] = [];
  const labels: string[] = [];
  const edges: { from: number; to: number; label: string }[] = [];

  const traceOf = (at: number): readonly string[] => {
    const trace: string[] = [];
    for (let n = at; n > 0; n = parents[n]!) trace.unshift(labels[n]!);
    return trace;
  };
  const found = (rule: string, trace: readonly string[], state: S): Explored => ({ states: states.length, transitions: edges.length, broken: { rule, trace, state: JSON.stringify(state) } });
  const add = (state: S, parent: number, label: string): number => {
    const key = keyOf(state);
    const known = keys.get(key);
    if (known !== undefined) return known;
    keys.set(key, states.length);
    states.push(state);
    parents.push(parent);
    labels.push(label);
    if (states.length > MOST_STATES) throw new Error(`${model.name} has more than ${MOST_STATES} states`);
    return states.length - 1;
  };

  add(model.start, 0, "");
  for (let at = 0; at < states.length; at++) {
    const state = states[at]!;
    for (const [rule, holds] of Object.entries(model.always)) if (!holds(state)) return found(rule, traceOf(at), state);
    for (const [label, next] of model.steps(state)) {
      for (const [rule, holds] of Object.entries(model.onSteps ?? {})) if (!holds(state, label, next)) return found(rule, [...traceOf(at), label], next);
      edges.push({ from: at, to: add(next, at, label), label });
    }
  }
  for (const [rule, { goal, by }] of Object.entries(model.stillPossible ?? {})) {
    const stuck = firstStuck(states, edges.filter((edge) => by === undefined || by(edge.label)), goal);
    if (stuck !== undefined) return found(rule, traceOf(stuck), states[stuck]!);
  }
  return { states: states.length, transitions: edges.length, broken: undefined };
}

/** The first state from which no way leads to the goal: walked backwards from the goal. */
function firstStuck<S>(states: readonly S[], edges: readonly { readonly from: number; readonly to: number }[], goal: (state: S) => boolean): number | undefined {
  const before = new Map<number, number[]>();
  for (const { from, to } of edges) {
    const list = before.get(to);
    if (list === undefined) before.set(to, [from]);
    else list.push(from);
  }
  const reached = new Uint8Array(states.length);
  const open: number[] = [];
  for (const [at, state] of states.entries()) if (goal(state)) open.push(at);
  for (const at of open) reached[at] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const from of before.get(at) ?? []) {
      if (reached[from] === 1) continue;
      reached[from] = 1;
      open.push(from);
    }
  }
  const stuck = reached.indexOf(0);
  return stuck === -1 ? undefined : stuck;
}

function keyOf(state: object): string {
  return Object.values(state).join();
}
