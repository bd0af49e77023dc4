import type { ReactNode } from "react";
import { Link } from "wouter";
import styles from "./Tabs.module.css";

export interface Tab {
  readonly href: string;
  readonly name: string;
  readonly here: boolean;
  readonly count?: number | undefined;
  readonly note?: string | undefined;
  readonly late?: boolean;
}

/** Views of one page, each with an address of its own, so that they are links and not buttons. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }): ReactNode {
  return (
    <nav aria-label={label} className={styles["tabs"]}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} className={styles["tab"] ?? ""} data-here={tab.here} {...(tab.here ? { "aria-current": "true" as const } : {})}>
          {tab.name}
          {tab.count === undefined ? null : <span className={styles["count"]}>{tab.count}</span>}
          {tab.note === undefined ? null : (
            <span className={styles["note"]} data-late={tab.late ?? false}>
              {tab.note}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
