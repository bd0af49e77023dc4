import type { ReactNode } from "react";
import { Link } from "wouter";
import type { PlacedDescription } from "../../domain/entry.ts";
import { Chip } from "../ui/Chip.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import { birthTexts, documentTexts, otherNames } from "./description.ts";
import { Moment } from "./Moment.tsx";
import { AuthorityName, leadName, PersonName } from "./Named.tsx";
import base from "../ui/Table.module.css";
import styles from "./PersonSides.module.css";

/** Every description of a person as it was written, side by side; none is made to agree with another. */
export function PersonSides({ descriptions, uncertain, opened }: { readonly descriptions: readonly PlacedDescription[]; readonly uncertain: readonly string[]; readonly opened: string }): ReactNode {
  const { columns } = words.matches;
  return (
    <Panel title={words.dossier.descriptions} flush>
      <div className={base["frame"]}>
        <table className={`${base["table"]} ${styles["sides"]}`}>
          <thead>
            <tr>
              <th scope="col">{columns.name}</th>
              <th scope="col">{columns.birth}</th>
              <th scope="col">{columns.nationality}</th>
              <th scope="col">{columns.class}</th>
              <th scope="col">{columns.source}</th>
            </tr>
          </thead>
          <tbody>
            {descriptions.map((one) => (
              <tr key={one.id} data-opened={one.id === opened}>
                <td>
                  <span className={styles["name"]}>
                    <PersonName name={leadName(one.person)} />
                  </span>
                  {otherNames(one.person).map((other) => (
                    <div key={other.text}>
                      <PersonName name={other.text} /> <small>({other.use})</small>
                    </div>
                  ))}
                  {uncertain.includes(one.id) ? (
                    <div>
                      <Chip tone="soon" icon="match">
                        {words.dossier.uncertain}
                      </Chip>
                    </div>
                  ) : null}
                  {one.live ? null : (
                    <div>
                      <Chip>{words.dossier.superseded}</Chip>
                    </div>
                  )}
                </td>
                <td>
                  {birthTexts(one.person).map((text) => (
                    <div key={text}>{text}</div>
                  ))}
                  {one.person.birthPlace === undefined ? null : <div>{one.person.birthPlace}</div>}
                </td>
                <td>
                  {one.person.nationalities.join(", ")}
                  {documentTexts(one.person).map((text) => (
                    <div key={text}>{text}</div>
                  ))}
                </td>
                <td className={styles["short"]}>{words.nouns.subjectClasses[one.person.subjectClass]}</td>
                <td>
                  <Source one={one} />
                  <div className={styles["quiet"]}>
                    <Moment at={one.knownAt} show="day" />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Source({ one }: { readonly one: PlacedDescription }): ReactNode {
  if (one.sourceKind === "watch-file") return <Link href={`/watch-files/${encodeURIComponent(one.source)}`}>{words.matches.ownFile}</Link>;
  const inside = <AuthorityName id={one.provider} />;
  return one.thread === null ? inside : <Link href={`/threads/${encodeURIComponent(one.thread)}`}>{inside}</Link>;
}
