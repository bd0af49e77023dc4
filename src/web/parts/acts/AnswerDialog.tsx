import { Fieldset, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Item } from "../../../domain/item.ts";
import type { Message, MessageBody } from "../../../domain/message.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { GateFields, useGate } from "../forms/GateFields.tsx";
import { optionsOf } from "../forms/options.ts";
import { personOf } from "../forms/person-draft.ts";
import type { PersonDraft } from "../forms/person-draft.ts";
import { PersonList } from "../forms/PersonList.tsx";

type AnswerBody = Extract<MessageBody, { kind: "answer" }>;

/** Answers a message. Beyond the standard words, an answer to a partner outside the Union passes the gate. */
export function AnswerDialog({ item, message, onClose }: { readonly item: Item; readonly message: Message; readonly onClose: () => void }): ReactNode {
  const text = words.acts.answer;
  const [outcome, setOutcome] = useState<AnswerBody["outcome"] | "">("");
  const [said, setSaid] = useState("");
  const [persons, setPersons] = useState<readonly PersonDraft[]>([]);
  const [wanted, setWanted] = useState(false);
  const standard = outcome === "assessed" && said.trim() === "" && persons.length === 0;
  const gate = useGate([item.from], !standard);
  const read = persons.map((draft) => personOf(draft));
  const legible = read.every((one) => "person" in one);
  const needsWords = outcome !== "assessed" && said.trim() === "";
  const act = useAct((chosen: AnswerBody["outcome"]) => {
    const body = {
      kind: "answer" as const,
      about: item.id,
      round: item.round,
      outcome: chosen,
      language: message.body.language,
      purpose: message.body.purpose,
      handling: message.body.handling,
      text: said.trim(),
      persons: read.flatMap((one) => ("person" in one ? [one.person] : [])),
    };
    return heed.answer(item.id, { body, gate: gate.gate });
  }, onClose);
  function submit(): void {
    setWanted(true);
    if (outcome !== "" && !needsWords && legible && gate.passed) act.mutate(outcome);
  }
  return (
    <FormDialog opened size="xl" title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <NativeSelect label={text.outcome} data={optionsOf(words.law.outcomes, words.forms.choose)} value={outcome} onChange={(event) => setOutcome(event.currentTarget.value as AnswerBody["outcome"] | "")} error={wanted && outcome === "" ? words.forms.missing : undefined} required />
      <Textarea label={text.text} value={said} onChange={(event) => setSaid(event.currentTarget.value)} error={wanted && needsWords ? words.forms.missing : undefined} autosize minRows={4} maxRows={16} dir="auto" />
      <Fieldset legend={text.persons} variant="unstyled">
        <PersonList persons={persons} misread={wanted ? read : []} onChange={setPersons} />
        <small>{text.personsHelp}</small>
      </Fieldset>
      <GateFields form={gate} />
    </FormDialog>
  );
}
