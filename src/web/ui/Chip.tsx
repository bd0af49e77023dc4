import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import styles from "./Chip.module.css";

export type Tone = "plain" | "late" | "soon" | "good" | "serious" | "note";

/** A short word set apart from the text around it. The tone adds to the word and never replaces it. */
export function Chip({ tone = "plain", icon, children, title }: { readonly tone?: Tone; readonly icon?: IconName; readonly children: ReactNode; readonly title?: string }): ReactNode {
  return (
    <span className={styles["chip"]} data-tone={tone} title={title}>
      {icon === undefined ? null : <Icon name={icon} size={12} />}
      <span>{children}</span>
    </span>
  );
}
