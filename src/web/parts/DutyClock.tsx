import type { ReactNode } from "react";
import type { ExplainedObligation } from "../api/shapes.ts";
import { Chip } from "../ui/Chip.tsx";
import { words } from "../words/words.ts";
import { Clock } from "./Clock.tsx";
import styles from "./DutyClock.module.css";
import { Moment } from "./Moment.tsx";
import { OfficerName } from "./Named.tsx";

/** A duty with its clock, and on demand how its date came about, article by article. */
export function DutyClock({ explained, children }: { readonly explained: ExplainedObligation; /** What settles it. */ readonly children?: ReactNode }): ReactNode {
  const { obligation, explanation } = explained;
  const text = words.clock;
  return (
    <div className={styles["duty"]}>
      <div className={styles["head"]}>
        <span className={styles["name"]}>{obligation.words ?? words.nouns.duties[obligation.duty]}</span>
        <Clock timed={obligation} />
      </div>
      <div className={styles["under"]}>
        {obligation.dueAt === null || obligation.dueAt === undefined ? null : <Moment at={obligation.dueAt} />}
        {obligation.side === "house" ? (
          <>
            <span>·</span>
            <OfficerName id={obligation.owner} />
          </>
        ) : null}
        {obligation.overdue === 0 ? null : <Chip tone="late">{words.desk.rung(obligation.overdue)}</Chip>}
        {obligation.round === 1 ? null : <Chip>{text.round(obligation.round)}</Chip>}
        {obligation.held ? <Chip icon="hold">{words.reasons.held}</Chip> : null}
      </div>
      {children}
      <details className={styles["why"]}>
        <summary>{text.explain}</summary>
        <ol className={styles["steps"]}>
          {explanation.map((line) => (
            <li key={`${line.at}${line.text}`}>
              <div>
                <Moment at={line.at} /> · {line.text}
              </div>
              <div className={styles["article"]}>
                {line.article}
                {line.due === undefined ? null : (
                  <>
                    {line.article === undefined ? "" : " → "}
                    {words.clock.gives} <Moment at={line.due} />
                  </>
                )}
              </div>
            </li>
          ))}
          {obligation.takeBy === null || obligation.taken || obligation.state !== "open" ? null : (
            <li>
              {words.clock.takeByLabel} <Moment at={obligation.takeBy} />
              <div className={styles["article"]}>{text.houseOnly}</div>
            </li>
          )}
        </ol>
      </details>
    </div>
  );
}
