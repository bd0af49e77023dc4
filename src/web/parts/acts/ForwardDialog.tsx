import { Radio, Textarea } from "@mantine/core";
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

/** Drafts the passing on of a message, under the handling code its originator set. */
export function ForwardDialog({ message, onClose }: { readonly message: Message; readonly onClose: () => void }): ReactNode {
  const text = words.acts.forward;
  const [to, setTo] = useState<readonly string[]>([]);
  const needed = message.body.handling === "H2" || message.body.handling === "H3";
  const [consent, setConsent] = useState<"not-needed" | "given" | "">(needed ? "" : "not-needed");
  const [said, setSaid] = useState("");
  const [wanted, setWanted] = useState(false);
  const gate = useGate(to);
  const act = useAct((given: "not-needed" | "given") => heed.forward(message.id, { to: [...to], consent: given, text: said.trim(), gate: gate.gate }), onClose);
  function submit(): void {
    setWanted(true);
    if (to.length > 0 && consent !== "" && gate.passed) act.mutate(consent);
  }
  return (
    <FormDialog opened size="lg" title={text.title} about={`${text.about} ${words.nouns.handling[message.body.handling]}.`} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <AddresseesField label={text.to} value={to} onChange={setTo} without={[message.from]} error={wanted && to.length === 0 ? words.forms.missing : undefined} />
      <Radio.Group label={text.consent} value={consent} onChange={(value) => setConsent(value)} error={wanted && consent === "" ? words.forms.missing : undefined}>
        <Radio mt={6} value="not-needed" label={text.notNeeded} disabled={needed} />
        <Radio mt={6} value="given" label={text.given} />
      </Radio.Group>
      <Textarea label={text.text} value={said} onChange={(event) => setSaid(event.currentTarget.value)} autosize minRows={2} dir="auto" />
      <GateFields form={gate} />
    </FormDialog>
  );
}
