import type { ReactNode } from "react";
import styles from "./Prose.module.css";

/** Text as somebody wrote it: its line breaks kept, its direction its own. */
export function Prose({ children, lang }: { readonly children: string; readonly lang?: string }): ReactNode {
  return (
    <p className={styles["prose"]} dir="auto" {...(lang === undefined ? {} : { lang })}>
      {children}
    </p>
  );
}
