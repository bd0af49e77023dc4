import { Switch } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { ChronologyLine } from "../../domain/chronology.ts";
import { sourceOf } from "../../domain/person.ts";
import { Chip } from "../ui/Chip.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/Icon.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import styles from "./Chronology.module.css";
import { KnownDate, Moment } from "./Moment.tsx";
import { AuthorityName } from "./Named.tsx";

/** Lines about the keeping of the matter rather than the matter itself; folded away until they are asked for. */
const KEEPING = /^(?:signal|item|addressee|duty\.(?!missed)|escalation|acknowledgement|match\.found)|\.delivered$/u;

/** Lines that lead to their thread: a message is the way in, its claims are not. */
const OPENS = /\.(?:received|sent|written)$/u;

const ICONS: readonly (readonly [RegExp, IconName])[] = [
  [/^claim\./u, "dispute"],
  [/^watch-file\./u, "watch"],
  [/^event\./u, "alert"],
  [/^link\./u, "link"],
  [/^match\./u, "match"],
  [/^decision\./u, "scale"],
  [/^measure\./u, "list"],
  [/^duty\./u, "clock"],
  [/^draft\./u, "pen"],
  [/^signal\./u, "bell"],
  [/\.received$/u, "inbox"],
];

export interface ChronologyProps {
  readonly lines: readonly ChronologyLine[];
  /** The thread of a message, where one is known. */
  readonly threadOf: ReadonlyMap<string, string>;
}

/** Everything on a person in order of time, over all authorities, each date as exactly as it is known. */
export function Chronology({ lines, threadOf }: ChronologyProps): ReactNode {
  const [all, setAll] = useState(false);
  const text = words.dossier;
  const shown = all ? lines : lines.filter((line) => !KEEPING.test(line.kind));
  return (
    <Panel title={text.chronology} aside={<Switch size="xs" label={text.clocks} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />}>
      <p className={styles["about"]}>{text.chronologyAbout}</p>
      {shown.length === 0 ? <p>{text.noLines}</p> : null}
      <ol className={styles["lines"]}>
        {shown.map((line) => (
          <Line key={line.id} line={line} thread={threadOf.get(line.subject.includes("#") ? sourceOf(line.subject) : line.subject)} />
        ))}
      </ol>
    </Panel>
  );
}

function Line({ line, thread }: { readonly line: ChronologyLine; readonly thread: string | undefined }): ReactNode {
  const late = line.kind === "duty.missed";
  return (
    <li className={styles["line"]} data-late={late} data-candidate={line.candidate}>
      <div className={styles["when"]}>
        <KnownDate date={line.at} />
      </div>
      <div className={styles["sign"]}>
        <Icon name={iconOf(line.kind)} size={14} />
      </div>
      <div className={styles["what"]}>
        <div className={styles["who"]}>
          <AuthorityName id={line.authority} />
        </div>
        <div dir="auto">{line.words}</div>
        <Learnt line={line} />
        <div className={styles["marks"]}>
          {line.candidate ? <Chip tone="soon">{words.dossier.candidate}</Chip> : null}
          {thread === undefined || !OPENS.test(line.kind) ? null : <Link href={`/threads/${encodeURIComponent(thread)}`}>{words.thread.title}</Link>}
        </div>
      </div>
    </li>
  );
}

/** When this node came to know of it, where that was not at once. */
function Learnt({ line }: { readonly line: ChronologyLine }): ReactNode {
  const { first, last } = line.happened;
  if (line.knownAt >= first && line.knownAt <= last) return null;
  return (
    <div className={styles["learnt"]}>
      {words.dossier.learnt} <Moment at={line.knownAt} show="day" />
    </div>
  );
}

function iconOf(kind: string): IconName {
  return ICONS.find(([pattern]) => pattern.test(kind))?.[1] ?? "mail";
}
