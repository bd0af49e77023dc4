import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Erasure } from "../../domain/erasure.ts";
import { heed } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import { usePurpose } from "../session/purpose.ts";
import { Chip } from "../ui/Chip.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import { ActButton } from "./acts/ActButton.tsx";
import { mayDo } from "./acts/openness.ts";
import { Failure, Loaded } from "./Failure.tsx";
import { Moment } from "./Moment.tsx";
import { useAuthorityNames, useOfficerNames } from "./Named.tsx";

/** Erasures that were asked for, with what a second person can do about each. */
export function Erasures(): ReactNode {
  const session = useSession().data;
  const may = session !== null && session !== undefined && mayDo(session, "readErasures", false).open;
  const found = useQuery({ queryKey: ["erasures"], queryFn: () => heed.erasures(), enabled: may });
  const text = words.recall.erasures;
  if (!may) return null;
  return (
    <Panel title={text.title}>
      <p>{text.about}</p>
      <Loaded asked={found}>{(rows) => (rows.length === 0 ? <p>{text.none}</p> : rows.map((one) => <Row key={one.id} erasure={one} />))}</Loaded>
    </Panel>
  );
}

function Row({ erasure }: { readonly erasure: Erasure }): ReactNode {
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const officer = useOfficerNames();
  const authority = useAuthorityNames();
  const text = words.recall.erasures;
  const decide = useAct((confirm: boolean) => heed.decideErasure(erasure.id, confirm));
  if (session === null || session === undefined) return null;
  const may = mayDo(session, "decideErasure", hasCase);
  const { target, outside } = erasure;
  return (
    <Panel title={<bdi>{target.id}</bdi>} aside={<Chip tone={erasure.state === "asked" ? "soon" : erasure.state === "done" ? "good" : "plain"}>{text.states[erasure.state]}</Chip>} tone={erasure.state === "asked" ? "attention" : "plain"}>
      <Facts
        facts={[
          { name: text.rule, value: `${erasure.rule}, ${erasure.legalBasis}` },
          { name: text.reasons, value: erasure.reasons },
          { name: text.asked, value: <>{officer(erasure.askedBy)}, <Moment at={erasure.askedAt} /></> },
          { name: text.decided, value: erasure.decidedBy === null || erasure.decidedAt === null ? undefined : <>{officer(erasure.decidedBy)}, <Moment at={erasure.decidedAt} /></> },
          { name: text.kept, value: erasure.preservedBy ?? undefined },
          { name: text.done, value: erasure.doneAt === null ? undefined : <Moment at={erasure.doneAt} /> },
          { name: text.outside, value: erasure.erasedAt === null ? undefined : [...outside.authorities.map(authority), text.readings(outside.readings)].join("; ") },
        ]}
      />
      <Failure problem={decide.problem} />
      {erasure.state === "asked" ? (
        <>
          <ActButton name={text.approve} icon="check" openness={may.open && erasure.askedBy === session.officer.id ? { open: false, why: text.own } : may} onClick={() => decide.mutate(true)} />
          <ActButton name={text.decline} icon="close" variant="default" openness={may} onClick={() => decide.mutate(false)} />
        </>
      ) : null}
    </Panel>
  );
}
