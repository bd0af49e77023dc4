import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import type { Weights } from "../../domain/triage.ts";
import type { Trial } from "../../domain/trial.ts";
import type { Weighting } from "../../domain/weighting.ts";
import { heed } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import { ActButton } from "../parts/acts/ActButton.tsx";
import { mayDo } from "../parts/acts/openness.ts";
import type { Openness } from "../parts/acts/openness.ts";
import { ReasonsDialog } from "../parts/acts/ReasonsDialog.tsx";
import { Failure, Loaded } from "../parts/Failure.tsx";
import fields from "../parts/forms/Fields.module.css";
import { hasReasons, ReasonsField } from "../parts/forms/ReasonsField.tsx";
import { useZone } from "../parts/Moment.tsx";
import { useOfficerNames } from "../parts/Named.tsx";
import { usePurpose } from "../session/purpose.ts";
import { dayText, momentText } from "../time/format.ts";
import { Chip } from "../ui/Chip.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { wordFor, words } from "../words/words.ts";
import styles from "./CapacityPage.module.css";

/** By what the desk is ordered: the weights in force, and every version with who proposed, tried and decided it. */
export function WeightsPage(): ReactNode {
  const found = useQuery({ queryKey: ["weights"], queryFn: () => heed.weights() });
  const text = words.weights;
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <Loaded asked={found}>
        {({ inForce, versions }) => (
          <div className={styles["page"]}>
            {versions.filter((one) => one.state === "proposed").map((one) => (
              <Version key={one.id} version={one} inForce={inForce} />
            ))}
            <Panel title={`${text.inForce}: ${inForce.id}`} flush>
              <PointsTable of={inForce} />
            </Panel>
            <Propose inForce={inForce} key={inForce.id} />
            {versions.length > 0 ? null : (
              <Panel title={text.versions}>
                <p>{text.none}</p>
              </Panel>
            )}
            {versions.filter((one) => one.state !== "proposed").map((one) => (
              <Version key={one.id} version={one} inForce={inForce} />
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
}

const URGENCY = ["immediate-serious-threat", "danger-to-life", "deprivation-of-liberty", "loss-of-relevance"] as const;

/** Signs with their points, in the order in which the desk shows them. */
function pointsOf(weights: Weights): readonly (readonly [sign: string, points: number])[] {
  const { severity, urgency, corroborated, repeated, event, grade } = weights;
  return [["severity", severity], ...URGENCY.map((one): [string, number] => [one, urgency[one]]), ["corroborated", corroborated], ["repeated", repeated], ["event", event], ...["A", "B", "C", "X", "1", "2", "3", "4"].map((one): [string, number] => [one, grade[one as "A"]])];
}

function PointsTable({ of, against }: { readonly of: Weights; readonly against?: Weights }): ReactNode {
  const text = words.weights;
  const other = new Map(against === undefined ? [] : pointsOf(against));
  return (
    <Table caption={`${text.caption}: ${of.id}`} columns={[{ name: text.columns.sign }, { name: against === undefined ? text.columns.points : text.columns.proposed, width: "8rem" }, ...(against === undefined ? [] : [{ name: text.inForce, width: "8rem" }])]}>
      {pointsOf(of).map(([sign, points]) => (
        <tr key={sign}>
          <td>{wordFor(text.signs, sign)}</td>
          <td>{other.has(sign) && other.get(sign) !== points ? <strong>{points}</strong> : points}</td>
          {against === undefined ? null : <td>{other.get(sign)}</td>}
        </tr>
      ))}
      <tr>
        <td>{text.ranks}</td>
        <td>{of.ranks.join(", ")}</td>
        {against === undefined ? null : <td>{against.ranks.join(", ")}</td>}
      </tr>
    </Table>
  );
}

function Version({ version, inForce }: { readonly version: Weighting; readonly inForce: Weights }): ReactNode {
  const [dialog, setDialog] = useState<"adopt" | "reject">();
  const [weeks, setWeeks] = useState(4);
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const zone = useZone();
  const officer = useOfficerNames();
  const text = words.weights;
  const trial = useAct(() => heed.trialWeights(version.id, weeks));
  if (session === null || session === undefined) return null;
  const may = mayDo(session, "weigh", hasCase);
  const proposed = version.state === "proposed";
  const adopting: Openness = !may.open ? may : version.proposedBy === session.officer.id ? { open: false, why: text.own } : version.trial?.against === inForce.id ? may : { open: false, why: text.notTried };
  return (
    <Panel title={<code>{version.id}</code>} aside={<Chip tone={proposed ? "soon" : "plain"}>{text.states[version.state]}</Chip>} tone={proposed ? "attention" : "plain"}>
      <div className={fields["stack"]}>
        <Facts facts={[{ name: text.proposedBy(officer(version.proposedBy), momentText(version.proposedAt, zone)), value: version.reasons }, { name: version.decidedAt === null ? "" : text.decidedBy(officer(version.decidedBy ?? ""), momentText(version.decidedAt, zone)), value: version.decidedFor }]} />
        {proposed ? <PointsTable of={version.weights} against={inForce} /> : null}
        {version.trial === null ? <p>{text.trial.untried}</p> : <Tried trial={version.trial} />}
        {proposed ? (
          <>
            <div className={fields["row"]}>
              <NumberInput label={text.trial.weeks} value={weeks} min={1} max={26} className={fields["short"] ?? ""} onChange={(value) => setWeeks(Number(value))} />
              <Button variant="default" size="sm" loading={trial.isPending} disabled={!may.open} onClick={() => trial.mutate(undefined)}>
                {text.trial.name}
              </Button>
              <ActButton name={text.adopt.name} icon="check" openness={adopting} onClick={() => setDialog("adopt")} />
              <ActButton name={text.reject.name} icon="close" variant="default" openness={may} onClick={() => setDialog("reject")} />
            </div>
            <Failure problem={trial.problem} />
          </>
        ) : null}
      </div>
      {dialog === undefined ? null : <ReasonsDialog title={text[dialog].title} about={text[dialog].about} submit={text[dialog].submit} run={(reasons) => heed.decideWeights(version.id, dialog === "adopt", reasons)} onClose={() => setDialog(undefined)} />}
    </Panel>
  );
}

function Tried({ trial }: { readonly trial: Trial }): ReactNode {
  const zone = useZone();
  const text = words.weights.trial;
  return (
    <section aria-label={text.title(dayText(trial.from, zone), dayText(trial.until, zone))}>
      <strong>{text.title(dayText(trial.from, zone), dayText(trial.until, zone))}</strong>
      <Facts
        facts={[
          { name: text.duties(trial.duties, trial.answers), value: trial.against },
          { name: text.now, value: text.shares(trial.now.inTime, trial.now.severe, trial.now.severeInTime) },
          { name: text.proposed, value: text.shares(trial.proposed.inTime, trial.proposed.severe, trial.proposed.severeInTime) },
          { name: text.gained, value: String(trial.gainedCount) },
          { name: text.lost, value: String(trial.lostCount) },
        ]}
      />
    </section>
  );
}

function Propose({ inForce }: { readonly inForce: Weights }): ReactNode {
  const [id, setId] = useState("");
  const [points, setPoints] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(pointsOf(inForce).map(([sign, value]) => [sign, String(value)])));
  const [ranks, setRanks] = useState(inForce.ranks.join(", "));
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const text = words.weights;
  const read = weightsOf(id, points, ranks);
  const act = useAct((weights: Weights) => heed.proposeWeights({ weights, reasons: reasons.trim() }), () => { setId(""); setReasons(""); setWanted(false); });
  if (session === null || session === undefined) return null;
  const may = mayDo(session, "weigh", hasCase);
  function submit(event: FormEvent): void {
    event.preventDefault();
    setWanted(true);
    if (read !== undefined && hasReasons(reasons) && may.open && !act.isPending) act.mutate(read);
  }
  return (
    <Panel title={text.propose.title}>
      <form onSubmit={submit} className={fields["stack"]} noValidate>
        <TextInput label={text.propose.name} value={id} onChange={(event) => setId(event.currentTarget.value)} required />
        <div className={fields["grid"]}>
          {pointsOf(inForce).map(([sign]) => (
            <TextInput key={sign} label={wordFor(text.signs, sign)} value={points[sign] ?? ""} onChange={(event) => setPoints({ ...points, [sign]: event.currentTarget.value })} error={wanted && wholeOf(points[sign] ?? "") === undefined ? words.forms.missing : undefined} className="numbers" inputMode="numeric" />
          ))}
          <TextInput label={text.ranks} className={fields["wide"] ?? ""} value={ranks} onChange={(event) => setRanks(event.currentTarget.value)} />
        </div>
        <ReasonsField label={text.propose.reasons} value={reasons} onChange={setReasons} wanted={wanted} />
        {wanted && (read === undefined || !hasReasons(reasons)) ? <Notice tone="soon" icon="alert" role="alert">{text.propose.missing}</Notice> : null}
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

function wholeOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** The weights as typed; the node checks the whole. */
function weightsOf(id: string, points: Readonly<Record<string, string>>, ranks: string): Weights | undefined {
  const of = (sign: string) => wholeOf(points[sign] ?? "") ?? Number.NaN;
  const read: Weights = {
    id: id.trim(),
    severity: of("severity"),
    urgency: { "immediate-serious-threat": of("immediate-serious-threat"), "danger-to-life": of("danger-to-life"), "deprivation-of-liberty": of("deprivation-of-liberty"), "loss-of-relevance": of("loss-of-relevance") },
    corroborated: of("corroborated"),
    repeated: of("repeated"),
    event: of("event"),
    grade: { A: of("A"), B: of("B"), C: of("C"), X: of("X"), "1": of("1"), "2": of("2"), "3": of("3"), "4": of("4") },
    ranks: ranks.split(/[\s,;]+/).filter((one) => one !== "").map((one) => wholeOf(one) ?? Number.NaN),
  };
  const whole = [...pointsOf(read).map(([, value]) => value), ...read.ranks].every((value) => Number.isInteger(value));
  return whole && read.id !== "" && read.ranks.length > 0 ? read : undefined;
}
