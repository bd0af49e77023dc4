import type { ReactNode } from "react";
import styles from "./Panel.module.css";

/** A part of a page with a heading of its own; `aside` stands at the right end of the heading. */
export function Panel({ title, aside, level = 2, tone = "plain", children, flush = false, id }: PanelProps): ReactNode {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={styles["panel"]} data-tone={tone} {...(id === undefined ? {} : { id })}>
      {title === undefined ? null : (
        <div className={styles["head"]}>
          <Heading className={styles["title"]}>{title}</Heading>
          {aside === undefined ? null : <div className={styles["aside"]}>{aside}</div>}
        </div>
      )}
      <div className={flush ? styles["flush"] : styles["body"]}>{children}</div>
    </section>
  );
}

export interface PanelProps {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly level?: 2 | 3;
  /** A panel that asks for something is edged; the heading says what it asks. */
  readonly tone?: "plain" | "attention" | "late" | "quiet";
  /** Without inner space, for a table that reaches the edges. */
  readonly flush?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}
