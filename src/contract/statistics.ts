import { z } from "zod";
import type { Article18, ExchangeFigures, PeerStatistics, StateFigures, Times } from "../domain/statistics.ts";
import { CalendarDateText, Ref } from "../domain/text.ts";
import { content, declared, listOf, text } from "./declared.ts";
import { route } from "./route.ts";

const count = z.number().nullable();

/** Minutes from receipt to an act: the middle, that of which nine in ten were quicker, the longest. */
const TimesView = declared<Times>()({ count: z.number(), median: z.number(), ninth: z.number(), longest: z.number() });

/** One direction of one peer; null where a count is too small to show. */
const FiguresView = declared<ExchangeFigures>()({
  requests: count,
  urgentRequests: count,
  otherRequests: count,
  requestsAnswered: count,
  requestsRefused: count,
  requestsOpen: count,
  refusals: listOf(content<ExchangeFigures["refusals"][number]>("A ground of refusal and how often.")),
  deviations: count,
  warnings: count,
  notices: count,
  threats: count,
  forwards: count,
  unknownKind: count,
  acknowledged: TimesView.nullable(),
  answered: TimesView.nullable(),
  doneLate: count,
  overdue: count,
  saidUseful: count,
  saidNotUseful: count,
  withdrawn: count,
  urgencyNotUpheld: count,
  answersDisputed: count,
  suspendedMinutes: count,
  clarificationsPerTen: count,
});

const PeerView = declared<PeerStatistics>()({ peer: text, out: FiguresView, in: FiguresView });
const Period = z.object({ from: text, to: text });

export const SharingView = z.object({ peer: text, asOf: text, period: Period, now: PeerView, periodBefore: Period, before: PeerView });
export type SharingView = z.infer<typeof SharingView>;

const Split = z.object({ urgent: z.number(), other: z.number() });
export const Article18View = declared<Article18>()({
  year: z.number(),
  asOf: text,
  submitted: z.number(),
  states: listOf(declared<StateFigures>()({ state: text, received: Split, answered: Split, refused: listOf(content<StateFigures["refused"][number]>("A ground of refusal and how often.")), deviations: z.number() })),
});
export type Article18View = z.infer<typeof Article18View>;

export const readStatistics = route({
  method: "GET",
  path: "/v1/statistics",
  says: "How much goes between this authority and one peer, both ways, how quickly, and of what use it was; with the period before. Counts from one to four are withheld (null). One peer at a time: there is no sum over peers and no order of them.",
  query: z.strictObject({ peer: Ref, from: CalendarDateText, to: CalendarDateText }),
  returns: SharingView,
});

export const readArticle18 = route({
  method: "GET",
  path: "/v1/statistics/article-18",
  says: "The figures of a year that Directive (EU) 2023/977 Article 18(2) asks for, exact, as they stand now.",
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2200) }),
  returns: Article18View,
});
