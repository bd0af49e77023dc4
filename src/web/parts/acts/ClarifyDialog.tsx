import { Checkbox } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Item } from "../../../domain/item.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { GateFields, useGate } from "../forms/GateFields.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";

export function ClarifyDialog({ item, before, onClose }: { readonly item: Item; /** How often it was asked already. */ readonly before: number; readonly onClose: () => void }): ReactNode {
  const text = words.acts.clarify;
  const gate = useGate([item.from]);
  const [question, setQuestion] = useState("");
  const [agreed, setAgreed] = useState(false);
  const [wanted, setWanted] = useState(false);
  const act = useAct(() => heed.clarify(item.id, { question: question.trim(), agreed, gate: gate.gate }), onClose);
  function submit(): void {
    setWanted(true);
    if (hasReasons(question) && gate.passed) act.mutate(undefined);
  }
  return (
    <FormDialog opened size="lg" title={text.title} about={`${text.about} ${words.law.clarificationArticle}.`} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <ReasonsField label={text.question} description="" value={question} onChange={setQuestion} wanted={wanted} focus />
      {before === 0 ? null : <Checkbox label={text.agreed} description={text.second} checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />}
      <GateFields form={gate} />
    </FormDialog>
  );
}
