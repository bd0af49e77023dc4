import { NativeSelect, Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import type { MessageBody, RefusalGround } from "../../../domain/message.ts";
import { Panel } from "../../ui/Panel.tsx";
import { words } from "../../words/words.ts";
import styles from "./Fields.module.css";
import { optionsOf } from "./options.ts";

/** What came back to one of our messages by another way than Heed. */
export interface ReplyDraft {
  readonly kind: "answer" | "refusal" | "acknowledgement" | "clarification";
  readonly purpose: string;
  readonly text: string;
  readonly outcome: Extract<MessageBody, { kind: "answer" }>["outcome"] | "";
  readonly ground: RefusalGround | "";
  readonly scope: string;
}

export function ReplyFields({ draft, onChange, wanted }: { readonly draft: ReplyDraft; readonly onChange: (draft: ReplyDraft) => void; readonly wanted: boolean }): ReactNode {
  const set = (change: Partial<ReplyDraft>) => onChange({ ...draft, ...change });
  const missing = (value: string) => (wanted && value.trim() === "" ? words.forms.missing : undefined);
  return (
    <Panel title={words.record.said}>
      <div className={styles["stack"]}>
        {draft.kind === "answer" ? <NativeSelect label={words.thread.outcome} data={optionsOf(words.law.outcomes, words.forms.choose)} value={draft.outcome} onChange={(event) => set({ outcome: event.currentTarget.value as ReplyDraft["outcome"] })} error={missing(draft.outcome)} required /> : null}
        {draft.kind === "refusal" ? (
          <>
            <NativeSelect label={words.thread.ground} data={optionsOf(words.law.refusalGrounds, words.forms.choose)} value={draft.ground} onChange={(event) => set({ ground: event.currentTarget.value as ReplyDraft["ground"] })} error={missing(draft.ground)} required />
            <Textarea label={words.thread.scope} value={draft.scope} onChange={(event) => set({ scope: event.currentTarget.value })} error={missing(draft.scope)} autosize minRows={1} dir="auto" required />
          </>
        ) : null}
        <Textarea label={draft.kind === "clarification" ? words.thread.question : words.compose.about.text} value={draft.text} onChange={(event) => set({ text: event.currentTarget.value })} autosize minRows={3} dir="auto" />
      </div>
    </Panel>
  );
}
