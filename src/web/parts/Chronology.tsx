import { Button, Switch } from "@mantine/core";
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
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
import { Lanes } from "./Lanes.tsx";
import { isIn, wholeWindow } from "./lanes.ts";
import type { Window } from "./lanes.ts";
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

/** Lines shown at once: a list of thousands would hold up every step on the page. */
const MOST_LINES = 120;

/** Everything on a person, in lanes by authority and beneath them in words in order of time, each date as exactly as it is known. */
export function Chronology({ lines, threadOf }: ChronologyProps): ReactNode {
  const [all, setAll] = useState(false);
  const [most, setMost] = useState(MOST_LINES);
  const list = useRef<HTMLOListElement>(null);
  const text = words.dossier;
  const told = useMemo(() => (all ? lines : lines.filter((line) => !KEEPING.test(line.kind))), [all, lines]);
  const whole = useMemo(() => wholeWindow(told), [told]);
  const [chosen, setChosen] = useState<Window>();
  const window = chosen ?? whole;
  const inside = useMemo(() => told.filter((line) => isIn(line, window)), [told, window]);
  const opened = useRef<string>(undefined);
  useEffect(() => {
    if (opened.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(opened.current)}"]`)?.focus();
    opened.current = undefined;
  });
  function open(line: ChronologyLine): void {
    opened.current = line.id;
    const at = inside.findIndex((one) => one.id === line.id);
    if (at >= most) setMost(at + MOST_LINES);
    else list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.id)}"]`)?.focus();
  }
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  // The same function for as long as the page stands, so that more lines do not draw the lanes anew.
  const onOpen = useCallback((line: ChronologyLine) => latest.current(line), []);
  const outside = told.length - inside.length;
  return (
    <Panel title={text.chronology} aside={<Switch size="xs" label={text.clocks} checked={all} onChange={(event) => { setAll(event.currentTarget.checked); setChosen(undefined); }} />}>
      <p className={styles["about"]}>{text.chronologyAbout}</p>
      {told.length === 0 ? <p>{text.noLines}</p> : <Lanes lines={told} window={window} onWindow={setChosen} onOpen={onOpen} />}
      <ol className={styles["lines"]} ref={list}>
        {inside.slice(0, most).map((line) => (
          <Line key={line.id} line={line} thread={threadOf.get(line.subject.includes("#") ? sourceOf(line.subject) : line.subject)} />
        ))}
      </ol>
      {inside.length > most ? (
        <Button variant="default" size="compact-sm" onClick={() => setMost(most + MOST_LINES)}>
          {text.lanes.more(Math.min(MOST_LINES, inside.length - most))}
        </Button>
      ) : null}
      {outside === 0 ? null : <p className={styles["about"]}>{text.lanes.outside(outside)}</p>}
    </Panel>
  );
}

const Line = memo(function Line({ line, thread }: { readonly line: ChronologyLine; readonly thread: string | undefined }): ReactNode {
  const late = line.kind === "duty.missed";
  return (
    <li className={styles["line"]} data-line={line.id} tabIndex={-1} data-late={late} data-candidate={line.candidate}>
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
});

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
