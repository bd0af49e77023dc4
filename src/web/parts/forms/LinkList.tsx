import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { words } from "../../words/words.ts";
import styles from "./Fields.module.css";
import type { LinkDraft } from "./message-draft.ts";
import { optionsOf } from "./options.ts";
import type { PersonDraft } from "./person-draft.ts";
import { freshRef } from "./PersonList.tsx";

/** Links between the persons of one message. A link passes on neither class nor priority. */
export function LinkList({ links, persons, onChange }: { readonly links: readonly LinkDraft[]; readonly persons: readonly PersonDraft[]; readonly onChange: (links: readonly LinkDraft[]) => void }): ReactNode {
  const text = words.compose.link;
  const people = persons.map((one, index) => ({ value: one.ref, label: one.name === "" ? words.person.one(index + 1) : one.name }));
  const change = (ref: string, to: Partial<LinkDraft>) => onChange(links.map((one) => (one.ref === ref ? { ...one, ...to } : one)));
  return (
    <div className={styles["stack"]}>
      {links.map((link, index) => (
        <div key={link.ref} className={styles["row"]} role="group" aria-label={text.one(index + 1)}>
          <NativeSelect label={words.person.title} data={people} value={link.a} onChange={(event) => change(link.ref, { a: event.currentTarget.value })} />
          <NativeSelect label={text.kind} data={optionsOf(words.nouns.linkKinds)} value={link.kind} onChange={(event) => change(link.ref, { kind: event.currentTarget.value as LinkDraft["kind"] })} />
          <NativeSelect label={words.person.title} data={people} value={link.b} onChange={(event) => change(link.ref, { b: event.currentTarget.value })} />
          <TextInput label={text.words} value={link.words} onChange={(event) => change(link.ref, { words: event.currentTarget.value })} />
          <TextInput className={styles["short"] ?? ""} label={text.grade} value={link.grade} onChange={(event) => change(link.ref, { grade: event.currentTarget.value.toUpperCase() })} maxLength={2} />
          <Button size="compact-xs" variant="subtle" onClick={() => onChange(links.filter((one) => one.ref !== link.ref))}>
            {words.forms.remove(text.one(index + 1).toLowerCase())}
          </Button>
        </div>
      ))}
      {persons.length < 2 ? null : (
        <div>
          <Button size="compact-sm" variant="default" leftSection={<Icon name="plus" size={12} />} onClick={() => onChange([...links, { ref: freshRef("l", links), a: persons[0]?.ref ?? "", b: persons[1]?.ref ?? "", kind: "contact", words: "", grade: "X4" }])}>
            {words.forms.add(text.a)}
          </Button>
        </div>
      )}
    </div>
  );
}
