import type { ReactNode } from "react";
import styles from "./Empty.module.css";

/** What an empty list says: that it is empty, and what would fill it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div className={styles["empty"]}>
      <p className={styles["title"]}>{title}</p>
      {children === undefined ? null : <div className={styles["words"]}>{children}</div>}
    </div>
  );
}
