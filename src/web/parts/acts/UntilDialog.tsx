import { useState } from "react";
import type { ReactNode } from "react";
import type { Item } from "../../../domain/item.ts";
import type { Gate } from "../../../domain/message.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { GateFields, useGate } from "../forms/GateFields.tsx";
import { InstantField, instantTyped } from "../forms/InstantField.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";
import { useZone } from "../Moment.tsx";

export interface UntilDialogProps {
  readonly item: Item;
  readonly text: { readonly title: string; readonly about: string; readonly submit: string; readonly until: string };
  readonly run: (input: { readonly until: string; readonly reasons: string; readonly gate: Gate | undefined }) => Promise<unknown>;
  readonly onClose: () => void;
}

/** An act that moves an answer's due instant, or asks for that: until when, and why. */
export function UntilDialog({ item, text, run, onClose }: UntilDialogProps): ReactNode {
  const zone = useZone();
  const gate = useGate([item.from]);
  const [typed, setTyped] = useState("");
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const until = instantTyped(typed, zone);
  const act = useAct((to: string) => run({ until: to, reasons: reasons.trim(), gate: gate.gate }), onClose);
  function submit(): void {
    setWanted(true);
    if (until !== undefined && hasReasons(reasons) && gate.passed) act.mutate(until);
  }
  return (
    <FormDialog opened size="lg" title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <InstantField label={text.until} value={typed} onChange={setTyped} error={wanted && until === undefined ? words.forms.notMoment : undefined} />
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
      <GateFields form={gate} />
    </FormDialog>
  );
}
