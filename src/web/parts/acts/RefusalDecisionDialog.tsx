import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Item } from "../../../domain/item.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { Facts } from "../../ui/Facts.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { GateFields, useGate } from "../forms/GateFields.tsx";
import { OfficerName } from "../Named.tsx";

export function RefusalDecisionDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }): ReactNode {
  const text = words.acts.decideRefusal;
  const gate = useGate([item.from]);
  const act = useAct((confirm: boolean) => heed.decideRefusal(item.id, { confirm, ...(confirm && gate.gate !== undefined ? { gate: gate.gate } : {}) }), onClose);
  const { proposal } = item;
  if (proposal === null) return null;
  return (
    <FormDialog opened size="lg" title={text.title} about={text.about} submit={text.confirm} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={() => { if (gate.passed) act.mutate(true); }} onClose={onClose}>
      <Facts
        facts={[
          { name: words.acts.refuse.ground, value: words.law.refusalGrounds[proposal.ground] },
          { name: words.acts.refuse.scope, value: <Prose>{proposal.scope}</Prose> },
          { name: words.acts.refuse.text, value: proposal.text === "" ? undefined : <Prose>{proposal.text}</Prose> },
          { name: text.by, value: <OfficerName id={proposal.by} /> },
        ]}
      />
      <GateFields form={gate} />
      <Button variant="default" size="sm" onClick={() => act.mutate(false)} disabled={act.isPending}>
        {text.reject}
      </Button>
    </FormDialog>
  );
}
