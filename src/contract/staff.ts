import { z } from "zod";
import { Authority } from "../domain/authority.ts";
import { Regime } from "../domain/regime.ts";
import { Officer } from "../domain/roster.ts";
import { Ref } from "../domain/text.ts";
import { Before, ById, Limit } from "./asked.ts";
import { listOf, maybe } from "./declared.ts";
import { route } from "./route.ts";
import { AuthorityRow, ConsultationRow, OfficerRow, RegimeRow } from "./rows.ts";

export const PeerRow = z.object({ authority: AuthorityRow, waiting: z.number(), attempts: z.number(), lastError: maybe });
export type PeerRow = z.infer<typeof PeerRow>;

export const readStaff = route({ method: "GET", path: "/v1/staff", says: "The staff of this authority.", returns: listOf(OfficerRow) });
export const recordOfficer = route({ method: "PUT", path: "/v1/staff/:id", says: "Adds a member of staff or records a change.", params: ById, body: Officer.extend({ id: Ref.exactOptional() }), returns: OfficerRow });
export const readPeers = route({ method: "GET", path: "/v1/peers", says: "The peers, and what waits to be delivered to each.", returns: listOf(PeerRow) });
export const recordAuthority = route({ method: "PUT", path: "/v1/peers/:id", says: "Makes a peer known or records a change.", params: ById, body: Authority.extend({ id: Ref.exactOptional() }), returns: AuthorityRow });
export const recordAgreement = route({ method: "POST", path: "/v1/agreements", says: "Records an agreement with peers: periods of its own, never longer than the law's.", body: Regime, returns: RegimeRow, status: 201 });
export const readConsultations = route({
  method: "GET",
  path: "/v1/consultations",
  says: "Who read or searched what, and why, newest first; `before` is the instant of the last one seen and its id, with a comma between.",
  query: z.strictObject({ before: Before.exactOptional(), limit: Limit }),
  returns: listOf(ConsultationRow),
});
