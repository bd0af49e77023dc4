import { z } from "zod";
import type { Period } from "../lib/clock/index.ts";
import type { Authority } from "./authority.ts";
import { isOpening } from "./message.ts";
import type { MessageBody, OpeningKind, Priority } from "./message.ts";
import { Line, Ref } from "./text.ts";

/** What one authority owes another for a message. */
export type Owed = "acknowledge" | "answer";

const PeriodData = z.union([
  z.strictObject({ minutes: z.int().min(1).max(100_000) }),
  z.strictObject({ hours: z.int().min(1).max(10_000) }),
  z.strictObject({ days: z.int().min(1).max(3_660) }),
]);

/** One line of a regime: for such a message, this duty within this period, by this article. */
export const RegimeRule = z.strictObject({
  on: z.array(z.enum(["request", "warning", "notice", "threat", "forward"])).min(1),
  duty: z.enum(["acknowledge", "answer"]),
  urgent: z.boolean().optional(),
  access: z.enum(["direct", "indirect"]).optional(),
  terrorism: z.boolean().optional(),
  /** Only for a report of a hit on an alert, or only for other messages. */
  alertHit: z.boolean().optional(),
  within: PeriodData,
  article: Line,
});
export type RegimeRule = z.infer<typeof RegimeRule>;

/** A set of periods with their legal basis. Regimes are data: an administrator adds one by recording an agreement. */
export const Regime = z.strictObject({
  id: Ref,
  title: Line,
  /** The law, or the agreement, it states. */
  basis: Line,
  /** Peers it binds; absent for a regime of general application. */
  peers: z.array(Ref).min(1).optional(),
  rules: z.array(RegimeRule).min(1).max(100),
});
export type Regime = z.infer<typeof Regime>;

/** Directive (EU) 2023/977: requests between Member States, from receipt, in calendar days. */
export const DIRECTIVE_977: Regime = {
  id: "eu-2023-977",
  title: "Information exchange between law enforcement authorities of Member States",
  basis: "Directive (EU) 2023/977",
  rules: [
    { on: ["request"], duty: "answer", urgent: true, access: "direct", within: { hours: 8 }, article: "Art. 5(1)(a)" },
    { on: ["request"], duty: "answer", urgent: true, access: "indirect", within: { days: 3 }, article: "Art. 5(1)(b)" },
    { on: ["request"], duty: "answer", urgent: false, within: { days: 7 }, article: "Art. 5(1)(c)" },
  ],
};

/** Reports of a hit on an alert, Regulation (EU) 2018/1862: twelve hours, at once where the alert is about terrorism. */
export const ALERT_HIT: Regime = {
  id: "eu-2018-1862",
  title: "Supplementary information after a hit on an alert",
  basis: "Regulation (EU) 2018/1862",
  rules: [
    // "Immediately" is counted as ten minutes: the interval after which an on-call desk calls the next person.
    { on: ["notice"], duty: "answer", alertHit: true, terrorism: true, within: { minutes: 10 }, article: "Art. 8(2), immediately" },
    { on: ["notice"], duty: "answer", alertHit: true, terrorism: false, within: { hours: 12 }, article: "Art. 8(2)" },
  ],
};

/** Heed's own rule for what the law leaves without a clock: own-initiative information, notices, threats, and requests outside the Directive. */
export const OWN_RULE: Regime = {
  id: "heed",
  title: "No warning without an acknowledgement and an answer",
  basis: "Rule of the exchange",
  rules: [
    { on: ["warning", "notice", "threat", "forward", "request"], duty: "acknowledge", urgent: true, within: { hours: 8 }, article: "rule 1, urgent" },
    { on: ["warning", "notice", "threat", "forward", "request"], duty: "acknowledge", urgent: false, within: { days: 7 }, article: "rule 1" },
    { on: ["warning", "notice", "threat", "forward", "request"], duty: "answer", urgent: true, within: { days: 3 }, article: "rule 2, urgent" },
    { on: ["warning", "notice", "threat", "forward", "request"], duty: "answer", urgent: false, within: { days: 30 }, article: "rule 2" },
  ],
};

/** Every regime of general application. */
export const REGIMES: readonly Regime[] = [DIRECTIVE_977, ALERT_HIT, OWN_RULE];

/** A duty as a regime asks for it. */
export interface OwedWithin {
  readonly duty: Owed;
  readonly within: Period;
  readonly regime: string;
  readonly article: string;
}

/**
 * What `debtor` owes `creditor` for a message, by the law, by agreements and by Heed's own rule. A duty stands at most once, and the
 * shortest of its periods binds: an agreement may ask for more haste, never for less, and is no way around the rule that a warning is
 * answered. A request that the law gives a clock is owed the answer alone.
 */
export function owedFor(body: MessageBody, creditor: Authority, debtor: Authority, agreements: readonly Regime[]): readonly OwedWithin[] {
  if (!isOpening(body.kind)) return [];
  const lawful = creditor.union && debtor.union ? [DIRECTIVE_977, ALERT_HIT].flatMap((regime) => matching(regime, body)) : [];
  const agreed = agreements.filter((one) => one.peers === undefined || one.peers.includes(creditor.id) || one.peers.includes(debtor.id)).flatMap((regime) => matching(regime, body));
  const answerByLaw = body.kind === "request" && lawful.some((one) => one.duty === "answer");
  const own = matching(OWN_RULE, body).filter((one) => one.duty === "answer" || !answerByLaw);
  const shortest = new Map<Owed, OwedWithin>();
  for (const one of [...lawful, ...agreed, ...own]) {
    const other = shortest.get(one.duty);
    if (other === undefined || surelyShorter(one.within, other.within)) shortest.set(one.duty, one);
  }
  return [...shortest.values()].sort((a, b) => (a.duty < b.duty ? -1 : 1));
}

/** Time inside a house to take an item, by priority; never counted as legal lateness. */
export const TAKE_WITHIN: Record<Priority, Period> = { P0: { minutes: 15 }, P1: { hours: 4 }, P2: { hours: 24 }, P3: { hours: 72 } };

/** Time to brief somebody whom a threat warning names, by priority: hours, for what is prepared does not wait. */
export const BRIEF_WITHIN: Record<Priority, Period> = { P0: { hours: 1 }, P1: { hours: 4 }, P2: { hours: 8 }, P3: { hours: 24 } };

/** Time for an addressee's node to confirm delivery before the operator is told, by priority. */
export const DELIVER_WITHIN: Record<Priority, Period> = { P0: { minutes: 5 }, P1: { minutes: 30 }, P2: { hours: 24 }, P3: { hours: 24 } };

function matching(regime: Regime, body: MessageBody): readonly OwedWithin[] {
  const kind: OpeningKind | undefined = isOpening(body.kind) ? body.kind : undefined;
  const urgent = body.emergency || body.urgency !== undefined;
  const access = body.kind === "request" ? body.access : undefined;
  const alertHit = body.kind === "notice" && body.alert !== undefined;
  return regime.rules
    .filter(
      (rule) =>
        kind !== undefined &&
        rule.on.includes(kind) &&
        (rule.urgent === undefined || rule.urgent === urgent) &&
        (rule.access === undefined || rule.access === access) &&
        (rule.terrorism === undefined || rule.terrorism === body.terrorism) &&
        (rule.alertHit === undefined || rule.alertHit === alertHit),
    )
    .map((rule) => ({ duty: rule.duty, within: rule.within, regime: regime.id, article: rule.article }));
}

/** Clocks of a zone are put forward or back by at most so much within a period, in minutes. */
const CLOCK_CHANGE = 120;

/** Whether `a` ends before `b` wherever and whenever both begin: a calendar day may have fewer hours than 24, or more. */
function surelyShorter(a: Period, b: Period): boolean {
  if ("days" in a === "days" in b) return minutesOf(a) < minutesOf(b);
  return minutesOf(a) + CLOCK_CHANGE <= minutesOf(b);
}

function minutesOf(period: Period): number {
  if ("minutes" in period) return period.minutes;
  if ("hours" in period) return period.hours * 60;
  return period.days * 1_440;
}
