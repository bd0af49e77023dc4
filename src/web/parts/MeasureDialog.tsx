import { useState } from "react";
import type { ReactNode } from "react";
import type { Obligation } from "../../domain/obligation.ts";
import { heed } from "../api/heed.ts";
import { useAct } from "../api/queries.ts";
import { Facts } from "../ui/Facts.tsx";
import { FormDialog } from "../ui/FormDialog.tsx";
import { words } from "../words/words.ts";
import { Failure } from "./Failure.tsx";
import { hasReasons, ReasonsField } from "./forms/ReasonsField.tsx";
import { Moment } from "./Moment.tsx";
import { OfficerName } from "./Named.tsx";

/** Enters the result of a promised measure. */
export function MeasureDialog({ obligation, onClose }: { readonly obligation: Obligation; readonly onClose: () => void }): ReactNode {
  const text = words.measures;
  const [result, setResult] = useState("");
  const [wanted, setWanted] = useState(false);
  const act = useAct(() => heed.finishMeasure(obligation.id, result.trim()), onClose);
  function submit(): void {
    setWanted(true);
    if (hasReasons(result)) act.mutate(undefined);
  }
  return (
    <FormDialog opened title={text.finish} about={text.finishAbout} submit={text.finishSubmit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <Facts
        facts={[
          { name: text.promised, value: obligation.words },
          { name: text.owner, value: <OfficerName id={obligation.owner} /> },
          { name: text.due, value: obligation.dueAt === null || obligation.dueAt === undefined ? undefined : <Moment at={obligation.dueAt} /> },
        ]}
      />
      <ReasonsField label={text.result} description="" value={result} onChange={setResult} wanted={wanted} focus />
    </FormDialog>
  );
}
