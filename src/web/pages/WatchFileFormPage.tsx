import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { useLocation } from "wouter";
import type { WatchFile, WatchFileContent } from "../../domain/watch-file.ts";
import { heed } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import { Loaded } from "../parts/Failure.tsx";
import styles from "../parts/forms/Fields.module.css";
import { FormEnd } from "../parts/forms/FormEnd.tsx";
import { DayField, dayTyped } from "../parts/forms/InstantField.tsx";
import { OfficerField } from "../parts/forms/OfficerField.tsx";
import { optionsOf } from "../parts/forms/options.ts";
import { draftOf, emptyPerson, personOf } from "../parts/forms/person-draft.ts";
import type { PersonDraft } from "../parts/forms/person-draft.ts";
import { PersonList } from "../parts/forms/PersonList.tsx";
import { hasReasons } from "../parts/forms/ReasonsField.tsx";
import { useKept } from "../session/kept.ts";
import { nodeNow } from "../time/now.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";

/** Files a person to be watched, or changes a file. */
export function WatchFileFormPage({ id }: { readonly id?: string }): ReactNode {
  return id === undefined ? <Form file={undefined} /> : <Change id={id} />;
}

function Change({ id }: { readonly id: string }): ReactNode {
  const found = useQuery({ queryKey: ["watch-file", id], queryFn: () => heed.watchFile(id) });
  return <Loaded asked={found}>{(file) => <Form file={file} />}</Loaded>;
}

interface FileDraft {
  readonly owner: string;
  readonly category: string;
  readonly ground: string;
  readonly legalBasis: string;
  readonly requestedAction: WatchFileContent["requestedAction"] | "";
  readonly fallbackAction: WatchFileContent["requestedAction"] | "";
  readonly discreet: boolean;
  readonly openedOn: string;
  readonly reviewOn: string;
  readonly handling: WatchFileContent["handling"];
  readonly terrorism: boolean;
  readonly text: string;
  readonly persons: readonly PersonDraft[];
}

function Form({ file }: { readonly file: WatchFile | undefined }): ReactNode {
  const text = words.watchFiles;
  const me = useSession().data?.officer.id ?? "";
  const [, go] = useLocation();
  const [draft, setDraft, forget] = useKept<FileDraft>(`watch-file ${file?.id ?? "new"}`, () => startOf(file, me));
  const [wanted, setWanted] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const read = draft.persons.map((one) => personOf(one, file?.content.persons.find((old) => old.ref === one.ref)));
  const complete = draft.category.trim() !== "" && hasReasons(draft.ground) && draft.legalBasis.trim() !== "" && draft.requestedAction !== "" && dayTyped(draft.openedOn) !== undefined && dayTyped(draft.reviewOn) !== undefined && draft.owner !== "" && read.every((one) => "person" in one);
  const act = useAct(
    (content: WatchFileContent) => (file === undefined ? heed.fileWatchFile({ owner: draft.owner, content }, key) : heed.changeWatchFile(file.id, content)),
    (filed) => {
      forget();
      go(`/watch-files/${encodeURIComponent(filed.id)}`);
    },
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    setWanted(true);
    if (!complete || act.isPending) return;
    const { owner: _owner, persons: _persons, fallbackAction, ...rest } = draft;
    // The node fills in what the schema gives by default, and checks the whole.
    const content: unknown = { ...rest, ...(fallbackAction === "" ? {} : { fallbackAction }), category: draft.category.trim(), openedOn: draft.openedOn.trim(), reviewOn: draft.reviewOn.trim(), ground: draft.ground.trim(), legalBasis: draft.legalBasis.trim(), persons: read.flatMap((one) => ("person" in one ? [one.person] : [])), claims: file?.content.claims ?? [], links: file?.content.links ?? [] };
    act.mutate(content as WatchFileContent);
  }
  const set = (change: Partial<FileDraft>) => setDraft({ ...draft, ...change });
  const missing = (value: string) => (wanted && value.trim() === "" ? words.forms.missing : undefined);
  const noDay = (value: string) => (wanted && dayTyped(value) === undefined ? words.forms.notDay : undefined);
  return (
    <>
      <PageHead title={file === undefined ? text.newTitle : text.changeTitle} below={<span>{text.emptyWords}</span>} />
      <form onSubmit={submit} className={styles["page"]} noValidate>
        <Panel title={text.persons}>
          <PersonList persons={draft.persons} misread={wanted ? read : []} onChange={(persons) => set({ persons })} atLeastOne />
        </Panel>
        <Panel title={text.one}>
          <div className={styles["grid"]}>
            <TextInput label={text.category} value={draft.category} onChange={(event) => set({ category: event.currentTarget.value })} error={missing(draft.category)} required />
            <NativeSelect label={text.requestedAction} data={optionsOf(words.nouns.requestedActions, words.forms.choose)} value={draft.requestedAction} onChange={(event) => set({ requestedAction: event.currentTarget.value as FileDraft["requestedAction"] })} error={missing(draft.requestedAction)} required />
            <NativeSelect label={text.fallbackAction} description={text.fallbackHelp} data={optionsOf(words.nouns.requestedActions, words.forms.none)} value={draft.fallbackAction} onChange={(event) => set({ fallbackAction: event.currentTarget.value as FileDraft["fallbackAction"] })} />
            <OfficerField label={text.owner} value={draft.owner} onChange={(owner) => set({ owner })} error={missing(draft.owner)} />
            <Textarea label={text.ground} className={styles["full"] ?? ""} value={draft.ground} onChange={(event) => set({ ground: event.currentTarget.value })} error={wanted && !hasReasons(draft.ground) ? words.forms.missing : undefined} autosize minRows={2} dir="auto" required />
            <TextInput label={text.legalBasis} className={styles["wide"] ?? ""} value={draft.legalBasis} onChange={(event) => set({ legalBasis: event.currentTarget.value })} error={missing(draft.legalBasis)} required />
            <NativeSelect label={text.handling} data={optionsOf(words.nouns.handling)} value={draft.handling} onChange={(event) => set({ handling: event.currentTarget.value as FileDraft["handling"] })} />
            <DayField label={text.openedOn} value={draft.openedOn} onChange={(openedOn) => set({ openedOn })} error={noDay(draft.openedOn)} />
            <DayField label={text.reviewOn} value={draft.reviewOn} onChange={(reviewOn) => set({ reviewOn })} error={noDay(draft.reviewOn)} />
            <div className={styles["checks"]}>
              <Checkbox label={text.terrorism} checked={draft.terrorism} onChange={(event) => set({ terrorism: event.currentTarget.checked })} />
              <Checkbox label={text.discreet} description={text.discreetHelp} checked={draft.discreet} onChange={(event) => set({ discreet: event.currentTarget.checked })} />
            </div>
            <Textarea label={text.text} className={styles["full"] ?? ""} value={draft.text} onChange={(event) => set({ text: event.currentTarget.value })} autosize minRows={2} dir="auto" />
          </div>
        </Panel>
        <FormEnd problem={act.problem} pending={act.isPending} submit={file === undefined ? text.submit : text.submitChange} />
      </form>
    </>
  );
}

function startOf(file: WatchFile | undefined, me: string): FileDraft {
  const today = new Date(nodeNow()).toISOString().slice(0, 10);
  if (file === undefined) return { owner: me, category: "", ground: "", legalBasis: "", requestedAction: "", fallbackAction: "", discreet: false, openedOn: today, reviewOn: "", handling: "H2", terrorism: false, text: "", persons: [emptyPerson("p1")] };
  const { claims: _claims, links: _links, persons, ...rest } = file.content;
  return { owner: file.owner, ...rest, fallbackAction: rest.fallbackAction ?? "", persons: persons.map(draftOf) };
}
