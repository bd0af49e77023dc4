import type { ReactNode } from "react";
import type { ChronologyLine } from "../../domain/chronology.ts";
import type { Juncture as JunctureData } from "../../domain/inquiry.ts";
import { Chip } from "../ui/Chip.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Panel } from "../ui/Panel.tsx";
import { wordFor, words } from "../words/words.ts";
import styles from "./Juncture.module.css";
import { KnownDate, Moment } from "./Moment.tsx";
import { AuthorityName } from "./Named.tsx";

/** A moment at which something could be decided: what was known then and what was learnt later, apart; what was owed and how late. */
export function Juncture({ juncture, lines }: { readonly juncture: JunctureData; readonly lines: ReadonlyMap<string, ChronologyLine> }): ReactNode {
  const text = words.inquiry;
  const { lateness } = juncture;
  const linesOf = (ids: readonly string[]) => ids.flatMap((id) => lines.get(id) ?? []);
  return (
    <Panel
      level={3}
      tone={lateness === null ? "plain" : "late"}
      title={
        <>
          <KnownDate date={juncture.at} /> · {wordFor(text.situations, juncture.situation)}
        </>
      }
      aside={
        <>
          {juncture.candidate ? <Chip tone="soon">{words.dossier.candidate}</Chip> : null}
          {lateness === null ? null : (
            <Chip tone="late" icon="clock">
              {text.days(lateness.days.least, lateness.days.most)}
              {lateness.open ? `, ${text.stillOwed}` : ""}
            </Chip>
          )}
          <AuthorityName id={juncture.authority} />
        </>
      }
    >
      <p className={styles["words"]} dir="auto">
        {lines.get(juncture.id)?.words ?? juncture.words}
      </p>
      <div className={styles["sides"]}>
        <div className={styles["side"]}>
          <p className={styles["title"]}>{text.known}</p>
          <Lines lines={linesOf(juncture.knownThen)} none={text.knownNone} />
          {juncture.notRecognised.length === 0 ? null : (
            <>
              <p className={styles["title"]}>{text.notRecognised}</p>
              <Lines lines={linesOf(juncture.notRecognised)} none="" />
            </>
          )}
        </div>
        <div className={styles["side"]} data-later="true">
          <p className={styles["title"]}>{text.later}</p>
          <Lines lines={linesOf(juncture.learntLater)} none={text.laterNone} learnt />
        </div>
      </div>
      <Owed juncture={juncture} />
      <Facts
        facts={[
          { name: text.late, value: lateness?.words },
          { name: text.post, value: juncture.post },
          { name: text.outcome, value: juncture.outcome?.words },
          { name: text.proof, value: juncture.deliveries.length === 0 ? undefined : juncture.deliveries.map((one) => <div key={`${one.message}${one.to}`}>{one.words}</div>) },
          { name: text.comparable, value: juncture.comparable === null ? undefined : text.comparableText(juncture.comparable) },
        ]}
      />
      <details className={styles["options"]}>
        <summary>
          {text.options} ({juncture.options.length})
        </summary>
        <ul>
          {juncture.options.map((option) => (
            <li key={option.code}>
              {option.words} <span className={styles["basis"]}>{option.basis}</span>
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}

/** Lines shown before the rest is folded away. */
const MOST_LINES = 5;

function Lines({ lines, none, learnt = false }: { readonly lines: readonly ChronologyLine[]; readonly none: string; readonly learnt?: boolean }): ReactNode {
  if (lines.length === 0) return <p className={styles["none"]}>{none}</p>;
  const rest = lines.slice(MOST_LINES);
  return (
    <>
      <ul className={styles["lines"]}>
        {lines.slice(0, MOST_LINES).map((line) => (
          <Line key={line.id} line={line} learnt={learnt} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details>
          <summary className={styles["more"]}>{words.inquiry.more(rest.length)}</summary>
          <ul className={styles["lines"]}>
            {rest.map((line) => (
              <Line key={line.id} line={line} learnt={learnt} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Line({ line, learnt }: { readonly line: ChronologyLine; readonly learnt: boolean }): ReactNode {
  return (
    <li dir="auto">
      <span className={styles["date"]}>
        <KnownDate date={line.at} />
      </span>{" "}
      {line.words}
      {learnt ? (
        <span className={styles["basis"]}>
          {" "}
          {words.dossier.learnt} <Moment at={line.knownAt} show="day" />
        </span>
      ) : null}
    </li>
  );
}

function Owed({ juncture }: { readonly juncture: JunctureData }): ReactNode {
  const text = words.inquiry;
  const { owedColumns } = text;
  if (juncture.owed.length === 0) return <p className={styles["none"]}>{text.owedNone}</p>;
  return (
    <table className={styles["owed"]}>
      <caption className={styles["title"]}>{text.owed}</caption>
      <thead>
        <tr>
          <th scope="col">{owedColumns.duty}</th>
          <th scope="col">{owedColumns.by}</th>
          <th scope="col">{owedColumns.to}</th>
          <th scope="col">{owedColumns.until}</th>
          <th scope="col">{owedColumns.basis}</th>
        </tr>
      </thead>
      <tbody>
        {juncture.owed.map((one) => (
          <tr key={`${one.duty}${one.debtor}${one.creditor}${one.message ?? ""}${one.due ?? ""}`}>
            <td>{words.nouns.duties[one.duty]}</td>
            <td>
              <AuthorityName id={one.debtor} />
            </td>
            <td>
              <AuthorityName id={one.creditor} />
            </td>
            <td>
              {one.due === null ? text.stands : <Moment at={one.due} />} {one.missed ? <Chip tone="late">{text.missed}</Chip> : null}
            </td>
            <td>{one.basis}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
