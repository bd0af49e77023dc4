import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useSession } from "../api/queries.ts";
import { choosePurpose, usePurpose } from "../session/purpose.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { words } from "../words/words.ts";

/** Asks once per session what the officer is working on. Without an answer nothing is read. */
export function PurposeDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const present = usePurpose();
  const officer = useSession().data?.officer.id ?? "";
  const [purpose, setPurpose] = useState(present?.purpose ?? "");
  const [caseText, setCase] = useState(present?.case ?? "");
  const [missing, setMissing] = useState(false);
  const text = words.shell.purpose;

  function submit(): void {
    if (purpose.trim() === "") return setMissing(true);
    choosePurpose({ officer, purpose: purpose.trim(), case: caseText.trim() });
    onClose();
  }

  return (
    <FormDialog opened={opened} title={text.title} about={text.about} submit={present === undefined ? text.submit : text.keep} cancel={words.shell.cancel} onSubmit={submit} onClose={onClose}>
      <TextInput label={text.field} value={purpose} onChange={(event) => setPurpose(event.currentTarget.value)} error={missing && purpose.trim() === "" ? words.forms.missing : undefined} maxLength={200} data-autofocus required />
      <Group gap={6}>
        {text.suggestions.map((one) => (
          <Button key={one} size="compact-xs" variant="default" fw={400} onClick={() => setPurpose(one)}>
            {one}
          </Button>
        ))}
      </Group>
      <TextInput label={text.caseField} description={text.caseHelp} value={caseText} onChange={(event) => setCase(event.currentTarget.value)} maxLength={100} />
    </FormDialog>
  );
}
