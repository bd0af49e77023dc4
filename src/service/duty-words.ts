import type { Obligation } from "../domain/obligation.ts";
import { findRow } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { threatTable } from "./briefings.ts";
import { hangingOn } from "./watch-life.ts";
import { tellOfDraft } from "./drafts.ts";

/** What the clock of a duty tells beside the duty itself: whom it concerns, and how things stand at this moment. */
export interface Told {
  readonly with: readonly string[];
  readonly words: readonly string[];
}

const NOTHING: Told = { with: [], words: [] };

/** What there is to tell of a duty when its clock fires; nothing for those whose own words say everything. */
export async function tellOfDuty(work: Work, one: Obligation): Promise<Told> {
  if (one.duty === "share") return { with: [one.creditor], words: [one.words ?? ""] };
  if (one.duty === "renew" && one.watchFile !== null) return hangingOn(work, one.watchFile);
  const message = one.message === null ? undefined : await findRow(work.tx, "message", one.message);
  if (message === undefined) return NOTHING;
  if (one.duty === "draft") return tellOfDraft(work, message);
  if (one.duty === "brief") {
    if (one.side === "creditor") return { with: [one.debtor], words: [`${(await work.peer(one.debtor))?.name ?? one.debtor} is to brief: ${one.words ?? ""}`, ...(await threatTable(work, message))] };
    return { with: [one.creditor], words: [`To be briefed on the threat warning of ${(await work.peer(one.creditor))?.name ?? one.creditor}: ${one.words ?? ""}`] };
  }
  return NOTHING;
}
