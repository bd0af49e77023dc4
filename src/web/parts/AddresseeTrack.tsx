import type { ReactNode } from "react";
import type { Addressee, AddresseeState } from "../../domain/addressee.ts";
import type { Proof } from "../api/shapes.ts";
import { Chip } from "../ui/Chip.tsx";
import { Track } from "../ui/Track.tsx";
import type { Step } from "../ui/Track.tsx";
import { words } from "../words/words.ts";
import styles from "./AddresseeTrack.module.css";
import { Moment } from "./Moment.tsx";
import { AuthorityName, useAuthorityNames } from "./Named.tsx";
import { Receipt } from "./Receipt.tsx";

/** Where a message of ours stands with one addressee: delivered, taken, answered, never one for another. */
export function AddresseeTrack({ addressee, proof, children }: { readonly addressee: Addressee; readonly proof: Proof | undefined; /** Acts on this addressee. */ readonly children?: ReactNode }): ReactNode {
  const name = useAuthorityNames();
  const text = words.thread.sent;
  return (
    <div className={styles["addressee"]}>
      <div className={styles["head"]}>
        <strong>
          <AuthorityName id={addressee.to} />
        </strong>
        {addressee.round === 1 ? null : <Chip>{words.thread.round(addressee.round)}</Chip>}
        {addressee.undelivered ? <Chip tone="late" icon="alert" title={text.undeliveredWords}>{text.undelivered}</Chip> : null}
        {addressee.held ? <Chip icon="hold">{text.held}</Chip> : null}
        {addressee.suspended ? <Chip icon="hold">{text.suspended}</Chip> : null}
        {addressee.theirRung === 0 ? null : <Chip tone="late" icon="alert">{text.theirRung(addressee.theirRung)}</Chip>}
        {addressee.theirDesk === null ? null : <Chip icon="phone">{text.theirDesk(addressee.theirDesk)}</Chip>}
      </div>
      <Track label={`${words.thread.sent.title}: ${name(addressee.to)}`} steps={stepsOf(addressee)} />
      {addressee.passage === null ? (
        <Receipt proof={proof} />
      ) : (
        <p className={styles["passage"]}>
          {words.nouns.channels[addressee.passage.channel]}
          {addressee.passage.reference === undefined ? "" : ` ${addressee.passage.reference}`} · {words.nouns.proofs[addressee.passage.proof]}
        </p>
      )}
      {children}
    </div>
  );
}

function stepsOf(addressee: Addressee): readonly Step[] {
  const names = words.nouns.addresseeStates;
  const ending: AddresseeState = ENDINGS.has(addressee.state) ? addressee.state : "answered";
  const reached = (state: AddresseeState) => order(addressee.state) >= order(state);
  const note = (at: string | null) => (at === null ? undefined : <Moment at={at} show="day" />);
  // Closing keeps no trace of how the matter ended but the message that settled it.
  const last = addressee.state === "closed" ? { name: names.closed, state: "closed" as const } : { name: names[ending], state: ending };
  const steps = [
    { name: names.queued, state: "queued" as const, note: note(addressee.queuedAt) },
    { name: names.delivered, state: "delivered" as const, note: note(addressee.deliveredAt) },
    { name: names.taken, state: "taken" as const, note: note(addressee.takenAt) },
    { ...last, note: note(addressee.settledAt) },
  ];
  const at = steps.findLastIndex((step) => reached(step.state));
  return steps.map((step, index) => ({ name: step.name, reached: reached(step.state), here: index === at, note: step.note }));
}

const ENDINGS: ReadonlySet<AddresseeState> = new Set(["answered", "refused", "void", "lapsed"]);

function order(state: AddresseeState): number {
  return state === "queued" ? 0 : state === "delivered" ? 1 : state === "taken" ? 2 : state === "closed" ? 4 : 3;
}
