import type { ReactNode } from "react";
import { words } from "../words/words.ts";
import styles from "./MarkedText.module.css";

/** A passage of the text and what it was taken for. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly kind: "person" | "date" | "place" | "organisation";
}

/** A place in the text that can be jumped to. */
export interface Anchor {
  readonly at: number;
  readonly id: string;
}

/** A text with what was found in it marked: by colour, by the form of the line below, and in words for whoever hears it. */
export function MarkedText({ text, marks, anchors, lang }: { readonly text: string; readonly marks: readonly Marked[]; readonly anchors: readonly Anchor[]; readonly lang: string }): ReactNode {
  const ordered = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: ReactNode[] = [];
  let at = 0;
  const plain = (to: number) => {
    for (const anchor of anchors.filter((one) => one.at >= at && one.at < to).sort((a, b) => a.at - b.at)) {
      parts.push(text.slice(at, anchor.at), <span key={anchor.id} id={anchor.id} />);
      at = anchor.at;
    }
    parts.push(text.slice(at, to));
    at = to;
  };
  for (const mark of ordered) {
    if (mark.start < at) continue; // inside one that is marked already
    plain(mark.start);
    for (const anchor of anchors.filter((one) => one.at >= mark.start && one.at < mark.end)) parts.push(<span key={anchor.id} id={anchor.id} />);
    parts.push(
      <mark key={mark.start} data-kind={mark.kind} title={words.intake.kinds[mark.kind]}>
        {text.slice(mark.start, mark.end)}
      </mark>,
    );
    at = mark.end;
  }
  plain(text.length);
  return (
    <p className={styles["text"]} dir="auto" lang={lang}>
      {parts}
    </p>
  );
}
