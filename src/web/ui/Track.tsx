import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import styles from "./Track.module.css";

export interface Step {
  readonly name: string;
  readonly reached: boolean;
  /** The last one reached. */
  readonly here: boolean;
  readonly note?: ReactNode;
}

/** Steps that follow one another, with how far it has come told in words to those who do not see it. */
export function Track({ steps, label }: { readonly steps: readonly Step[]; readonly label: string }): ReactNode {
  return (
    <ol className={styles["track"]} aria-label={label}>
      {steps.map((step) => (
        <li key={step.name} className={styles["step"]} data-reached={step.reached} data-here={step.here} {...(step.here ? { "aria-current": "step" as const } : {})}>
          <span className={styles["dot"]}>{step.reached ? <Icon name="check" size={10} /> : null}</span>
          <span className={styles["name"]}>{step.name}</span>
          {step.note === undefined ? null : <span className={styles["note"]}>{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
