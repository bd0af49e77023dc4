import type { Intake, ProposedPersonOfText } from "../../../domain/intake.ts";
import type { PersonDescription } from "../../../domain/person.ts";
import { claimDraftOf } from "./claim-draft.ts";
import { emptyMessage } from "./message-draft.ts";
import type { MessageDraft, OpeningKind } from "./message-draft.ts";
import { draftOf } from "./person-draft.ts";

/** A suggested person as the reader sees it: spellings that were split off stand as persons of their own. */
export interface Suggested {
  readonly description: PersonDescription;
  readonly role: ProposedPersonOfText["role"];
  readonly from: ProposedPersonOfText;
}

/** The persons of a proposal, with the spellings in `apart` (`ref|spelling`) taken out of their groups. */
export function suggestedOf(intake: Intake, apart: ReadonlySet<string>): readonly Suggested[] {
  return intake.persons.flatMap((from) => {
    const { description, role } = from;
    const out = description.names.filter((name) => apart.has(`${description.ref}|${name.text}`));
    const stay = description.names.filter((name) => !out.includes(name));
    const kept: readonly Suggested[] = stay.length === 0 ? [] : [{ description: { ...description, names: stay }, role, from }];
    // What else is known of the group stays with the group: nobody said that it holds for the one taken out.
    return [...kept, ...out.map((name, i): Suggested => ({ description: { ...description, ref: `${description.ref}-${i + 1}`, names: [{ ...name, use: "main" }], births: [], nationalities: [], documents: [] }, role, from }))];
  });
}

const OPENING: readonly string[] = ["request", "warning", "notice", "threat"] satisfies readonly OpeningKind[];

/** The message that a reader records: the whole text, and what was ticked of the proposal. */
export function messageFrom(text: string, intake: Intake, suggested: readonly Suggested[], ticked: ReadonlySet<string>): MessageDraft {
  const kind = intake.kind !== undefined && OPENING.includes(intake.kind.kind) ? (intake.kind.kind as OpeningKind) : "warning";
  const persons = suggested.filter((one) => ticked.has(one.description.ref)).map((one) => one.description);
  const refs = new Set(persons.map((one) => one.ref));
  const claims = intake.claims.filter((one) => ticked.has(one.claim.ref)).map(({ claim }) => {
    const { about, disputes: _disputes, ...rest } = claim;
    return claimDraftOf(about !== undefined && refs.has(about) ? { ...rest, about } : rest);
  });
  return { ...emptyMessage(kind, intake.language), text, eventKind: intake.kind?.event ?? "", persons: persons.map(draftOf), claims };
}
