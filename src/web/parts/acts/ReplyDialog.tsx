import type { ReactNode } from "react";
import type { Message } from "../../../domain/message.ts";
import { heed } from "../../api/heed.ts";
import { words } from "../../words/words.ts";
import { ReasonsDialog } from "./ReasonsDialog.tsx";

/** Replies to what an addressee asked about a message of ours. */
export function ReplyDialog({ question, onClose }: { readonly question: Message; readonly onClose: () => void }): ReactNode {
  const text = words.acts.reply;
  return <ReasonsDialog title={text.title} about={text.about} submit={text.submit} label={text.text} to={[question.from]} run={(reply, gate) => heed.replyToClarification(question.id, { text: reply, gate })} onClose={onClose} />;
}
