import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Addressee } from "../../domain/addressee.ts";
import type { Message } from "../../domain/message.ts";
import { heed } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import type { ExplainedObligation, Proof, SessionView } from "../api/shapes.ts";
import { usePurpose } from "../session/purpose.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import { ActButton } from "./acts/ActButton.tsx";
import { mayDo, settledOpenness } from "./acts/openness.ts";
import { ReminderButton } from "./ReminderButton.tsx";
import { ReasonsDialog } from "./acts/ReasonsDialog.tsx";
import { AddresseeTrack } from "./AddresseeTrack.tsx";
import { DutyClock } from "./DutyClock.tsx";
import { Failure } from "./Failure.tsx";
import { useAuthorityNames } from "./Named.tsx";
import styles from "./SentPanel.module.css";

/** Where a message of ours stands with each addressee, what each owes us, and what we can do about it. */
export function SentPanel({ message, addressees, obligations, proofs }: { readonly message: Message; readonly addressees: readonly Addressee[]; readonly obligations: readonly ExplainedObligation[]; readonly proofs: readonly Proof[] }): ReactNode {
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const [withdrawing, setWithdrawing] = useState(false);
  const late = obligations.some((one) => one.obligation.state === "open" && one.obligation.overdue >= 2);
  if (session === null || session === undefined) return null;
  const may = (action: string) => mayDo(session, action, hasCase, message.body.emergency);
  return (
    <Panel title={words.thread.sent.title} aside={words.nouns.messageKinds[message.body.kind]} tone={late ? "late" : "plain"}>
      {addressees.map((one) => (
        <AddresseeTrack key={one.id} addressee={one} proof={proofs.find((proof) => proof.message === message.id && proof.peer === one.to && proof.direction === "out")}>
          <Owed obligations={obligations.filter((owed) => owed.obligation.debtor === one.to)} />
          {one.passage === null || one.settledAt !== null ? null : (
            <p className={styles["record"]}>
              <Link href={`/record?${new URLSearchParams({ thread: message.thread, about: message.id, from: one.to }).toString()}`}>{words.thread.sent.record}</Link>
            </p>
          )}
          {message.status === "issued" && one.settledAt === null && (one.passage !== null || one.undelivered) ? <ReminderButton message={message.id} authority={one.to} /> : null}
          <SettledActs message={message} addressee={one} session={session} hasCase={hasCase} />
        </AddresseeTrack>
      ))}
      {message.status === "issued" ? (
        <div className={styles["whole"]}>
          {may("correct").open ? (
            <Button component={Link} href={`/threads/${encodeURIComponent(message.thread)}/correct/${encodeURIComponent(message.id)}`} variant="default" leftSection={<Icon name="pen" size={14} />}>
              {words.acts.correct.name}
            </Button>
          ) : (
            <ActButton name={words.acts.correct.name} icon="pen" openness={may("correct")} onClick={() => undefined} />
          )}
          <ActButton name={words.acts.withdraw.name} openness={may("withdraw")} variant="default" icon="undo" onClick={() => setWithdrawing(true)} />
        </div>
      ) : null}
      {withdrawing ? <ReasonsDialog {...words.acts.withdraw} grave to={message.to} run={(reasons, gate) => heed.withdraw(message.id, { reasons, gate })} onClose={() => setWithdrawing(false)} /> : null}
    </Panel>
  );
}

function Owed({ obligations }: { readonly obligations: readonly ExplainedObligation[] }): ReactNode {
  if (obligations.length === 0) return null;
  return (
    <div className={styles["clocks"]}>
      {obligations.map((one) => (
        <DutyClock key={one.obligation.id} explained={one} />
      ))}
    </div>
  );
}

/** Accepting or disputing appears once the addressee has settled the matter; before that there is nothing to accept. */
function SettledActs({ message, addressee, session, hasCase }: { readonly message: Message; readonly addressee: Addressee; readonly session: SessionView; readonly hasCase: boolean }): ReactNode {
  const [dialog, setDialog] = useState<"close" | "dispute">();
  const name = useAuthorityNames()(addressee.to);
  const close = useAct(() => heed.closeMessage(message.id, addressee.to), () => setDialog(undefined));
  if (addressee.state !== "answered" && addressee.state !== "refused" && addressee.state !== "lapsed") return null;
  const text = words.acts;
  return (
    <div className={styles["acts"]}>
      <ActButton name={text.close.name} icon="check" openness={settledOpenness("close", addressee, session, hasCase)} onClick={() => setDialog("close")} />
      <ActButton name={text.dispute.name} icon="dispute" variant="default" openness={settledOpenness("dispute", addressee, session, hasCase)} onClick={() => setDialog("dispute")} />
      {dialog === "close" ? (
        <FormDialog opened title={text.close.title} about={text.close.about(name)} submit={text.close.submit} cancel={words.shell.cancel} pending={close.isPending} error={<Failure problem={close.problem} />} onSubmit={() => close.mutate(undefined)} onClose={() => setDialog(undefined)}>
          {null}
        </FormDialog>
      ) : null}
      {dialog === "dispute" ? <ReasonsDialog title={text.dispute.title} about={text.dispute.about(name)} submit={text.dispute.submit} to={[addressee.to]} run={(reasons, gate) => heed.dispute(message.id, { authority: addressee.to, reasons, gate })} onClose={() => setDialog(undefined)} /> : null}
    </div>
  );
}
