import { z } from "zod";
import type { Chronology } from "../domain/chronology.ts";
import type { PlacedClaim } from "../domain/claim.ts";
import type { PlacedLink } from "../domain/entry.ts";
import type { Inquiry } from "../domain/inquiry.ts";
import { Gate } from "../domain/message.ts";
import { TellsApart } from "../domain/tells-apart.ts";
import { InstantText, Reasons } from "../domain/text.ts";
import { ById, DescriptionId, Limit } from "./asked.ts";
import { content, declared, listOf, maybe, text, texts } from "./declared.ts";
import { route } from "./route.ts";
import { DescriptionRow, MatchReasonRow, MatchRow, WatchFileRow } from "./rows.ts";

const ByDescription = z.strictObject({ description: DescriptionId });
const AsOf = z.strictObject({ asOf: InstantText.exactOptional() });

/** One person as this node knew him at an instant. */
export const PersonView = z.object({
  id: text,
  asOf: text,
  group: z.object({ members: texts, uncertain: texts, matches: texts }),
  descriptions: listOf(DescriptionRow),
  claims: listOf(content<PlacedClaim>("A claim with its source, grade and date.")),
  chronology: content<Chronology>("Everything about the person in order of time, with contradictions and open stays."),
  matches: listOf(MatchRow),
  watchFiles: listOf(WatchFileRow),
  open: listOf(z.object({ kind: text, id: text, message: maybe, digest: text, candidate: z.boolean(), at: text, words: text, due: maybe })),
  linked: listOf(z.object({ link: content<PlacedLink>("A link with its grade."), other: text, name: text, open: z.number() })),
});
export type PersonView = z.infer<typeof PersonView>;

export const readPerson = route({ method: "GET", path: "/v1/persons/:description", says: "The person a description belongs to, as known now or at an earlier instant.", params: ByDescription, query: AsOf, returns: PersonView });

/** What this node can tell an inquiry of a person, its gaps first. */
export const InquiryView = declared<Inquiry>()({
  node: text,
  asOf: text,
  gaps: listOf(z.object({ code: text, subject: text, words: text })),
  outside: listOf(content<Inquiry["outside"][number]>("A message that went or came outside Heed.")),
  junctures: listOf(content<Inquiry["junctures"][number]>("A moment at which something could be decided: what was known then, and what was learnt later.")),
  deliveries: listOf(content<Inquiry["deliveries"][number]>("What proves that a message arrived.")),
  contradictions: listOf(content<Inquiry["contradictions"][number]>("Claims that cannot both be true.")),
  openStays: listOf(content<Inquiry["openStays"][number]>("An entry without an exit.")),
  uncertain: texts,
  persons: listOf(content<Inquiry["persons"][number]>("A person under every spelling, and who described him.")),
  duties: listOf(content<Inquiry["duties"][number]>("What one authority owed another, by when, and how late it was.")),
  decisions: listOf(content<Inquiry["decisions"][number]>("Who decided what, as a post, and what his check showed.")),
  lines: listOf(content<Inquiry["lines"][number]>("A line of the chronology.")),
});

export const readInquiry = route({
  method: "GET",
  path: "/v1/persons/:description/inquiry",
  says: "What this node can tell an inquiry about the person: gaps first, then each juncture with what was on file then, what was owed and how late.",
  params: ByDescription,
  query: AsOf,
  returns: InquiryView,
});
export const clearPerson = route({
  method: "POST",
  path: "/v1/persons/:description/clearing",
  says: "Clears somebody who was taken for a listed person: here, and at everybody who was told of him or told us.",
  params: ByDescription,
  body: z.strictObject({ of: DescriptionId, tellsApart: TellsApart, reasons: Reasons, gate: Gate.exactOptional() }),
  returns: z.object({ cleared: texts, told: texts }),
});
export const confirmClearing = route({ method: "POST", path: "/v1/messages/:id/clearing", says: "Confirms that somebody this message wrongly warned of has been cleared here.", params: ById, body: z.strictObject({ words: Reasons }), returns: z.object({ id: z.string() }) });
export const readConcerned = route({ method: "GET", path: "/v1/persons/:description/concerned", says: "Which authorities would be told of something new about this person.", params: ByDescription, returns: texts });

const several = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(20)])
  .default([])
  .transform((given) => (typeof given === "string" ? [given] : given));

/** What a counter sees: what to do, what to beware of, whom to call. */
export const CounterMatterRow = z.object({ action: text, fallback: maybe, safetyWarnings: texts, call: maybe });
export type CounterMatterRow = z.infer<typeof CounterMatterRow>;

export const searchAtCounter = route({
  method: "GET",
  path: "/v1/counter",
  says: "What an officer at a counter is told of the person before him: the action asked for, safety warnings and the number to call; no name, no file, no reason. An empty list says nothing about what the desk knows.",
  query: z
    .strictObject({ name: z.string().trim().min(1).max(500).exactOptional(), birth: several, document: several })
    .refine((asked) => asked.name !== undefined || asked.document.length > 0, { path: ["name"], message: "a name or a document must be asked for" }),
  returns: listOf(CounterMatterRow),
});

export const SearchHitRow = z.object({ description: DescriptionRow, score: z.number(), likelihood: z.enum(["likely", "possible"]), namesakes: z.number().nullable(), reasons: listOf(MatchReasonRow), open: z.number() });
export type SearchHitRow = z.infer<typeof SearchHitRow>;

export const search = route({
  method: "GET",
  path: "/v1/search",
  says: "Searches everybody known by a name or part of one, a date or a document; the likeliest first, with how many other persons the name fits as well. `birth` is a date (YYYY, YYYY-MM, YYYY-MM-DD) or an age at a date (29@2015-11-14); `document` is `type:number`; both may be given several times.",
  query: z
    .strictObject({ name: z.string().trim().min(1).max(500).exactOptional(), birth: several, document: several, limit: Limit })
    .refine((asked) => asked.name !== undefined || asked.birth.length > 0 || asked.document.length > 0, { path: ["name"], message: "a name, a birth or a document must be asked for" }),
  returns: listOf(SearchHitRow),
});
