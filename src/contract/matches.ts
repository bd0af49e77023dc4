import { z } from "zod";
import { Grade, Link } from "../domain/person.ts";
import type { Marks } from "../domain/severity.ts";
import { TellsApart } from "../domain/tells-apart.ts";
import { Line, Reasons, Ref } from "../domain/text.ts";
import { DescriptionId, Limit, MatchId } from "./asked.ts";
import { declared, listOf, maybe, text } from "./declared.ts";
import { route } from "./route.ts";
import { DescriptionRow, MatchRow } from "./rows.ts";

/** How a message or file is marked: what must not be lost on the way to whoever decides. */
export const MarksRow = declared<Marks>()({ terrorism: z.boolean(), coRequester: maybe, legalBasis: maybe });

/** A candidate with both descriptions side by side, and how the message or file of each is marked; null where one was erased. */
export const MatchView = z.object({ match: MatchRow, a: DescriptionRow.nullable(), b: DescriptionRow.nullable(), marks: z.object({ a: MarksRow, b: MarksRow }) });
export type MatchView = z.infer<typeof MatchView>;

export const readCandidates = route({ method: "GET", path: "/v1/matches", says: "Candidates that wait for somebody to confirm or reject them.", query: z.strictObject({ limit: Limit }), returns: listOf(MatchView) });

export const decideMatch = route({
  method: "POST",
  path: "/v1/matches/:id/decision",
  says: "Confirms or rejects a candidate, or undoes either.",
  params: z.strictObject({ id: MatchId }),
  body: z.strictObject({ state: z.enum(["confirmed", "rejected", "candidate"]), reasons: Reasons, tellsApart: TellsApart.exactOptional() }),
  returns: MatchRow,
});

export const joinDescriptions = route({
  method: "POST",
  path: "/v1/matches",
  says: "Joins two descriptions by hand, on an officer's word.",
  body: z.strictObject({ a: DescriptionId, b: DescriptionId, reasons: Reasons }),
  returns: MatchRow,
  status: 201,
});

export const linkPersons = route({
  method: "POST",
  path: "/v1/links",
  says: "Links two persons, such as kin, with a grade of its own.",
  body: z.strictObject({ id: Ref.exactOptional(), a: DescriptionId, b: DescriptionId, kind: Link.shape.kind, words: Line.exactOptional(), grade: Grade.exactOptional() }),
  returns: z.object({ id: text, source: text, provider: text, a: text, b: text, knownAt: text, link: z.looseObject({}) }),
  status: 201,
});
