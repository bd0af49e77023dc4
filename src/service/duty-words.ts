import type { Obligation } from "../domain/obligation.ts";
import { findRow } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { tellOfDraft } from "./drafts.ts";

/** What the clock of a duty tells beside the duty itself: whom it concerns, and how things stand at this moment. */
export interface Told {
  readonly with: readonly string[];
  readonly words: readonly string[];
}

const NOTHING: Told = { with: [], words: [] };

/** What there is to tell of a duty when its clock fires; nothing for those whose own words say everything. */
export async function tellOfDuty(work: Work, one: Obligation): Promise<Told> {
  if (one.duty !== "draft" || one.message === null) return NOTHING;
  const message = await findRow(work.tx, "message", one.message);
  return message === undefined ? NOTHING : tellOfDraft(work, message);
}
