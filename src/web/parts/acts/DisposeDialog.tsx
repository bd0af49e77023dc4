import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { STANDARD_WORDS } from "../../../domain/gate.ts";
import type { Item } from "../../../domain/item.ts";
import type { Obligation } from "../../../domain/obligation.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { momentText } from "../../time/format.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { optionsOf } from "../forms/options.ts";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";
import { useZone } from "../Moment.tsx";

/** Decides inside the house about a partner's warning; says beforehand what the partner will see, and when. */
export function DisposeDialog({ item, answer, onClose }: { readonly item: Item; readonly answer: Obligation | undefined; readonly onClose: () => void }): ReactNode {
  const text = words.acts.dispose;
  const zone = useZone();
  const [outcome, setOutcome] = useState("");
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const act = useAct(() => heed.dispose(item.id, outcome, reasons.trim()), onClose);
  const due = answer?.dueAt ?? undefined;
  function submit(): void {
    setWanted(true);
    if (outcome !== "" && hasReasons(reasons)) act.mutate(undefined);
  }
  return (
    <FormDialog opened size="lg" title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <Notice icon="gate">
        <p>{text.standard(STANDARD_WORDS, due === undefined ? words.clock.dueNow : momentText(due, zone))}</p>
      </Notice>
      <NativeSelect label={text.outcome} data={optionsOf(text.outcomes, words.forms.choose)} value={outcome} onChange={(event) => setOutcome(event.currentTarget.value)} error={wanted && outcome === "" ? words.forms.missing : undefined} required />
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
    </FormDialog>
  );
}
