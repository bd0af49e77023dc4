import { useState } from "react";
import type { ReactNode } from "react";
import type { PlacedDescription } from "../../../domain/entry.ts";
import { isShared, TellsApart } from "../../../domain/tells-apart.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { Facts } from "../../ui/Facts.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";

/** Clears somebody taken for a listed person, by the documents, birth and birthplace that his description bears and the other does not. */
export function ClearDialog({ person, of, onClose }: { readonly person: PlacedDescription; readonly of: PlacedDescription; readonly onClose: () => void }): ReactNode {
  const text = words.matches.clear;
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const facts = factsOf(person, of);
  const act = useAct(() => (facts === undefined ? Promise.resolve() : heed.clear(person.id, { of: of.id, tellsApart: facts, reasons: reasons.trim() })), onClose);
  function submit(): void {
    setWanted(true);
    if (facts !== undefined && hasReasons(reasons)) act.mutate(undefined);
  }
  return (
    <FormDialog opened title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} grave pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      {facts === undefined ? (
        <Notice tone="soon" icon="question" title={text.ask}>
          <p>{text.askWords}</p>
        </Notice>
      ) : (
        <Facts
          facts={[
            { name: words.matches.columns.documents, value: facts.documents.map((one) => `${words.nouns.documents[one.type]} ${one.issuer ?? ""} ${one.number}`).join("; ") },
            { name: words.matches.columns.birth, value: facts.bornOn },
            { name: words.matches.columns.birthPlace, value: facts.birthPlace },
          ]}
        />
      )}
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
    </FormDialog>
  );
}

/** What tells the two apart, from what is on record of them; undefined where nothing does and it must be asked for. */
function factsOf({ person }: PlacedDescription, { person: listed }: PlacedDescription): TellsApart | undefined {
  const exact = person.births.flatMap((one) => ("date" in one && one.date.length === 10 ? [one.date] : []));
  const documents = person.documents.filter((one) => !isShared({ documents: [one] }, listed));
  const bornOn = exact.length === 1 ? exact[0] : undefined;
  const found = TellsApart.safeParse({ documents, ...(bornOn === undefined ? {} : { bornOn }), ...(person.birthPlace === undefined ? {} : { birthPlace: person.birthPlace }) });
  return found.success ? found.data : undefined;
}
