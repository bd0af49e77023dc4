import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { words } from "../../words/words.ts";
import { optionsOf } from "./options.ts";
import type { Misread, PersonDraft } from "./person-draft.ts";
import styles from "./Fields.module.css";

export interface PersonFieldsProps {
  readonly draft: PersonDraft;
  readonly number: number;
  readonly misread?: readonly Misread[] | undefined;
  readonly onChange: (draft: PersonDraft) => void;
  readonly onRemove?: (() => void) | undefined;
}

/** The fields of one person: what is nearly always known first, the rest on demand. */
export function PersonFields({ draft, number, misread, onChange, onRemove }: PersonFieldsProps): ReactNode {
  const text = words.person;
  const [more, setMore] = useState(hasMore(draft));
  const label = useId();
  const set = (change: Partial<PersonDraft>) => onChange({ ...draft, ...change });
  const wrong = (field: Misread["field"]) => {
    const found = misread?.filter((one) => one.field === field) ?? [];
    return found.length === 0 ? undefined : field === "name" || field === "subjectClass" ? words.forms.missing : text.misread[field](found.map((one) => one.value).join(", "));
  };
  return (
    <div className={styles["group"]} role="group" aria-labelledby={label}>
      <div className={styles["head"]}>
        <strong id={label}>{text.one(number)}</strong>
        {onRemove === undefined ? null : (
          <Button size="compact-xs" variant="subtle" onClick={onRemove} leftSection={<Icon name="close" size={12} />}>
            {words.forms.remove(text.one(number).toLowerCase())}
          </Button>
        )}
      </div>
      <div className={styles["grid"]}>
        <TextInput label={text.name} description={text.nameHelp} value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} error={wrong("name")} dir="auto" className={styles["wide"] ?? ""} required />
        <NativeSelect label={text.subjectClass} data={optionsOf(words.nouns.subjectClasses, words.forms.choose)} value={draft.subjectClass} onChange={(event) => set({ subjectClass: event.currentTarget.value as PersonDraft["subjectClass"] })} error={wrong("subjectClass")} required />
        <Textarea label={text.births} description={text.birthsHelp} value={draft.births} onChange={(event) => set({ births: event.currentTarget.value })} error={wrong("births")} autosize minRows={1} />
        <TextInput label={text.nationalities} description={text.nationalitiesHelp} value={draft.nationalities} onChange={(event) => set({ nationalities: event.currentTarget.value })} error={wrong("nationalities")} />
        <Textarea label={text.aliases} description={text.aliasesHelp} value={draft.aliases} onChange={(event) => set({ aliases: event.currentTarget.value })} dir="auto" autosize minRows={1} />
      </div>
      <div>
        <Button size="compact-xs" variant="subtle" onClick={() => setMore(!more)} aria-expanded={more} leftSection={<Icon name={more ? "close" : "plus"} size={12} />}>
          {more ? words.forms.less : text.more}
        </Button>
      </div>
      {more ? <MoreOfPerson draft={draft} set={set} wrong={wrong} /> : null}
    </div>
  );
}

function MoreOfPerson({ draft, set, wrong }: { readonly draft: PersonDraft; readonly set: (change: Partial<PersonDraft>) => void; readonly wrong: (field: Misread["field"]) => string | undefined }): ReactNode {
  const text = words.person;
  return (
    <>
      <div className={styles["grid"]}>
        <TextInput label={text.surname} value={draft.surname} onChange={(event) => set({ surname: event.currentTarget.value })} dir="auto" />
        <TextInput label={text.forenames} value={draft.forenames} onChange={(event) => set({ forenames: event.currentTarget.value })} dir="auto" />
        <NativeSelect label={text.sex} data={optionsOf(text.sexes, words.people.unknown)} value={draft.sex} onChange={(event) => set({ sex: event.currentTarget.value as PersonDraft["sex"] })} />
        <TextInput label={text.birthPlace} value={draft.birthPlace} onChange={(event) => set({ birthPlace: event.currentTarget.value })} />
        <TextInput label={text.residence} description={text.countryHelp} value={draft.residence} onChange={(event) => set({ residence: event.currentTarget.value })} error={wrong("residence")} />
        <NativeSelect label={text.protection} description={text.protectionHelp} data={optionsOf(words.nouns.protections)} value={draft.protection} onChange={(event) => set({ protection: event.currentTarget.value as PersonDraft["protection"] })} />
        <NativeSelect label={text.minor} data={optionsOf(words.nouns.yesNoUnknown)} value={draft.minor} onChange={(event) => set({ minor: event.currentTarget.value as PersonDraft["minor"] })} />
        <NativeSelect label={text.deceased} data={optionsOf(words.nouns.yesNoUnknown)} value={draft.deceased} onChange={(event) => set({ deceased: event.currentTarget.value as PersonDraft["deceased"] })} />
        <Textarea label={text.safetyWarnings} description={text.onePerLine} value={draft.safetyWarnings} onChange={(event) => set({ safetyWarnings: event.currentTarget.value })} autosize minRows={1} />
        <Textarea label={text.distinguishing} description={text.distinguishingHelp} value={draft.distinguishing} onChange={(event) => set({ distinguishing: event.currentTarget.value })} autosize minRows={1} className={styles["wide"] ?? ""} />
      </div>
      <Documents draft={draft} set={set} error={wrong("documents")} />
      <Checkbox label={text.bystander} description={text.bystanderHelp} checked={draft.bystander} onChange={(event) => set({ bystander: event.currentTarget.checked })} />
    </>
  );
}

function Documents({ draft, set, error }: { readonly draft: PersonDraft; readonly set: (change: Partial<PersonDraft>) => void; readonly error: string | undefined }): ReactNode {
  const text = words.person;
  const change = (at: number, to: Partial<PersonDraft["documents"][number]>) => set({ documents: draft.documents.map((one, index) => (index === at ? { ...one, ...to } : one)) });
  return (
    <>
      {draft.documents.map((document, index) => (
        // Rows have no identity but their place: one is only ever added at the end or removed.
        // oxlint-disable-next-line react/no-array-index-key
        <div className={styles["row"]} key={index}>
          <NativeSelect label={text.document} data={optionsOf(words.nouns.documents)} value={document.type} onChange={(event) => change(index, { type: event.currentTarget.value as typeof document.type })} />
          <TextInput label={text.issuer} value={document.issuer} onChange={(event) => change(index, { issuer: event.currentTarget.value })} error={error} maxLength={2} className={styles["short"] ?? ""} />
          <TextInput label={text.number} value={document.number} onChange={(event) => change(index, { number: event.currentTarget.value })} />
          <Button size="compact-xs" variant="subtle" onClick={() => set({ documents: draft.documents.filter((_, at) => at !== index) })}>
            {words.forms.remove(text.document.toLowerCase())}
          </Button>
        </div>
      ))}
      <div>
        <Button size="compact-xs" variant="subtle" leftSection={<Icon name="plus" size={12} />} onClick={() => set({ documents: [...draft.documents, { type: "passport", issuer: "", number: "" }] })}>
          {words.forms.add(text.document.toLowerCase())}
        </Button>
      </div>
    </>
  );
}

function hasMore(draft: PersonDraft): boolean {
  return [draft.surname, draft.forenames, draft.sex, draft.birthPlace, draft.residence, draft.safetyWarnings, draft.distinguishing].some((one) => one !== "") || draft.documents.length > 0 || draft.bystander;
}
