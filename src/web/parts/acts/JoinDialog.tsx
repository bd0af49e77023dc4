import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "../../../domain/person.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";

type LinkKind = (typeof Link.shape.kind.options)[number];

/** Joins two descriptions to one person, or links two persons with a kind and a grade: by hand, on an officer's word. */
export function JoinDialog({ person, as, onClose }: { readonly person: string; readonly as: "join" | "link"; readonly onClose: () => void }): ReactNode {
  const text = words.acts[as];
  const [other, setOther] = useState("");
  const [kind, setKind] = useState<LinkKind>("kin");
  const [grade, setGrade] = useState("X4");
  const [said, setSaid] = useState("");
  const [wanted, setWanted] = useState(false);
  const named = idOf(other);
  const act = useAct((b: string) => (as === "join" ? heed.join(person, b, said.trim()) : heed.linkPersons({ a: person, b, kind, grade, ...(said.trim() === "" ? {} : { words: said.trim() }) })), onClose);
  function submit(): void {
    setWanted(true);
    if (named !== undefined && (as === "link" || hasReasons(said))) act.mutate(named);
  }
  return (
    <FormDialog opened title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <TextInput label={text.other} description={text.otherHelp} value={other} onChange={(event) => setOther(event.currentTarget.value)} error={wanted && named === undefined ? words.forms.missing : undefined} />
      {as === "join" ? (
        <ReasonsField value={said} onChange={setSaid} wanted={wanted} />
      ) : (
        <>
          <NativeSelect label={words.acts.link.kind} data={Link.shape.kind.options.map((one) => ({ value: one, label: words.nouns.linkKinds[one] }))} value={kind} onChange={(event) => setKind(event.currentTarget.value as LinkKind)} />
          <TextInput label={words.acts.link.grade} description={words.person.gradeHelp} value={grade} onChange={(event) => setGrade(event.currentTarget.value.toUpperCase())} maxLength={2} />
          <TextInput label={words.acts.link.words} value={said} onChange={(event) => setSaid(event.currentTarget.value)} maxLength={500} dir="auto" />
        </>
      )}
    </FormDialog>
  );
}

/** The description that was typed, or that the pasted address of a person's page names. */
function idOf(typed: string): string | undefined {
  const pasted = /\/persons\/([^/?]+)/u.exec(typed)?.[1];
  const id = pasted === undefined ? typed.trim() : decodeURIComponent(pasted);
  return /^[^#~\s]+#[^#~\s]+$/u.test(id) ? id : undefined;
}
