import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Signal } from "../../domain/signal.ts";
import { Chip } from "../ui/Chip.tsx";
import type { Tone } from "../ui/Chip.tsx";
import { wordFor, words } from "../words/words.ts";
import { Moment } from "./Moment.tsx";
import { OfficerName } from "./Named.tsx";
import list from "../ui/List.module.css";
import styles from "./SignalList.module.css";

const TONES: Readonly<Record<string, Tone>> = { overdue: "late", escalated: "late", repeat: "soon", "unanswered-before": "late", contradiction: "soon", "open-stay": "soon", match: "note", "linked-person": "note", capacity: "soon", "stale-draft": "late", "share-undecided": "soon", lapse: "soon", threat: "soon", cleared: "note" };

/** What kind of thing the node raised. */
export function SignalKindChip({ signal }: { readonly signal: Signal }): ReactNode {
  return <Chip tone={signal.state === "withdrawn" ? "plain" : (TONES[signal.kind] ?? "plain")}>{wordFor(words.nouns.signalKinds, signal.kind)}</Chip>;
}

/** Sentences shown before the rest is folded away; a match gives a dozen. */
const MOST_SENTENCES = 3;

/** Why it was raised, in the node's sentences; by its codes where it gave none. */
export function SignalWords({ signal }: { readonly signal: Signal }): ReactNode {
  const told = [...new Set(toldOf(signal))];
  const rest = told.slice(MOST_SENTENCES);
  return (
    <div dir="auto">
      {told.slice(0, MOST_SENTENCES).map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
      {rest.length === 0 ? null : (
        <details>
          <summary className={styles["more"]}>{words.signals.more(rest.length)}</summary>
          {rest.map((sentence) => (
            <div key={sentence}>{sentence}</div>
          ))}
        </details>
      )}
    </div>
  );
}

/** A clock's signal is told from its codes, a match's without the starting point every match shares. */
function toldOf(signal: Signal): readonly string[] {
  const { reasonWords, owed } = words.signals;
  const known = signal.reasons.flatMap((reason) => reasonWords[reason] ?? []);
  const duty = signal.reasons.find((reason) => reason.startsWith("duty."))?.slice("duty.".length);
  const side = signal.reasons.find((reason) => reason.startsWith("side."))?.slice("side.".length);
  if ((duty === "acknowledge" || duty === "answer") && (side === "ours" || side === "theirs")) return [`${owed[side](words.nouns.duties[duty])} ${known.join(" ")}${signal.rung === 0 ? "" : ` ${words.signals.rung(words.desk.rung(signal.rung))}`}`];
  if (signal.kind === "match" && signal.words.length > 1) return signal.words.slice(1);
  return signal.words.length > 0 ? signal.words : signal.reasons.map((reason) => wordFor(reasonWords, reason));
}

/** Signals shown before one asks for all of them. */
const MOST_SHOWN = 6;

/** Signals beside a thread, newest first. */
export function SignalList({ signals }: { readonly signals: readonly Signal[] }): ReactNode {
  const [all, setAll] = useState(false);
  if (signals.length === 0) return <p className={list["none"]}>{words.thread.nothingRaised}</p>;
  return (
    <>
      <ul className={`${list["list"]} ${styles["list"]}`}>
        {(all ? signals : signals.slice(0, MOST_SHOWN)).map((signal) => (
          <li key={signal.id} data-withdrawn={signal.state === "withdrawn"}>
            <div className={styles["head"]}>
              <SignalKindChip signal={signal} />
              <span>
                <Moment at={signal.raisedAt} />, <OfficerName id={signal.to} />
              </span>
            </div>
            <SignalWords signal={signal} />
            {signal.candidate ? <small>{words.signals.candidate}</small> : null}
            {signal.state === "withdrawn" ? <small>{words.signals.withdrawn}</small> : null}
          </li>
        ))}
      </ul>
      {all || signals.length <= MOST_SHOWN ? null : (
        <Button variant="subtle" size="compact-xs" mt={8} onClick={() => setAll(true)}>
          {words.signals.showAll(signals.length)}
        </Button>
      )}
    </>
  );
}
