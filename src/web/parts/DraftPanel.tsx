import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { heldFor, heldSince, holderOf } from "../../domain/hand.ts";
import type { Message } from "../../domain/message.ts";
import { heed } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import type { MatchView } from "../api/shapes.ts";
import { usePurpose } from "../session/purpose.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import { ActButton } from "./acts/ActButton.tsx";
import { HandOverDialog } from "./acts/HandOverDialog.tsx";
import { approvalOpenness, holdingOpenness, mayDo } from "./acts/openness.ts";
import { ReasonsDialog } from "./acts/ReasonsDialog.tsx";
import styles from "./DraftPanel.module.css";
import { Failure } from "./Failure.tsx";
import { GateFields, useGate } from "./forms/GateFields.tsx";
import { Moment } from "./Moment.tsx";
import { AuthorityName, OfficerName, PersonName, placedName, useAuthorityNames } from "./Named.tsx";

/** A draft before it leaves: what is unanswered, who may be known already, and the approval of a second person. */
export function DraftPanel({ message, matches }: { readonly message: Message; /** Matches of its persons that are undecided or confirmed. */ readonly matches: readonly MatchView[] }): ReactNode {
  const [dialog, setDialog] = useState<"approve" | "discard" | "hand" | "hold" | "chase">();
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const name = useAuthorityNames();
  const text = words.thread.draft;
  const before = message.unansweredBefore ?? [];
  if (session === null || session === undefined) return null;
  return (
    <Panel title={`${text.title}: ${words.nouns.messageKinds[message.body.kind].toLowerCase()}`} aside={text.to(message.to.map(name).join(", "))} tone="attention">
      {before.length === 0 ? null : (
        <Notice tone="late" icon="alert" title={text.unanswered(before.length)} role="note">
          <p>{text.unansweredWords}</p>
          <ul>
            {before.map((id) => (
              <li key={id}>
                <Earlier id={id} matches={matches} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {message.unmarked === undefined ? null : (
        <Notice tone="soon" icon="shield" title={text.unmarked} role="note">
          <p>{text.unmarkedWords(message.unmarked.map((one) => `“${one}”`).join(", "))}</p>
        </Notice>
      )}
      {message.unreadBy === undefined ? null : (
        <Notice tone="late" icon="alert" title={text.unread(message.body.language)} role="note">
          <p>{text.unreadWords(message.unreadBy.map(name).join(", "))}</p>
        </Notice>
      )}
      <Held message={message} />
      <p className={styles["matches"]}>{text.matches(matches.length)}</p>
      <div className={styles["acts"]}>
        <ActButton name={words.acts.approve.name} icon="outbox" openness={approvalOpenness(message, session, hasCase)} onClick={() => setDialog("approve")} />
        <ActButton name={words.acts.handDraft.name} icon="forward" variant="default" openness={mayDo(session, "draft", hasCase)} onClick={() => setDialog("hand")} />
        <ActButton name={words.acts.holdDraft.name} icon="hold" variant="default" openness={holdingOpenness(message, session, hasCase)} onClick={() => setDialog("hold")} />
        <ActButton name={words.acts.chaseDraft.name} icon="question" variant="default" openness={mayDo(session, "draft", hasCase)} onClick={() => setDialog("chase")} />
        <ActButton name={words.acts.discard.name} icon="archive" variant="default" openness={mayDo(session, "draft", hasCase)} onClick={() => setDialog("discard")} />
      </div>
      {dialog === "approve" ? <ApproveDialog message={message} onClose={() => setDialog(undefined)} /> : null}
      {dialog === "hand" ? <HandOverDialog text={words.acts.handDraft} holder={holderOf(message)} run={(to, reasons) => heed.handDraft(message.id, to, reasons)} onClose={() => setDialog(undefined)} /> : null}
      {dialog === "hold" ? <ReasonsDialog {...words.acts.holdDraft} run={(reasons) => heed.holdDraft(message.id, reasons)} onClose={() => setDialog(undefined)} /> : null}
      {dialog === "chase" ? <ReasonsDialog {...words.acts.chaseDraft} run={(asked) => heed.chaseDraft(message.id, asked)} onClose={() => setDialog(undefined)} /> : null}
      {dialog === "discard" ? <ReasonsDialog {...words.acts.discard} run={(reasons) => heed.discard(message.id, reasons)} onClose={() => setDialog(undefined)} /> : null}
    </Panel>
  );
}

/** Who has the draft, since when, and why it has not left. */
function Held({ message }: { readonly message: Message }): ReactNode {
  const text = words.thread.draft;
  const [holder, since, why] = [holderOf(message), heldSince(message), heldFor(message)];
  if (holder === undefined || since === undefined) return null;
  return (
    <p className={styles["matches"]}>
      {text.with} <OfficerName id={holder} /> {text.since} <Moment at={since} />
      {why === undefined ? null : <>. {text.heldFor(why)}</>}
    </p>
  );
}

/** An earlier warning, by the description in it that matches somebody of this draft; by its id alone where none does. */
function Earlier({ id, matches }: { readonly id: string; readonly matches: readonly MatchView[] }): ReactNode {
  const description = matches.flatMap((one) => [one.a, one.b]).find((one) => one !== null && one.source === id);
  if (description === null || description === undefined || description.thread === null) return <code>{id}</code>;
  return (
    <Link href={`/threads/${encodeURIComponent(description.thread)}`}>
      <AuthorityName id={description.provider} />, <Moment at={description.knownAt} show="day" />: <PersonName name={placedName(description)} />
    </Link>
  );
}

function ApproveDialog({ message, onClose }: { readonly message: Message; readonly onClose: () => void }): ReactNode {
  const text = words.acts.approve;
  const name = useAuthorityNames();
  const gate = useGate(message.gate === undefined ? message.to : []);
  const act = useAct(() => heed.approve(message.id, { gate: gate.gate }), onClose);
  return (
    <FormDialog opened size={gate.outside.length > 0 ? "lg" : "md"} title={text.title} about={text.about(message.to.map(name).join(", "))} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={() => { if (gate.passed) act.mutate(undefined); }} onClose={onClose}>
      <GateFields form={gate} />
    </FormDialog>
  );
}
