import { useState } from "react";
import type { ReactNode } from "react";
import type { Message } from "../../../domain/message.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { AddresseesField } from "../forms/AddresseesField.tsx";
import { GateFields, useGate } from "../forms/GateFields.tsx";
import { InstantField, instantTyped } from "../forms/InstantField.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";
import { useZone } from "../Moment.tsx";

/** Asks the originator whether its message may be passed on to one authority. */
export function AskConsentDialog({ message, onClose }: { readonly message: Message; readonly onClose: () => void }): ReactNode {
  const text = words.recall.ask;
  const zone = useZone();
  const [to, setTo] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState("");
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const gate = useGate([message.from]);
  const by = instantTyped(typed, zone);
  const act = useAct((answerBy: string) => heed.askConsent(message.id, { target: to[0] ?? "", answerBy, reasons: reasons.trim(), gate: gate.gate }), onClose);
  function submit(): void {
    setWanted(true);
    if (to.length === 1 && by !== undefined && hasReasons(reasons) && gate.passed) act.mutate(by);
  }
  return (
    <FormDialog opened size="lg" title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <AddresseesField label={text.target} value={to} onChange={(chosen) => setTo(chosen.slice(-1))} without={[message.from]} error={wanted && to.length === 0 ? words.forms.missing : undefined} />
      <InstantField label={text.answerBy} value={typed} onChange={setTyped} error={wanted && by === undefined ? words.forms.notMoment : undefined} />
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
      <GateFields form={gate} />
    </FormDialog>
  );
}

/** Signs that a message of ours may be passed on, until a moment. */
export function GrantConsentDialog({ request, onClose }: { readonly request: Message; readonly onClose: () => void }): ReactNode {
  const text = words.recall.grant;
  const zone = useZone();
  const gate = useGate([request.from]);
  const [typed, setTyped] = useState("");
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const until = instantTyped(typed, zone);
  const act = useAct((end: string) => heed.decideConsent(request.id, { granted: true, until: end, reasons: reasons.trim(), gate: gate.gate }), onClose);
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
