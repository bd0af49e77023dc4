import type { ReactNode } from "react";
import type { Addressee } from "../../domain/addressee.ts";
import type { Message } from "../../domain/message.ts";
import type { ThreadView } from "../api/shapes.ts";
import { Facts } from "../ui/Facts.tsx";
import { Chip } from "../ui/Chip.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import { Moment } from "./Moment.tsx";
import { useAuthorityNames } from "./Named.tsx";

/** Who had a message of ours that was corrected, and who has confirmed that the newest version is in its place. */
export function Replacements({ thread }: { readonly thread: ThreadView }): ReactNode {
  const corrections = thread.messages.filter((one) => one.direction === "out" && one.body.kind === "correction");
  const newest = corrections.filter((one) => corrections.every((other) => aboutOf(other) !== aboutOf(one) || other.version <= one.version));
  const rows = newest.flatMap((correction) => thread.addressees.filter((one) => one.message === correction.id).map((addressee) => ({ correction, addressee })));
  const name = useAuthorityNames();
  if (rows.length === 0) return null;
  const text = words.thread.replacements;
  return (
    <Panel title={text.title} aside={words.thread.version(Math.max(...rows.map((one) => one.correction.version)))}>
      <p>{text.about}</p>
      <Facts form="narrow" facts={rows.map(({ addressee, correction }) => ({ name: name(addressee.to), value: <Standing addressee={addressee} correction={correction} thread={thread} /> }))} />
    </Panel>
  );
}

function Standing({ addressee, correction, thread }: { readonly addressee: Addressee; readonly correction: Message; readonly thread: ThreadView }): ReactNode {
  const text = words.thread.replacements;
  const owed = thread.obligations.find((one) => one.obligation.message === correction.id && one.obligation.debtor === addressee.to)?.obligation;
  if (addressee.takenAt !== null) {
    return (
      <>
        <Chip tone="good">{text.confirmed}</Chip> <Moment at={addressee.takenAt} />
      </>
    );
  }
  return (
    <>
      <Chip tone={owed !== undefined && owed.overdue >= 2 ? "late" : "plain"}>{owed !== undefined && owed.overdue >= 2 ? text.overdue : text.open}</Chip>
      {owed?.dueAt === null || owed?.dueAt === undefined ? null : (
        <>
          {" "}
          {text.due} <Moment at={owed.dueAt} />
        </>
      )}
    </>
  );
}

function aboutOf(message: Message): string {
  return "about" in message.body ? message.body.about : message.id;
}
