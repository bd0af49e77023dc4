import { useState } from "react";
import type { ReactNode } from "react";
import type { Gate } from "../../../domain/message.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { GateFields, useGate } from "../forms/GateFields.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";

const NOBODY: readonly string[] = [];

export interface ReasonsDialogProps {
  readonly title: string;
  readonly about: string;
  readonly submit: string;
  readonly grave?: boolean;
  /** Authorities it goes to with more than the standard words; the gate is asked for those outside the Union. */
  readonly to?: readonly string[];
  readonly label?: string;
  readonly run: (reasons: string, gate: Gate | undefined) => Promise<unknown>;
  readonly onClose: () => void;
}

/** An act that asks for reasons and nothing else. */
export function ReasonsDialog({ title, about, submit, grave = false, to = NOBODY, label, run, onClose }: ReasonsDialogProps): ReactNode {
  const gate = useGate(to);
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const act = useAct(() => run(reasons.trim(), gate.gate), onClose);
  function go(): void {
    setWanted(true);
    if (hasReasons(reasons) && gate.passed) act.mutate(undefined);
  }
  return (
    <FormDialog opened size={gate.outside.length > 0 ? "lg" : "md"} title={title} about={about} submit={submit} cancel={words.shell.cancel} grave={grave} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={go} onClose={onClose}>
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} focus {...(label === undefined ? {} : { label, description: "" })} />
      <GateFields form={gate} />
    </FormDialog>
  );
}
