import type { Instant } from "../../lib/clock/index.ts";
import type { Scenario } from "../../contract/scenario.ts";
import type { InquirySubject } from "../../domain/mandate.ts";
import type { OpenedPart } from "../../domain/inquiry-part.ts";
import { openPart } from "../../service/inquiry.ts";
import { authorityOf, Conductor, seedOf } from "../replay/conduct.ts";
import { impreciseMessages } from "../replay/replay.ts";
import { Room } from "../replay/seat.ts";

/** What an inquiry asks of a scenario that is played for it. */
export interface ScenarioInquiry {
  readonly subject: InquirySubject;
  /** By default the end of the scenario. */
  readonly asOf?: Instant;
  /** Nodes that open; by default all. */
  readonly nodes?: readonly string[];
}

/** Plays a scenario to its end and has its nodes open what they held as of an instant. */
export async function openScenario(scenario: Scenario, asked: ScenarioInquiry, progress?: (done: number, steps: number) => void): Promise<{ readonly parts: readonly OpenedPart[]; readonly asOf: Instant }> {
  const seed = seedOf(scenario);
  const room = new Room();
  const ids = Object.entries(scenario.authorities).flatMap(([id, { node }]) => (node ? [id] : []));
  const seats = [];
  for (const id of ids) seats.push(await room.seat(authorityOf(scenario, id, seed), seed, { kind: "memory" }));
  try {
    const conductor = new Conductor(scenario, seats);
    await conductor.begin();
    await conductor.playAll((played) => progress?.(played.index + 1, scenario.steps.length));
    const asOf = asked.asOf ?? conductor.now;
    const imprecise = impreciseMessages(conductor.played);
    const parts: OpenedPart[] = [];
    for (const seat of seats) {
      if (asked.nodes !== undefined && !asked.nodes.includes(seat.id)) continue;
      parts.push(await openPart(seat.node, asked.subject, asOf, imprecise));
    }
    return { parts, asOf };
  } finally {
    for (const seat of seats) await seat[Symbol.asyncDispose]();
  }
}
