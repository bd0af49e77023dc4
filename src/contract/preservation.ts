import { z } from "zod";
import { PreservationInput } from "../domain/preservation.ts";
import type { Preservation, PreservationScope } from "../domain/preservation.ts";
import { Reasons, Ref } from "../domain/text.ts";
import { ById } from "./asked.ts";
import { content, declared, listOf, maybe, text } from "./declared.ts";
import { route } from "./route.ts";

export const PreservationRow = declared<Preservation>()({
  id: text,
  incident: text,
  scope: content<PreservationScope>("What it keeps: everything, or persons, threads and watch files."),
  legalBasis: text,
  until: text,
  reasons: text,
  state: text,
  proposedBy: text,
  proposedAt: text,
  decidedBy: maybe,
  decidedAt: maybe,
  decidedFor: maybe,
  endedBy: maybe,
  endedAt: maybe,
  endedFor: maybe,
});

export const readPreservations = route({ method: "GET", path: "/v1/preservations", says: "Orders that keep things from being erased after an incident, the newest first.", returns: listOf(PreservationRow) });
export const proposePreservation = route({ method: "POST", path: "/v1/preservations", says: "Proposes that nothing within a scope is erased for a time; a second person puts it in force.", body: PreservationInput.extend({ id: Ref.exactOptional() }), returns: PreservationRow, status: 201 });
export const decidePreservation = route({ method: "POST", path: "/v1/preservations/:id/decision", says: "Puts a proposed order in force, never by whoever proposed it, or rejects it.", params: ById, body: z.strictObject({ confirm: z.boolean(), reasons: Reasons }), returns: PreservationRow });
export const liftPreservation = route({ method: "POST", path: "/v1/preservations/:id/lifting", says: "Ends an order before its time; what it kept is erased as it would have been.", params: ById, body: z.strictObject({ reasons: Reasons }), returns: PreservationRow });
