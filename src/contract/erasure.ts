import { z } from "zod";
import { ErasureInput, type Erasure } from "../domain/erasure.ts";
import { Ref } from "../domain/text.ts";
import { ById } from "./asked.ts";
import { declared, listOf, maybe, text, texts } from "./declared.ts";
import { route } from "./route.ts";

export const ErasureRow = declared<Erasure>()({
  id: text,
  target: z.object({ kind: text, id: text }),
  rule: text,
  legalBasis: text,
  reasons: text,
  state: text,
  askedBy: text,
  askedAt: text,
  decidedBy: maybe,
  decidedAt: maybe,
  preservedBy: maybe,
  erasedAt: maybe,
  rows: z.record(z.string(), z.number()),
  waiting: texts,
  outside: z.object({ authorities: texts, readings: z.number() }),
  doneAt: maybe,
});

export const readErasures = route({ method: "GET", path: "/v1/erasures", says: "Erasures, the newest wish first: where each stands, and what lies outside this node.", returns: listOf(ErasureRow) });
export const askErasure = route({ method: "POST", path: "/v1/erasures", says: "Asks that a message, a closed watch file, a person's description or the reasons of a decision be erased; a second person approves.", body: ErasureInput.extend({ id: Ref.exactOptional() }), returns: ErasureRow, status: 201 });
export const decideErasure = route({ method: "POST", path: "/v1/erasures/:id/decision", says: "Approves an erasure, never by whoever asked for it, or declines it; approved, it is carried out.", params: ById, body: z.strictObject({ confirm: z.boolean() }), returns: ErasureRow });
