import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { Channel } from "../../domain/authority.ts";
import type { Passage, RefusalGround } from "../../domain/message.ts";
import { heed } from "../api/heed.ts";
import { useAct, useAuthorities, useNode } from "../api/queries.ts";
import type { ReceivedBody } from "../api/shapes.ts";
import styles from "../parts/forms/Fields.module.css";
import { FormEnd } from "../parts/forms/FormEnd.tsx";
import { InstantField, instantTyped } from "../parts/forms/InstantField.tsx";
import { bodyOf, emptyMessage } from "../parts/forms/message-draft.ts";
import type { BodyInput, MessageDraft, OpeningKind } from "../parts/forms/message-draft.ts";
import { MessageFields } from "../parts/forms/MessageFields.tsx";
import { optionsOf } from "../parts/forms/options.ts";
import { useZone } from "../parts/Moment.tsx";
import { ReplyFields } from "../parts/forms/ReplyFields.tsx";
import type { ReplyDraft } from "../parts/forms/ReplyFields.tsx";
import { takeHandedOn, useKept } from "../session/kept.ts";
import { localText } from "../time/format.ts";
import { nodeNow } from "../time/now.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";

interface Kept {
  readonly from: string;
  readonly channel: Channel;
  readonly reference: string;
  readonly receivedAt: string;
  readonly receivedBy: string;
  readonly proof: Passage["proof"];
  readonly kind: OpeningKind | ReplyDraft["kind"];
  readonly message: MessageDraft;
  readonly reply: ReplyDraft;
}

const REPLIES = ["answer", "refusal", "acknowledgement", "clarification"] as const;

/** Records by hand what came by letter, telephone or another channel: the same clock and the same matching as for any message. */
export function RecordPage(): ReactNode {
  const [search] = useSearchParams();
  const thread = search.get("thread") ?? undefined;
  const about = search.get("about") ?? undefined;
  const [, go] = useLocation();
  const zone = useZone();
  const self = useNode().data?.self.id;
  const authorities = useAuthorities().filter((one) => one.id !== self);
  const [kept, setKept, forget] = useKept<Kept>(`record ${thread ?? ""} ${about ?? ""}`, () => startOf(zone, about, search.get("from") ?? ""));
  const [wanted, setWanted] = useState(false);
  const [ids] = useState(() => ({ message: crypto.randomUUID(), thread: crypto.randomUUID(), key: crypto.randomUUID() }));
  const text = words.record;
  const set = (change: Partial<Kept>) => setKept({ ...kept, ...change });
  const isReply = REPLIES.some((one) => one === kept.kind);
  const read = isReply ? replyBody(kept.reply, about) : bodyOf(kept.message.purpose.trim() === "" ? { ...kept.message, purpose: text.purposeUnstated } : kept.message, zone);
  const receivedAt = instantTyped(kept.receivedAt, zone);
  const faults = [...(kept.from === "" ? [words.compose.missing(text.from)] : []), ...(receivedAt === undefined ? [words.compose.missing(text.receivedAt)] : []), ...("faults" in read ? read.faults : [])];
  const act = useAct(
    (received: { readonly body: BodyInput; readonly at: string }) => {
      const filed: ReceivedBody = {
        from: kept.from,
        wire: { id: ids.message, thread: thread ?? ids.thread, issuedAt: received.at, body: received.body },
        passage: { channel: kept.channel, proof: kept.proof, ...(kept.reference.trim() === "" ? {} : { reference: kept.reference.trim() }), ...(kept.receivedBy.trim() === "" ? {} : { receivedBy: kept.receivedBy.trim() }) },
        receivedAt: received.at,
      };
      return heed.fileReceived(filed, ids.key);
    },
    (message) => {
      forget();
      go(`/threads/${encodeURIComponent(message.thread)}`);
    },
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    setWanted(true);
    if (faults.length === 0 && "body" in read && receivedAt !== undefined && !act.isPending) act.mutate({ body: read.body, at: receivedAt });
  }
  const kinds = about === undefined ? Object.entries(text.kinds).filter(([kind]) => !REPLIES.some((one) => one === kind)) : Object.entries(text.kinds);
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <form onSubmit={submit} className={styles["page"]} noValidate>
        <Panel>
          <div className={styles["grid"]}>
            <NativeSelect label={text.from} data={[{ value: "", label: words.forms.choose }, ...authorities.map((one) => ({ value: one.id, label: one.name }))]} value={kept.from} onChange={(event) => set({ from: event.currentTarget.value })} error={wanted && kept.from === "" ? words.forms.missing : undefined} required />
            <NativeSelect label={text.channel} data={optionsOf(words.nouns.channels).filter((one) => one.value !== "heed")} value={kept.channel} onChange={(event) => set({ channel: event.currentTarget.value as Channel })} />
            <TextInput label={text.reference} value={kept.reference} onChange={(event) => set({ reference: event.currentTarget.value })} />
            <InstantField label={text.receivedAt} value={kept.receivedAt} onChange={(typed) => set({ receivedAt: typed })} error={wanted && receivedAt === undefined ? words.forms.notMoment : undefined} />
            <NativeSelect label={text.proof} data={optionsOf(words.nouns.proofs).filter((one) => one.value !== "heed-receipt")} value={kept.proof} onChange={(event) => set({ proof: event.currentTarget.value as Passage["proof"] })} />
            <TextInput label={text.receivedBy} description={text.receivedByHelp} value={kept.receivedBy} onChange={(event) => set({ receivedBy: event.currentTarget.value })} />
            <NativeSelect label={text.kind} data={kinds.map(([value, label]) => ({ value, label }))} value={kept.kind} onChange={(event) => setKept(withKind(kept, event.currentTarget.value as Kept["kind"]))} />
          </div>
        </Panel>
        {isReply ? <ReplyFields draft={kept.reply} onChange={(reply) => set({ reply })} wanted={wanted} /> : <MessageFields draft={kept.message} onChange={(message) => set({ message })} wanted={wanted} purposeOptional />}
        <FormEnd faults={wanted ? faults : []} problem={act.problem} pending={act.isPending} submit={text.submit} />
      </form>
    </>
  );
}

function startOf(zone: string, about: string | undefined, from: string): Kept {
  // What was ticked in a letter that was read.
  const handed = about === undefined ? (takeHandedOn("record message") as MessageDraft | undefined) : undefined;
  const kind = about === undefined ? (handed?.kind ?? "warning") : "answer";
  return {
    from,
    channel: "letter",
    reference: "",
    receivedAt: localText(new Date(nodeNow()).toISOString(), zone),
    receivedBy: "",
    proof: "officer-note",
    kind,
    message: handed ?? emptyMessage("warning", "en"),
    reply: { kind: "answer", purpose: "", text: "", outcome: "", ground: "", scope: "" },
  };
}

function withKind(kept: Kept, kind: Kept["kind"]): Kept {
  if (kind === "answer" || kind === "refusal" || kind === "acknowledgement" || kind === "clarification") return { ...kept, kind, reply: { ...kept.reply, kind } };
  return { ...kept, kind, message: { ...kept.message, kind } };
}

/** The body of a reply to one of our messages, or what is missing. */
function replyBody(draft: ReplyDraft, about: string | undefined): { readonly body: BodyInput } | { readonly faults: readonly string[] } {
  const missing = words.compose.missing;
  if (about === undefined) return { faults: [missing(words.record.about)] };
  const common = { about, purpose: draft.purpose.trim() === "" ? words.record.purposeUnstated : draft.purpose.trim(), text: draft.text.trim() };
  switch (draft.kind) {
    case "answer":
      return draft.outcome === "" ? { faults: [missing(words.thread.outcome)] } : { body: { kind: "answer", ...common, outcome: draft.outcome } };
    case "refusal":
      return draft.ground === "" || draft.scope.trim().length < 3 ? { faults: [missing(words.thread.ground)] } : { body: { kind: "refusal", ...common, ground: draft.ground satisfies RefusalGround, scope: draft.scope.trim() } };
    case "acknowledgement":
      return { body: { kind: "acknowledgement", ...common } };
    case "clarification":
      return draft.text.trim().length < 3 ? { faults: [missing(words.thread.question)] } : { body: { kind: "clarification", ...common, text: "", question: draft.text.trim() } };
  }
}
