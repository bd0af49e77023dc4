import type { ReactNode } from "react";
import type { Contradiction } from "../../domain/contradiction.ts";
import type { OpenStay } from "../../domain/contradiction.ts";
import { Chip } from "../ui/Chip.tsx";
import { Icon } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import list from "../ui/List.module.css";
import styles from "./Disagreements.module.css";

/** Positions of which not all can be true, side by side and never averaged. */
export function Contradictions({ contradictions }: { readonly contradictions: readonly Contradiction[] }): ReactNode {
  if (contradictions.length === 0) return <p className={list["none"]}>{words.dossier.contradictionsNone}</p>;
  return (
    <ul className={list["list"]}>
      {contradictions.map((one) => (
        <li key={one.key}>
          <div className={styles["matter"]}>{one.words.slice(0, one.words.indexOf(":"))}</div>
          <div className={styles["sides"]}>
            {one.sides.map((side) => (
              <div key={side.ids.join()} className={styles["side"]} dir="auto">
                <Icon name="dispute" size={12} /> <span>{side.words}</span>
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Entries without an exit. */
export function OpenStays({ stays }: { readonly stays: readonly OpenStay[] }): ReactNode {
  if (stays.length === 0) return <p className={list["none"]}>{words.dossier.staysNone}</p>;
  return (
    <ul className={list["list"]}>
      {stays.map((stay) => (
        <li key={stay.key} dir="auto">
          {stay.words} {stay.rule === "stay.doubtful" ? <Chip tone="soon">{words.dossier.doubtful}</Chip> : null}
        </li>
      ))}
    </ul>
  );
}
