import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import type { Preservation, PreservationScope } from "../../domain/preservation.ts";
import { heed } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import { ActButton } from "../parts/acts/ActButton.tsx";
import { mayDo } from "../parts/acts/openness.ts";
import type { Openness } from "../parts/acts/openness.ts";
import { ReasonsDialog } from "../parts/acts/ReasonsDialog.tsx";
import { Erasures } from "../parts/Erasures.tsx";
import { Failure, Loaded } from "../parts/Failure.tsx";
import fields from "../parts/forms/Fields.module.css";
import { InstantField, instantTyped } from "../parts/forms/InstantField.tsx";
import { hasReasons, ReasonsField } from "../parts/forms/ReasonsField.tsx";
import { Moment, useZone } from "../parts/Moment.tsx";
import { useOfficerNames } from "../parts/Named.tsx";
import { usePurpose } from "../session/purpose.ts";
import { momentText } from "../time/format.ts";
import { Chip } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import styles from "./CapacityPage.module.css";

/** Orders that keep things from being erased after an incident: proposed by one, put in force by another. */
export function PreservationPage(): ReactNode {
  const found = useQuery({ queryKey: ["preservations"], queryFn: () => heed.preservations() });
  const text = words.preservation;
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <div className={styles["page"]}>
        <Loaded asked={found}>
          {(orders) =>
            orders.length === 0 ? (
              <Panel>
                <Empty title={text.none}>{text.noneWords}</Empty>
              </Panel>
            ) : (
              orders.map((order) => <Order key={order.id} order={order} />)
            )
          }
        </Loaded>
        <Propose />
        <Erasures />
      </div>
    </>
  );
}

function Order({ order }: { readonly order: Preservation }): ReactNode {
  const [dialog, setDialog] = useState<"confirm" | "reject" | "lift">();
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const zone = useZone();
  const officer = useOfficerNames();
  const text = words.preservation;
  if (session === null || session === undefined) return null;
  const may = mayDo(session, "preserve", hasCase);
  const confirming: Openness = may.open && order.proposedBy === session.officer.id ? { open: false, why: text.own } : may;
  const signed = (by: string | null, at: string | null, why: string | null) => (by === null || at === null ? undefined : `${text.by(officer(by), momentText(at, zone))}${why === null ? "" : `: ${why}`}`);
  return (
    <Panel title={<bdi>{order.incident}</bdi>} aside={<Chip tone={order.state === "proposed" ? "soon" : order.state === "in-force" ? "good" : "plain"}>{text.states[order.state]}</Chip>} tone={order.state === "proposed" ? "attention" : "plain"}>
      <div className={fields["stack"]}>
        <Facts
          facts={[
            { name: text.scope, value: scopeText(order.scope) },
            { name: text.legalBasis, value: order.legalBasis },
            { name: text.until, value: <Moment at={order.until} /> },
            { name: text.reasons, value: order.reasons },
            { name: text.proposed, value: signed(order.proposedBy, order.proposedAt, null) },
            { name: text.decided, value: signed(order.decidedBy, order.decidedAt, order.decidedFor) },
            { name: text.ended, value: signed(order.endedBy, order.endedAt, order.endedFor) },
          ]}
        />
        {order.state === "proposed" ? (
          <div className={styles["foot"]}>
            <ActButton name={text.confirm.name} icon="check" openness={confirming} onClick={() => setDialog("confirm")} />
            <ActButton name={text.reject.name} icon="close" variant="default" openness={may} onClick={() => setDialog("reject")} />
          </div>
        ) : null}
        {order.state === "in-force" ? <div><ActButton name={text.lift.name} icon="undo" variant="default" openness={may} onClick={() => setDialog("lift")} /></div> : null}
      </div>
      {dialog === undefined ? null : <ReasonsDialog title={text[dialog].title} about={text[dialog].about} submit={text[dialog].submit} grave={dialog === "lift"} run={(reasons) => (dialog === "lift" ? heed.liftPreservation(order.id, reasons) : heed.decidePreservation(order.id, dialog === "confirm", reasons))} onClose={() => setDialog(undefined)} />}
    </Panel>
  );
}

function scopeText(scope: PreservationScope): string {
  return "everything" in scope ? words.preservation.everything : [...scope.persons, ...scope.threads.map((id) => `thread:${id}`), ...scope.watchFiles].join(", ");
}

const START = { incident: "", legalBasis: "", everything: true, scope: "", until: "", reasons: "" };

function Propose(): ReactNode {
  const [draft, setDraft] = useState(START);
  const [wanted, setWanted] = useState(false);
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const zone = useZone();
  const text = words.preservation;
  const until = instantTyped(draft.until, zone);
  const scope = draft.everything ? { everything: true as const } : scopeOf(draft.scope);
  const complete = draft.incident.trim() !== "" && draft.legalBasis.trim() !== "" && until !== undefined && scope !== undefined && hasReasons(draft.reasons);
  const act = useAct((end: string) => heed.preserve({ incident: draft.incident.trim(), legalBasis: draft.legalBasis.trim(), scope: scope ?? { everything: true }, until: end, reasons: draft.reasons.trim() }), () => { setDraft(START); setWanted(false); });
  if (session === null || session === undefined) return null;
  const may = mayDo(session, "preserve", hasCase);
  const set = (change: Partial<typeof START>) => setDraft({ ...draft, ...change });
  function submit(event: FormEvent): void {
    event.preventDefault();
    setWanted(true);
    if (complete && may.open && !act.isPending) act.mutate(until);
  }
  return (
    <Panel title={text.propose.title}>
      <form onSubmit={submit} className={fields["stack"]} noValidate>
        <div className={fields["grid"]}>
          <TextInput label={text.propose.incident} value={draft.incident} onChange={(event) => set({ incident: event.currentTarget.value })} dir="auto" required />
          <TextInput label={text.legalBasis} value={draft.legalBasis} onChange={(event) => set({ legalBasis: event.currentTarget.value })} required />
          <InstantField label={text.until} description={text.propose.untilHelp} value={draft.until} onChange={(typed) => set({ until: typed })} error={wanted && until === undefined ? words.forms.notMoment : undefined} />
        </div>
        <Checkbox label={text.propose.all} checked={draft.everything} onChange={(event) => set({ everything: event.currentTarget.checked })} />
        {draft.everything ? null : <Textarea label={text.scope} description={text.propose.scopeHelp} value={draft.scope} onChange={(event) => set({ scope: event.currentTarget.value })} autosize minRows={2} required />}
        <ReasonsField value={draft.reasons} onChange={(reasons) => set({ reasons })} wanted={wanted} />
        {wanted && !complete ? <Notice tone="soon" icon="alert" role="alert">{text.propose.missing}</Notice> : null}
        <Failure problem={act.problem} />
        <div>
          <Button type="submit" size="sm" loading={act.isPending} disabled={!may.open} title={may.open ? undefined : may.why}>
            {text.propose.submit}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** A scope as typed, one a line: persons have a #, files begin with file@, and the rest are threads. */
function scopeOf(typed: string): PreservationScope | undefined {
  const lines = typed.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  if (lines.length === 0) return undefined;
  const persons = lines.filter((line) => line.includes("#"));
  const watchFiles = lines.filter((line) => line.startsWith("file@") && !line.includes("#"));
  return { persons, watchFiles, threads: lines.filter((line) => !persons.includes(line) && !watchFiles.includes(line)).map((line) => line.replace(/^thread:/, "")) };
}
