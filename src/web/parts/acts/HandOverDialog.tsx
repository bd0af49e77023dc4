import { useState } from "react";
import type { ReactNode } from "react";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { OfficerField } from "../forms/OfficerField.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";

/** Gives an item, or a draft, into a colleague's hands. */
export function HandOverDialog({ text, holder, run, onClose }: { readonly text: { readonly title: string; readonly about: string; readonly submit: string }; /** Who has it now. */ readonly holder: string | undefined; readonly run: (to: string, reasons: string) => Promise<unknown>; readonly onClose: () => void }): ReactNode {
  const [to, setTo] = useState("");
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const act = useAct(() => run(to, reasons.trim()), onClose);
  function submit(): void {
    setWanted(true);
    if (to !== "" && hasReasons(reasons)) act.mutate(undefined);
  }
  return (
    <FormDialog opened title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <OfficerField label={words.acts.handOver.to} value={to} onChange={setTo} without={holder} error={wanted && to === "" ? words.forms.missing : undefined} />
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
    </FormDialog>
  );
}
