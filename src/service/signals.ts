import { change } from "../domain/entry.ts";
import type { Signal, SignalKind } from "../domain/signal.ts";
import { raisedBefore } from "../store/signals.ts";
import type { Work } from "./act.ts";

/** What to raise, before it has an id and a post. */
export interface Raising {
  readonly kind: SignalKind;
  readonly subject: string;
  readonly with?: readonly string[];
  readonly reasons: readonly string[];
  readonly words?: readonly string[];
  readonly score?: number;
  readonly rung?: 0 | 1 | 2 | 3;
  readonly due?: string | null;
  /** Officer it goes to. */
  readonly to: string;
  readonly candidate?: boolean;
  readonly basis?: readonly string[];
  readonly thread?: string | null;
  /** Equal for what may be raised once only; by default kind, subject, company and rung. */
  readonly once?: string;
}

/** Raises signals, leaving out what was raised before. */
export async function raise(work: Work, raisings: readonly Raising[]): Promise<void> {
  const keyed = new Map(raisings.map((one) => [onceOf(one), one]));
  const before = await raisedBefore(work.tx, [...keyed.keys()]);
  const roster = await work.roster();
  const changes = [...keyed]
    .filter(([once]) => !before.has(once))
    .map(([once, one]) => {
      const id = work.newId();
      const signal: Signal = {
        id,
        kind: one.kind,
        subject: one.subject,
        with: one.with ?? [],
        reasons: one.reasons,
        words: one.words ?? [],
        score: one.score ?? null,
        rung: one.rung ?? 0,
        due: one.due ?? null,
        to: one.to,
        post: roster.find((officer) => officer.id === one.to)?.post ?? "duty desk",
        candidate: one.candidate ?? false,
        basis: one.basis ?? [],
        thread: one.thread ?? null,
        raisedAt: work.now,
        state: "raised",
        once,
      };
      return change("signal", "raised", id, signal);
    });
  await work.append(...changes);
}

/** What a raising is known by, where it may be raised once only. */
export function onceOf(one: Pick<Raising, "kind" | "subject" | "with" | "rung" | "once">): string {
  return one.once ?? [one.kind, one.subject, ...(one.with ?? []), one.rung ?? 0].join("|");
}
