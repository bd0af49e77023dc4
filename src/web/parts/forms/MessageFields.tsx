import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { Panel } from "../../ui/Panel.tsx";
import { words } from "../../words/words.ts";
import { ClaimList } from "./ClaimList.tsx";
import styles from "./Fields.module.css";
import { InstantField } from "./InstantField.tsx";
import { LinkList } from "./LinkList.tsx";
import type { MessageDraft } from "./message-draft.ts";
import { optionsOf } from "./options.ts";
import { personOf } from "./person-draft.ts";
import { PersonList } from "./PersonList.tsx";

export interface MessageFieldsProps {
  readonly draft: MessageDraft;
  readonly onChange: (draft: MessageDraft) => void;
  /** The form was sent once: what is missing is said. */
  readonly wanted: boolean;
  /** What came by letter need not state a purpose. */
  readonly purposeOptional?: boolean;
}

/** What a message says: its words, its persons and claims, and how it is marked. */
export function MessageFields({ draft, onChange, wanted, purposeOptional = false }: MessageFieldsProps): ReactNode {
  const set = (change: Partial<MessageDraft>) => onChange({ ...draft, ...change });
  const text = words.compose;
  const [persons, claims] = [draft.persons, draft.claims];
  return (
    <>
      <Panel title={text.about.title}>
        <About draft={draft} set={set} wanted={wanted} purposeOptional={purposeOptional} />
      </Panel>
      {draft.kind === "request" ? <RequestFields draft={draft} set={set} wanted={wanted} /> : null}
      {draft.kind === "notice" ? <EventFields draft={draft} set={set} wanted={wanted} /> : null}
      <Panel title={text.persons} aside={text.personsHelp}>
        <PersonList persons={persons} misread={wanted ? persons.map((one) => personOf(one)) : []} onChange={(next) => set({ persons: next })} />
      </Panel>
      <Panel title={text.claims} aside={text.claimsHelp}>
        <ClaimList claims={claims} persons={persons} wanted={wanted} onChange={(next) => set({ claims: next })} />
      </Panel>
      {persons.length < 2 ? null : (
        <Panel title={text.links}>
          <LinkList links={draft.links} persons={persons} onChange={(links) => set({ links })} />
        </Panel>
      )}
      <Panel title={text.marks.title}>
        <Marks draft={draft} set={set} wanted={wanted} />
      </Panel>
      <More draft={draft} set={set} />
    </>
  );
}

interface Part {
  readonly draft: MessageDraft;
  readonly set: (change: Partial<MessageDraft>) => void;
  readonly wanted: boolean;
}

function About({ draft, set, wanted, purposeOptional }: Part & { readonly purposeOptional: boolean }): ReactNode {
  const text = words.compose.about;
  return (
    <div className={styles["grid"]}>
      <TextInput className={styles["wide"] ?? ""} label={text.subject} value={draft.title} onChange={(event) => set({ title: event.currentTarget.value })} dir="auto" />
      <TextInput label={text.purpose} description={text.purposeHelp} value={draft.purpose} onChange={(event) => set({ purpose: event.currentTarget.value })} error={purposeOptional ? undefined : missing(wanted, draft.purpose)} required={!purposeOptional} />
      <Textarea className={styles["full"] ?? ""} label={text.text} value={draft.text} onChange={(event) => set({ text: event.currentTarget.value })} error={draft.kind === "threat" ? missing(wanted, draft.text) : undefined} autosize minRows={3} dir="auto" />
      {draft.kind === "threat" ? <Textarea className={styles["full"] ?? ""} label={words.compose.mustBrief} description={words.person.onePerLine} value={draft.mustBrief} onChange={(event) => set({ mustBrief: event.currentTarget.value })} autosize minRows={1} /> : null}
    </div>
  );
}

function RequestFields({ draft, set, wanted }: Part): ReactNode {
  const names = words.thread.particulars;
  const text = words.compose.request;
  const area = (field: "sought" | "facts" | "reasonsToBelieve" | "connection") => <Textarea label={names[field]} value={draft[field]} onChange={(event) => set({ [field]: event.currentTarget.value })} error={missing(wanted, draft[field])} autosize minRows={2} dir="auto" required />;
  return (
    <Panel title={text.title} aside={text.article}>
      <div className={styles["grid"]} data-two="true">
        {area("sought")}
        {area("facts")}
        {area("reasonsToBelieve")}
        {area("connection")}
        <NativeSelect label={text.access} data={[{ value: "indirect", label: text.indirect }, { value: "direct", label: text.direct }]} value={draft.access} onChange={(event) => set({ access: event.currentTarget.value === "direct" ? "direct" : "indirect" })} />
      </div>
    </Panel>
  );
}

function EventFields({ draft, set, wanted }: Part): ReactNode {
  const text = words.compose.event;
  return (
    <Panel title={text.title}>
      <div className={styles["grid"]}>
        <NativeSelect label={text.kind} data={optionsOf(words.nouns.events, words.forms.choose)} value={draft.eventKind} onChange={(event) => set({ eventKind: event.currentTarget.value as MessageDraft["eventKind"] })} error={missing(wanted, draft.eventKind)} required />
        <TextInput label={text.on} description={text.onHelp} value={draft.eventOn} onChange={(event) => set({ eventOn: event.currentTarget.value })} error={missing(wanted, draft.eventOn)} required />
        <TextInput label={text.place} value={draft.eventPlace} onChange={(event) => set({ eventPlace: event.currentTarget.value })} dir="auto" />
        <TextInput label={text.destination} description={words.person.countryHelp} value={draft.destination} onChange={(event) => set({ destination: event.currentTarget.value })} maxLength={2} />
        <InstantField label={text.departure} value={draft.departure} onChange={(departure) => set({ departure })} required={false} />
        <TextInput label={text.alert} value={draft.alert} onChange={(event) => set({ alert: event.currentTarget.value })} />
        <Textarea className={styles["full"] ?? ""} label={text.allegation} value={draft.allegation} onChange={(event) => set({ allegation: event.currentTarget.value })} autosize minRows={1} dir="auto" />
      </div>
    </Panel>
  );
}

function Marks({ draft, set, wanted }: Part): ReactNode {
  const text = words.compose.marks;
  return (
    <div className={styles["stack"]}>
      <div className={styles["checks"]}>
        <Checkbox label={text.terrorism} description={text.terrorismHelp} checked={draft.terrorism} onChange={(event) => set({ terrorism: event.currentTarget.checked })} />
        <Checkbox label={text.urgent} checked={draft.urgent} onChange={(event) => set({ urgent: event.currentTarget.checked })} />
      </div>
      {draft.urgent ? (
        <div className={styles["grid"]} data-two="true">
          <NativeSelect label={text.ground} description={words.law.urgencyArticle} data={optionsOf(words.law.urgencyGrounds, words.forms.choose)} value={draft.urgencyGround} onChange={(event) => set({ urgencyGround: event.currentTarget.value as MessageDraft["urgencyGround"] })} error={missing(wanted, draft.urgencyGround)} required />
          <Textarea label={text.reasons} value={draft.urgencyReasons} onChange={(event) => set({ urgencyReasons: event.currentTarget.value })} error={missing(wanted, draft.urgencyReasons)} autosize minRows={1} dir="auto" required />
        </div>
      ) : null}
      <Checkbox label={text.emergency} description={text.emergencyHelp} checked={draft.emergency} onChange={(event) => set({ emergency: event.currentTarget.checked })} />
    </div>
  );
}

function More({ draft, set }: Omit<Part, "wanted">): ReactNode {
  const text = words.compose;
  const [open, setOpen] = useState(false);
  const line = (field: "legalBasis" | "handlingText" | "classification" | "releasableTo" | "nationalCase" | "prosecutor" | "offence" | "coRequester", label: string) => <TextInput label={label} value={draft[field]} onChange={(event) => set({ [field]: event.currentTarget.value })} />;
  return (
    <Panel>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles["summary"]}>{text.more.title}</summary>
        <div className={styles["grid"]}>
          {line("legalBasis", text.about.legalBasis)}
          <NativeSelect label={text.about.handling} data={optionsOf(words.nouns.handling)} value={draft.handling} onChange={(event) => set({ handling: event.currentTarget.value as MessageDraft["handling"] })} />
          {line("handlingText", text.about.handlingText)}
          <TextInput label={text.about.language} value={draft.language} onChange={(event) => set({ language: event.currentTarget.value })} maxLength={2} />
          {line("classification", text.more.classification)}
          {line("releasableTo", text.more.releasableTo)}
          {line("nationalCase", text.more.nationalCase)}
          {line("prosecutor", text.more.prosecutor)}
          {line("offence", text.more.offence)}
          <NativeSelect label={text.more.judicial} data={optionsOf(words.thread.judicialStates)} value={draft.judicialAuthorisation} onChange={(event) => set({ judicialAuthorisation: event.currentTarget.value as MessageDraft["judicialAuthorisation"] })} />
          {line("coRequester", text.more.coRequester)}
        </div>
      </details>
    </Panel>
  );
}

function missing(wanted: boolean, value: string): string | undefined {
  return wanted && value.trim() === "" ? words.forms.missing : undefined;
}
