import type { z } from "zod";
import type { DecisionCheckView, promiseMeasure, recordDecision } from "../../contract/decisions.ts";
import type { DeskView } from "../../contract/desk.ts";
import type { takeIn } from "../../contract/intake.ts";
import type { MatchView } from "../../contract/matches.ts";
import type { draftMessage, fileReceived, ThreadView } from "../../contract/messages.ts";
import type { NodeView } from "../../contract/node.ts";
import type { InquiryView as InquirySchema, PersonView, SearchHitRow } from "../../contract/persons.ts";
import type { PermissionRow, SessionView } from "../../contract/session.ts";
import type { PeerRow } from "../../contract/staff.ts";

// What crosses between the pages and the node, under the names the pages use. Types alone: schemas are the node's to check.
export type { DeskView, MatchView, NodeView, PersonView, SessionView, ThreadView };
export type InquiryView = z.infer<typeof InquirySchema>;
export type { SharingView } from "../../contract/statistics.ts";
export type IntakeView = z.infer<(typeof takeIn)["returns"]>;
export type Permission = PermissionRow;
export type Peer = PeerRow;
export type SearchHit = SearchHitRow;
export type DecisionCheck = DecisionCheckView;
export type ExplainedObligation = ThreadView["obligations"][number];
export type Proof = ThreadView["proofs"][number];
export type OpenMatter = PersonView["open"][number];
export type DraftBody = z.input<typeof draftMessage.body>;
export type ReceivedBody = z.input<typeof fileReceived.body>;
export type MeasureBody = z.input<typeof promiseMeasure.body>;
export type DecisionBody = z.input<typeof recordDecision.body>;
