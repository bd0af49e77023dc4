import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import styles from "./Notice.module.css";

/** A sentence or two that must be read. `alert` is spoken at once by a screen reader. */
export function Notice({ tone = "note", icon, title, role, children }: { readonly tone?: "note" | "late" | "soon" | "good"; readonly icon?: IconName; readonly title?: ReactNode; readonly role?: "alert" | "status" | "note"; readonly children?: ReactNode }): ReactNode {
  return (
    <div className={styles["notice"]} data-tone={tone} {...(role === undefined ? {} : { role })}>
      <Icon name={icon ?? (tone === "late" ? "alert" : tone === "good" ? "check" : "bell")} />
      <div className={styles["words"]}>
        {title === undefined ? null : <p className={styles["title"]}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
