import type { ReactNode } from "react";
import { useNow } from "../time/now.ts";
import { Icon } from "../ui/Icon.tsx";
import { faceOf } from "./clock-face.ts";
import type { Timed } from "./clock-face.ts";
import styles from "./Clock.module.css";

/** The clock of a duty, counting down and then up. */
export function Clock({ timed, strong = true }: { readonly timed: Timed; readonly strong?: boolean }): ReactNode {
  const face = faceOf(timed, useNow());
  return (
    <span className={`${styles["clock"]} numbers`} data-tone={face.tone} data-strong={strong}>
      <Icon name={face.icon} size={14} />
      {face.text}
    </span>
  );
}
