import { useState } from "react";
import type { ReactNode } from "react";
import { heed } from "../../api/heed.ts";
import { useAct, useSession } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { InstantField, instantTyped } from "../forms/InstantField.tsx";
import { OfficerField } from "../forms/OfficerField.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";
import { useZone } from "../Moment.tsx";

/** Promises a measure about a person, a message or a watch file. */
export function PromiseDialog({ person, about, onClose }: { readonly person?: string | undefined; readonly about?: string | undefined; readonly onClose: () => void }): ReactNode {
  const text = words.measures;
  const zone = useZone();
  const [promised, setPromised] = useState("");
  const [owner, setOwner] = useState(useSession().data?.officer.id ?? "");
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const due = instantTyped(typed, zone);
  const act = useAct((at: string) => heed.promiseMeasure({ words: promised.trim(), owner, due: at, ...(person === undefined ? {} : { person }), ...(about === undefined ? {} : { about }) }, key), onClose);
  function submit(): void {
    setWanted(true);
    if (due !== undefined && owner !== "" && hasReasons(promised)) act.mutate(due);
  }
  return (
    <FormDialog opened title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <ReasonsField label={text.what} description={text.whatHelp} value={promised} onChange={setPromised} wanted={wanted} focus />
      <OfficerField label={text.owner} value={owner} onChange={setOwner} error={wanted && owner === "" ? words.forms.missing : undefined} />
      <InstantField label={text.due} value={typed} onChange={setTyped} error={wanted && due === undefined ? words.forms.notMoment : undefined} />
    </FormDialog>
  );
}
