import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useId } from "react";
import type { ReactNode } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { words } from "../../words/words.ts";
import { CLAIM_FIELDS, claimOf, emptyClaim } from "./claim-draft.ts";
import type { ClaimDraft, StatementField as FieldName } from "./claim-draft.ts";
import styles from "./Fields.module.css";
import { optionsOf } from "./options.ts";
import type { PersonDraft } from "./person-draft.ts";
import { freshRef } from "./PersonList.tsx";

const GRADES = ["A", "B", "C", "X"].flatMap((source) => [1, 2, 3, 4].map((information) => `${source}${information}`)).map((grade) => ({ value: grade, label: grade }));

/** Claims, each with who said it and how good it is. */
export function ClaimList({ claims, persons, wanted, onChange }: { readonly claims: readonly ClaimDraft[]; readonly persons: readonly PersonDraft[]; readonly wanted: boolean; readonly onChange: (claims: readonly ClaimDraft[]) => void }): ReactNode {
  return (
    <div className={styles["stack"]}>
      {claims.map((draft, index) => (
        <ClaimFields key={draft.ref} draft={draft} number={index + 1} persons={persons} wanted={wanted} onChange={(next) => onChange(claims.map((one) => (one.ref === next.ref ? next : one)))} onRemove={() => onChange(claims.filter((one) => one.ref !== draft.ref))} />
      ))}
      <div>
        <Button size="compact-sm" variant="default" leftSection={<Icon name="plus" size={12} />} onClick={() => onChange([...claims, emptyClaim(freshRef("c", claims), persons[0]?.ref ?? "")])}>
          {words.forms.add(words.compose.claim.a)}
        </Button>
      </div>
    </div>
  );
}

function ClaimFields({ draft, number, persons, wanted, onChange, onRemove }: { readonly draft: ClaimDraft; readonly number: number; readonly persons: readonly PersonDraft[]; readonly wanted: boolean; readonly onChange: (draft: ClaimDraft) => void; readonly onRemove: () => void }): ReactNode {
  const text = words.compose.claim;
  const label = useId();
  const set = (change: Partial<ClaimDraft>) => onChange({ ...draft, ...change });
  const read = wanted ? claimOf(draft) : undefined;
  const missing = read !== undefined && "missing" in read ? read.missing : undefined;
  return (
    <div className={styles["group"]} role="group" aria-labelledby={label}>
      <div className={styles["head"]}>
        <strong id={label}>{text.one(number)}</strong>
        <Button size="compact-xs" variant="subtle" onClick={onRemove} leftSection={<Icon name="close" size={12} />}>
          {words.forms.remove(text.one(number).toLowerCase())}
        </Button>
      </div>
      <div className={styles["grid"]}>
        <NativeSelect label={text.about} data={[...persons.map((one, index) => ({ value: one.ref, label: one.name === "" ? words.person.one(index + 1) : one.name })), { value: "", label: text.matter }]} value={draft.about} onChange={(event) => set({ about: event.currentTarget.value })} />
        <NativeSelect label={text.says} data={optionsOf(words.nouns.statements)} value={draft.kind} onChange={(event) => set({ kind: event.currentTarget.value as ClaimDraft["kind"] })} />
        {CLAIM_FIELDS[draft.kind].map((field) => (
          <StatementField key={field} field={field} draft={draft} set={set} missing={missing === field} />
        ))}
      </div>
      <div className={styles["grid"]}>
        <TextInput label={text.source} value={draft.source} onChange={(event) => set({ source: event.currentTarget.value })} dir="auto" />
        <NativeSelect label={text.grade} description={words.person.gradeHelp} data={GRADES} value={draft.grade} onChange={(event) => set({ grade: event.currentTarget.value })} />
        <NativeSelect label={text.basis} data={[{ value: "fact", label: words.person.fact }, { value: "assessment", label: words.person.assessment }]} value={draft.basis} onChange={(event) => set({ basis: event.currentTarget.value as ClaimDraft["basis"] })} />
        <TextInput label={text.saidOn} description={text.onHelp} value={draft.saidOn} onChange={(event) => set({ saidOn: event.currentTarget.value })} />
        <Checkbox className={styles["wide"] ?? ""} label={text.protected} checked={draft.sourceProtected} onChange={(event) => set({ sourceProtected: event.currentTarget.checked })} />
      </div>
    </div>
  );
}

function StatementField({ field, draft, set, missing }: { readonly field: FieldName; readonly draft: ClaimDraft; readonly set: (change: Partial<ClaimDraft>) => void; readonly missing: boolean }): ReactNode {
  const text = words.compose.claim;
  const error = missing ? words.forms.missing : undefined;
  switch (field) {
    case "on":
      return <TextInput label={text.on} description={text.onHelp} value={draft.on} onChange={(event) => set({ on: event.currentTarget.value })} error={error} />;
    case "country":
      return <TextInput label={text.country} description={words.person.countryHelp} value={draft.country} onChange={(event) => set({ country: event.currentTarget.value })} error={error} maxLength={2} />;
    case "event":
      return <TextInput label={text.event} description={text.eventHelp} value={draft.event} onChange={(event) => set({ event: event.currentTarget.value })} error={error} />;
    case "topic":
      return <TextInput label={text.topic} description={text.topicHelp} value={draft.topic} onChange={(event) => set({ topic: event.currentTarget.value })} error={error} />;
    case "place":
    case "from":
    case "to":
      return <TextInput label={text[field]} value={draft[field]} onChange={(event) => set({ [field]: event.currentTarget.value })} error={error} dir="auto" />;
    case "as":
      return <NativeSelect label={text.as} data={optionsOf(words.statements.as)} value={draft.as} onChange={(event) => set({ as: event.currentTarget.value as ClaimDraft["as"] })} />;
    case "happened":
      return <Checkbox label={text.happened} checked={draft.happened} onChange={(event) => set({ happened: event.currentTarget.checked })} />;
    case "denied":
      return <Checkbox label={text.denied} checked={draft.denied} onChange={(event) => set({ denied: event.currentTarget.checked })} />;
    case "words":
      return <Textarea className={styles["full"] ?? ""} label={text.words} value={draft.words} onChange={(event) => set({ words: event.currentTarget.value })} error={error} autosize minRows={1} dir="auto" />;
  }
}
