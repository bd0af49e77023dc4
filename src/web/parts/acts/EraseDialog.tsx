import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ErasureTarget } from "../../../domain/erasure.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";

/** Asks that something be erased; a second person approves. */
export function EraseDialog({ target, onClose }: { readonly target: ErasureTarget; readonly onClose: () => void }): ReactNode {
  const text = words.recall.erase;
  const [rule, setRule] = useState("");
  const [legalBasis, setLegalBasis] = useState("");
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const act = useAct(() => heed.askErasure({ target, rule: rule.trim(), legalBasis: legalBasis.trim(), reasons: reasons.trim() }), onClose);
  const missing = (value: string) => (wanted && value.trim() === "" ? words.forms.missing : undefined);
  function submit(): void {
    setWanted(true);
    if (rule.trim() !== "" && legalBasis.trim() !== "" && hasReasons(reasons)) act.mutate(undefined);
  }
  return (
    <FormDialog opened size="lg" grave title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <TextInput label={text.rule} description={text.ruleHelp} value={rule} onChange={(event) => setRule(event.currentTarget.value)} error={missing(rule)} required />
      <TextInput label={text.legalBasis} value={legalBasis} onChange={(event) => setLegalBasis(event.currentTarget.value)} error={missing(legalBasis)} required />
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
    </FormDialog>
  );
}
