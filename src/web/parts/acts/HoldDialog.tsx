import { useState } from "react";
import type { ReactNode } from "react";
import type { Item } from "../../../domain/item.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { GateFields, useGate } from "../forms/GateFields.tsx";
import { InstantField, instantTyped } from "../forms/InstantField.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";
import { useZone } from "../Moment.tsx";

export function HoldDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }): ReactNode {
  const text = words.acts.hold;
  const zone = useZone();
  const gate = useGate([item.from]);
  const [typed, setTyped] = useState("");
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const until = instantTyped(typed, zone);
  const act = useAct((to: string) => heed.hold(item.id, { until: to, reasons: reasons.trim(), gate: gate.gate }), onClose);
  function submit(): void {
    setWanted(true);
    if (until !== undefined && hasReasons(reasons) && gate.passed) act.mutate(until);
  }
  return (
    <FormDialog opened size="lg" title={text.title} about={`${text.about} ${words.law.holdArticle}.`} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <InstantField label={text.until} value={typed} onChange={setTyped} error={wanted && until === undefined ? words.forms.notMoment : undefined} />
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
      <GateFields form={gate} />
    </FormDialog>
  );
}
