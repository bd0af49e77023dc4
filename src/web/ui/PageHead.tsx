import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import styles from "./PageHead.module.css";

/**
 * The heading of a page. It takes the keyboard's place when the page opens, so that a screen reader says where one is.
 * `title` goes into the window's title too and must therefore carry nothing about a person; `heading` may say more.
 */
export function PageHead({ title, heading, below, actions }: { readonly title: string; readonly heading?: ReactNode; readonly below?: ReactNode; readonly actions?: ReactNode }): ReactNode {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Heed`;
    // A page that puts the keyboard into a field keeps it there.
    if (!(document.activeElement instanceof HTMLInputElement)) place.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className={styles["head"]}>
      <div className={styles["words"]}>
        <h1 className={styles["title"]} tabIndex={-1} ref={place}>
          {heading ?? title}
        </h1>
        {below === undefined ? null : <div className={styles["below"]}>{below}</div>}
      </div>
      {actions === undefined ? null : <div className={styles["actions"]}>{actions}</div>}
    </div>
  );
}
