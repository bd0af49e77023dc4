import { useState } from "react";
import type { ReactNode } from "react";
import type { Item } from "../../../domain/item.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { OfficerField } from "../forms/OfficerField.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";

export function HandOverDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }): ReactNode {
  const text = words.acts.handOver;
  const [to, setTo] = useState("");
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const act = useAct(() => heed.handOver(item.id, to, reasons.trim()), onClose);
  function submit(): void {
    setWanted(true);
    if (to !== "" && hasReasons(reasons)) act.mutate(undefined);
  }
  return (
    <FormDialog opened title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <OfficerField label={text.to} value={to} onChange={setTo} without={item.owner} error={wanted && to === "" ? words.forms.missing : undefined} />
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
    </FormDialog>
  );
}
