import type { ReactNode } from "react";
import type { Marks } from "../../domain/severity.ts";
import { Chip } from "../ui/Chip.tsx";
import { words } from "../words/words.ts";

/** Whether there is anything to show. */
export function isMarked({ terrorism, coRequester, legalBasis }: Marks): boolean {
  return terrorism || coRequester !== null || legalBasis !== null;
}

/** How a message or file is marked: what must not be lost on the way to whoever decides. */
export function MarkChips({ marks: { terrorism, coRequester, legalBasis } }: { readonly marks: Marks }): ReactNode {
  return (
    <>
      {terrorism ? <Chip tone="serious" icon="shield">{words.thread.terrorism}</Chip> : null} {coRequester === null ? null : <Chip>{words.matches.onBehalf(coRequester)}</Chip>} {legalBasis === null ? null : <span>{legalBasis}</span>}
    </>
  );
}
