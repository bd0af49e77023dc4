import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { words } from "../../words/words.ts";
import styles from "./Fields.module.css";
import { emptyPerson } from "./person-draft.ts";
import type { Misread, PersonDraft, PersonInput } from "./person-draft.ts";
import { PersonFields } from "./PersonFields.tsx";

export interface PersonListProps {
  readonly persons: readonly PersonDraft[];
  /** What could be read of each, in the same order; empty until it is asked. */
  readonly misread: readonly ({ readonly person: PersonInput } | { readonly misread: readonly Misread[] })[];
  readonly onChange: (persons: readonly PersonDraft[]) => void;
  readonly atLeastOne?: boolean;
}

/** The persons of a message or file, added and removed one by one. */
export function PersonList({ persons, misread, onChange, atLeastOne = false }: PersonListProps): ReactNode {
  return (
    <div className={styles["stack"]}>
      {persons.map((draft, index) => {
        const read = misread[index];
        return (
          <PersonFields
            key={draft.ref}
            draft={draft}
            number={index + 1}
            misread={read !== undefined && "misread" in read ? read.misread : undefined}
            onChange={(next) => onChange(persons.map((one) => (one.ref === next.ref ? next : one)))}
            onRemove={atLeastOne && persons.length === 1 ? undefined : () => onChange(persons.filter((one) => one.ref !== draft.ref))}
          />
        );
      })}
      <div>
        <Button size="compact-sm" variant="default" leftSection={<Icon name="plus" size={12} />} onClick={() => onChange([...persons, emptyPerson(freshRef("p", persons))])}>
          {words.forms.add(words.person.aPerson)}
        </Button>
      </div>
    </div>
  );
}

/** A reference no other of the list has. @example freshRef("p", [{ ref: "p1" }]) // "p2" */
export function freshRef(prefix: string, taken: readonly { readonly ref: string }[]): string {
  let number = taken.length + 1;
  while (taken.some((one) => one.ref === `${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}
