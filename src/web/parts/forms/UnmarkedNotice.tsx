import type { ReactNode } from "react";
import { unmarkedInWords } from "../../../domain/severity.ts";
import { Notice } from "../../ui/Notice.tsx";
import { words } from "../../words/words.ts";
import type { MessageDraft } from "./message-draft.ts";

/** Said while somebody writes: the words speak of terrorism and the marker does not. It keeps nothing back. */
export function UnmarkedNotice({ draft }: { readonly draft: MessageDraft }): ReactNode {
  if (draft.terrorism) return null;
  const said = [draft.title, draft.text, draft.offence, ...(draft.urgent ? [draft.urgencyReasons] : []), ...(draft.kind === "request" ? [draft.sought, draft.facts, draft.reasonsToBelieve, draft.connection] : []), ...(draft.kind === "notice" ? [draft.allegation] : []), ...draft.claims.map((one) => one.words), ...draft.links.map((one) => one.words)];
  const found = unmarkedInWords(said);
  if (found.length === 0) return null;
  return (
    <Notice tone="soon" icon="shield" role="status" title={words.thread.draft.unmarked}>
      <p>{words.thread.draft.unmarkedWords(found.map((one) => `“${one}”`).join(", "))}</p>
    </Notice>
  );
}
