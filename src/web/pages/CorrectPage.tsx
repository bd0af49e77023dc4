import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { useLocation } from "wouter";
import type { Message } from "../../domain/message.ts";
import { heed } from "../api/heed.ts";
import { useAct, useThread } from "../api/queries.ts";
import { Loaded } from "../parts/Failure.tsx";
import styles from "../parts/forms/Fields.module.css";
import { FormEnd } from "../parts/forms/FormEnd.tsx";
import { GateFields, useGate } from "../parts/forms/GateFields.tsx";
import { bodyOf, messageDraftOf } from "../parts/forms/message-draft.ts";
import type { BodyInput, MessageDraft } from "../parts/forms/message-draft.ts";
import { MessageFields } from "../parts/forms/MessageFields.tsx";
import { UnmarkedNotice } from "../parts/forms/UnmarkedNotice.tsx";
import { hasReasons, ReasonsField } from "../parts/forms/ReasonsField.tsx";
import { useZone } from "../parts/Moment.tsx";
import { useKept } from "../session/kept.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";

/** Corrects a message of ours: the new version goes to everybody the old one went to, and is matched afresh on both sides. */
export function CorrectPage({ thread, id }: { readonly thread: string; readonly id: string }): ReactNode {
  const found = useThread(thread);
  return (
    <Loaded asked={found}>
      {(view) => {
        const message = view.messages.find((one) => one.id === id);
        return message === undefined ? <NotFoundPage /> : <Form message={message} />;
      }}
    </Loaded>
  );
}

function Form({ message }: { readonly message: Message }): ReactNode {
  const text = words.compose;
  const zone = useZone();
  const [, go] = useLocation();
  const [draft, setDraft, forget] = useKept<MessageDraft>(`correct ${message.id}`, () => messageDraftOf(message));
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const gate = useGate(message.to);
  const read = bodyOf(draft, zone);
  const act = useAct(
    (body: BodyInput) => heed.correct(message.id, { reasons: reasons.trim(), body, gate: gate.gate }),
    () => {
      forget();
      go(`/threads/${encodeURIComponent(message.thread)}`);
    },
  );
  const faults = [...("faults" in read ? read.faults : []), ...(gate.passed ? [] : [text.gateOpen])];
  function submit(event: FormEvent): void {
    event.preventDefault();
    setWanted(true);
    if (faults.length === 0 && "body" in read && hasReasons(reasons) && !act.isPending) act.mutate(read.body);
  }
  return (
    <>
      <PageHead title={text.correctTitle} below={<span>{words.nouns.messageKinds[message.body.kind]}</span>} />
      <form onSubmit={submit} className={styles["page"]} noValidate>
        <Panel>
          <ReasonsField label={text.correctReasons} value={reasons} onChange={setReasons} wanted={wanted} />
        </Panel>
        <MessageFields draft={draft} onChange={setDraft} wanted={wanted} />
        <UnmarkedNotice draft={draft} />
        <GateFields form={gate} />
        <FormEnd faults={wanted ? faults : []} problem={act.problem} pending={act.isPending} submit={text.submitCorrection} />
      </form>
    </>
  );
}
