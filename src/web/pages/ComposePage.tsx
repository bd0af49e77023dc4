import { Checkbox, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { heed } from "../api/heed.ts";
import { useAct, useNode, useThread } from "../api/queries.ts";
import type { DraftBody } from "../api/shapes.ts";
import { AddresseesField } from "../parts/forms/AddresseesField.tsx";
import styles from "../parts/forms/Fields.module.css";
import { FormEnd } from "../parts/forms/FormEnd.tsx";
import { GateFields, useGate } from "../parts/forms/GateFields.tsx";
import { bodyOf, emptyMessage } from "../parts/forms/message-draft.ts";
import type { BodyInput, MessageDraft, OpeningKind } from "../parts/forms/message-draft.ts";
import { MessageFields } from "../parts/forms/MessageFields.tsx";
import { ProposalsPanel } from "../parts/forms/ProposalsPanel.tsx";
import { UnmarkedNotice } from "../parts/forms/UnmarkedNotice.tsx";
import { useZone } from "../parts/Moment.tsx";
import { takeHandedOn, useKept } from "../session/kept.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";

interface Kept {
  readonly to: readonly string[];
  readonly concerned: boolean;
  readonly message: MessageDraft;
}

/** Writes a message. It is drafted first: what is unanswered and who may be known is shown before a second person approves. */
export function ComposePage(): ReactNode {
  const [search] = useSearchParams();
  const thread = search.get("thread") ?? undefined;
  const language = useNode().data?.self.languages[0] ?? "en";
  const [, go] = useLocation();
  const zone = useZone();
  const [kept, setKept, forget] = useKept<Kept>(`compose ${thread ?? ""}`, () => ({ to: [], concerned: false, message: handedOn(thread) ?? emptyMessage("warning", language) }));
  const [wanted, setWanted] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const gate = useGate(kept.concerned ? [] : kept.to);
  const read = bodyOf(kept.message, zone);
  const text = words.compose;
  const act = useAct(
    (body: BodyInput) => {
      const draft: DraftBody = { to: kept.concerned ? "concerned" : [...kept.to], body, ...(thread === undefined ? {} : { thread }), ...(gate.gate === undefined ? {} : { gate: gate.gate }) };
      return heed.draft(draft, key);
    },
    (message) => {
      forget();
      go(`/threads/${encodeURIComponent(message.thread)}`);
    },
  );
  const faults = [...(kept.to.length === 0 && !kept.concerned ? [text.missing(text.to)] : []), ...("faults" in read ? read.faults : []), ...(gate.passed ? [] : [text.gateOpen])];
  function submit(event: FormEvent): void {
    event.preventDefault();
    setWanted(true);
    if (faults.length > 0 || !("body" in read) || act.isPending) return;
    if (act.isError) setKey(crypto.randomUUID()); // changed since it was refused: another command
    act.mutate(read.body);
  }
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <form onSubmit={submit} className={styles["page"]} noValidate>
        <Panel>
          <div className={styles["stack"]}>
            <SegmentedControl aria-label={text.kind} data={Object.entries(text.kinds).map(([value, label]) => ({ value, label }))} value={kept.message.kind} onChange={(kind) => setKept({ ...kept, message: { ...kept.message, kind: kind as OpeningKind } })} />
            {thread === undefined ? null : <InThread id={thread} />}
            {kept.concerned ? null : <AddresseesField label={text.to} value={kept.to} onChange={(to) => setKept({ ...kept, to })} error={wanted && kept.to.length === 0 ? words.forms.missing : undefined} />}
            <Checkbox label={text.concerned} description={text.concernedHelp} checked={kept.concerned} onChange={(event) => setKept({ ...kept, concerned: event.currentTarget.checked })} />
          </div>
        </Panel>
        <MessageFields draft={kept.message} onChange={(message) => setKept({ ...kept, message })} wanted={wanted} />
        {kept.message.kind !== "notice" || kept.concerned ? null : <ProposalsPanel body={"body" in read ? read.body : undefined} to={kept.to} onChange={(to) => setKept({ ...kept, to })} />}
        <UnmarkedNotice draft={kept.message} />
        <GateFields form={gate} />
        <FormEnd faults={wanted ? faults : []} problem={act.problem} pending={act.isPending} submit={text.submit} />
      </form>
    </>
  );
}

/** What was ticked in a letter that was read, once. */
function handedOn(thread: string | undefined): MessageDraft | undefined {
  return thread === undefined ? (takeHandedOn("compose message") as MessageDraft | undefined) : undefined;
}

function InThread({ id }: { readonly id: string }): ReactNode {
  const thread = useThread(id).data;
  const title = thread?.messages.find((one) => one.body.title !== undefined)?.body.title ?? id;
  return (
    <span>
      {words.compose.inThread}{" "}
      <Link href={`/threads/${encodeURIComponent(id)}`}>
        <bdi>{title}</bdi>
      </Link>
    </span>
  );
}
