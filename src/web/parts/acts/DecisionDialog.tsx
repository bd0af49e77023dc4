import { Checkbox, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import type { DecisionKind } from "../../../domain/decision.ts";
import { problemIn } from "../../api/call.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import type { DecisionCheck } from "../../api/shapes.ts";
import { Chip } from "../../ui/Chip.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { InstantField, instantTyped } from "../forms/InstantField.tsx";
import { optionsOf } from "../forms/options.ts";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";
import { KnownDate, useZone } from "../Moment.tsx";
import { AuthorityName, useAuthorityNames } from "../Named.tsx";
import styles from "./DecisionDialog.module.css";

/**
 * Records a decision about a person or a matter. What is open is shown first; it informs and never blocks: if it cannot be
 * had, or time is short, the decision is recorded and checked within the hour.
 */
export function DecisionDialog({ person, about, onClose }: { readonly person?: string | undefined; readonly about?: string | undefined; readonly onClose: () => void }): ReactNode {
  const text = words.decisions;
  const zone = useZone();
  const subject = { ...(person === undefined ? {} : { person }), ...(about === undefined ? {} : { about }) };
  const check = useQuery({ queryKey: ["decision-check", subject], queryFn: () => heed.checkDecision(subject), staleTime: Infinity, gcTime: 0 });
  const [kind, setKind] = useState<DecisionKind | "">("");
  const [reasons, setReasons] = useState("");
  const [typed, setTyped] = useState("");
  const [later, setLater] = useState(false);
  const [despite, setDespite] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const until = typed === "" ? undefined : instantTyped(typed, zone);
  const act = useAct((chosen: DecisionKind) => heed.decide({ kind: chosen, reasons: reasons.trim(), ...subject, checkLater: later || check.data === undefined, despite: [...despite], ...(until === undefined ? {} : { until }) }, key), onClose);
  const measures = check.data?.openMeasures ?? [];
  function submit(): void {
    setWanted(true);
    if (kind !== "" && hasReasons(reasons) && (kind !== "no-means" || until !== undefined)) act.mutate(kind);
  }
  return (
    <FormDialog opened size="xl" title={text.title} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <section aria-label={text.check} className={styles["check"]} tabIndex={0}>
        <p className={styles["title"]}>{text.check}</p>
        {check.data === undefined ? check.error === null ? <p role="status">{text.checking}</p> : <Notice tone="soon" title={text.failed}><p>{problemIn(check.error).message}</p></Notice> : <OnFile check={check.data} />}
      </section>
      <Notice icon="scale">
        <p>{text.notGround}</p>
      </Notice>
      <NativeSelect label={text.kind} data={optionsOf(words.nouns.decisionKinds, words.forms.choose)} value={kind} onChange={(event) => setKind(event.currentTarget.value as DecisionKind | "")} error={wanted && kind === "" ? words.forms.missing : undefined} required />
      {kind === "no-means" ? <InstantField label={text.until} description={text.untilHelp} value={typed} onChange={setTyped} error={wanted && until === undefined ? words.forms.notMoment : undefined} /> : null}
      {kind === "closing" && measures.length > 0 ? (
        <Checkbox.Group label={text.despite} description={text.despiteHelp} value={[...despite]} onChange={setDespite}>
          <div className={styles["measures"]}>
            {measures.map((id) => (
              <Checkbox key={id} value={id} label={check.data?.onFile.find((one) => one.id === id)?.words ?? id} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
      <Checkbox label={text.later} description={text.laterHelp} checked={later} onChange={(event) => setLater(event.currentTarget.checked)} />
    </FormDialog>
  );
}

function OnFile({ check }: { readonly check: DecisionCheck }): ReactNode {
  const text = words.decisions;
  if (check.onFile.length === 0) return <p className={styles["empty"]}>{text.checkEmpty}</p>;
  return (
    <>
      <Matters title={text.own} matters={check.onFile.filter((one) => !one.linked)} />
      <Matters title={text.linked} matters={check.onFile.filter((one) => one.linked)} />
    </>
  );
}

function Matters({ title, matters }: { readonly title: string; readonly matters: DecisionCheck["onFile"] }): ReactNode {
  const nameOf = useAuthorityNames();
  if (matters.length === 0) return null;
  return (
    <div>
      <p className={styles["subtitle"]}>{title}</p>
      <ul className={styles["matters"]}>
        {matters.map((one) => (
          <li key={`${one.kind}${one.id}${one.at}${one.about}`}>
            <Chip>{words.nouns.onFileKinds[one.kind]}</Chip> <span dir="auto">{one.words}</span>
            <span className={styles["where"]}>
              {one.words.includes(nameOf(one.at)) ? null : (
                <>
                  {" · "}
                  <AuthorityName id={one.at} />
                </>
              )}
              {one.due === null ? null : (
                <>
                  {" · "}
                  {words.decisions.due} <KnownDate date={one.due} />
                </>
              )}
            </span>{" "}
            {one.candidate ? <Chip tone="soon">{words.decisions.candidate}</Chip> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
