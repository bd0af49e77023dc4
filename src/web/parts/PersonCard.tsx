import type { ReactNode } from "react";
import { Link } from "wouter";
import type { PersonDescription } from "../../domain/person.ts";
import { Chip } from "../ui/Chip.tsx";
import { Facts } from "../ui/Facts.tsx";
import { words } from "../words/words.ts";
import { birthTexts, documentTexts, otherNames } from "./description.ts";
import { leadName, PersonName } from "./Named.tsx";
import styles from "./PersonCard.module.css";

/** A person as one message or file described him; the name leads to everything known. */
export function PersonCard({ person, id }: { readonly person: PersonDescription; /** Absent where the description is nowhere on file, as in a draft on paper. */ readonly id?: string | undefined }): ReactNode {
  const name = <PersonName name={leadName(person)} />;
  const aliases = otherNames(person);
  return (
    <div className={styles["card"]}>
      <div className={styles["head"]}>
        {id === undefined || person.bystander ? <strong>{name}</strong> : <Link href={`/persons/${encodeURIComponent(id)}`}>{name}</Link>}
        <Chip>{words.nouns.subjectClasses[person.subjectClass]}</Chip>
        {person.bystander ? <Chip>{words.people.bystander}</Chip> : null}
        {person.minor === "yes" ? <Chip tone="soon">{words.person.minor}</Chip> : null}
        {person.deceased === "yes" ? <Chip>{words.person.deceased}</Chip> : null}
        {person.safetyWarnings.map((warning) => (
          <Chip key={warning} tone="late" icon="alert">
            {warning}
          </Chip>
        ))}
      </div>
      <Facts
        facts={[
          { name: words.person.aliases, value: aliases.length === 0 ? undefined : aliases.map((one, index) => <span key={one.text}>{index === 0 ? "" : ", "}<PersonName name={one.text} /> ({one.use})</span>) },
          { name: words.person.births, value: birthTexts(person).join("; ") },
          { name: words.person.birthPlace, value: person.birthPlace },
          { name: words.person.nationalities, value: person.nationalities.join(", ") },
          { name: words.person.document, value: documentTexts(person).join("; ") },
          { name: words.person.sex, value: person.sex },
          { name: words.person.residence, value: person.residence },
          { name: words.person.protection, value: person.protection === "unknown" ? undefined : words.nouns.protections[person.protection] },
          { name: words.person.distinguishing, value: person.distinguishing },
          { name: words.person.biometrics, value: person.biometricsHeldAt },
        ]}
      />
    </div>
  );
}
