import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { heed } from "../api/heed.ts";
import { keys, useSession } from "../api/queries.ts";
import type { PersonView } from "../api/shapes.ts";
import { ActButton } from "../parts/acts/ActButton.tsx";
import { DecisionDialog } from "../parts/acts/DecisionDialog.tsx";
import { mayDo } from "../parts/acts/openness.ts";
import { JoinDialog } from "../parts/acts/JoinDialog.tsx";
import { PromiseDialog } from "../parts/acts/PromiseDialog.tsx";
import { AsOfControl, AsOfNotice, useAsOf } from "../parts/AsOf.tsx";
import { Chronology } from "../parts/Chronology.tsx";
import { ClaimTable } from "../parts/ClaimTable.tsx";
import { Contradictions, OpenStays } from "../parts/Disagreements.tsx";
import { Loaded } from "../parts/Failure.tsx";
import { LinkGraph } from "../parts/LinkGraph.tsx";
import { AuthorityName, leadName, PersonName } from "../parts/Named.tsx";
import { OpenMatters } from "../parts/OpenMatters.tsx";
import { PersonSides } from "../parts/PersonSides.tsx";
import { usePurpose } from "../session/purpose.ts";
import { Chip } from "../ui/Chip.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import list from "../ui/List.module.css";
import styles from "./PersonPage.module.css";

/** One person as this node knows him, now or on an earlier day. */
export function PersonPage({ id }: { readonly id: string }): ReactNode {
  const { day, asOf, choose } = useAsOf();
  const found = useQuery({ queryKey: keys.person(id, asOf), queryFn: () => heed.person(id, asOf) });
  return <Loaded asked={found}>{(person) => <Inside person={person} id={id} day={day} choose={choose} />}</Loaded>;
}

function Inside({ person, id, day, choose }: { readonly person: PersonView; readonly id: string; readonly day: string | undefined; readonly choose: (day: string | undefined) => void }): ReactNode {
  const text = words.dossier;
  const { chronology, descriptions, group } = person;
  const lead = descriptions.find((one) => one.id === id) ?? descriptions[0];
  const threadOf = new Map(descriptions.flatMap((one) => (one.thread === null ? [] : [[one.source, one.thread] as const])));
  const warnings = [...new Set(descriptions.flatMap((one) => one.person.safetyWarnings))];
  return (
    <>
      <PageHead
        title={text.title}
        heading={<PersonName name={lead === undefined ? words.people.erased : leadName(lead.person)} />}
        below={
          <>
            <span>{text.described(descriptions.length, new Set(descriptions.map((one) => one.provider)).size)}</span>
            {group.uncertain.length === 0 ? null : <Chip tone="soon" icon="match">{words.matches.toConfirm(group.uncertain.length)}</Chip>}
            {warnings.map((warning) => (
              <Chip key={warning} tone="late" icon="alert">
                {warning}
              </Chip>
            ))}
          </>
        }
        actions={
          <>
            <AsOfControl day={day} choose={choose} />
            <InquiryLink id={id} day={day} />
          </>
        }
      />
      <AsOfNotice day={day} />
      <div className={styles["columns"]}>
        <div className={styles["main"]}>
          <PersonSides descriptions={descriptions} uncertain={group.uncertain} opened={id} />
          <Panel title={text.contradictions} tone={chronology.contradictions.length > 0 ? "attention" : "plain"}>
            <Contradictions contradictions={chronology.contradictions} />
          </Panel>
          <Chronology lines={chronology.lines} threadOf={threadOf} />
          <Panel title={text.claims}>{person.claims.length === 0 ? <p className={list["none"]}>{text.claimsNone}</p> : <ClaimTable claims={person.claims} against={contradicted(person)} caption={text.claims} />}</Panel>
        </div>
        <aside className={styles["main"]} aria-label={text.open}>
          <Panel title={text.open}>
            <OpenMatters matters={person.open} threadOf={threadOf} />
          </Panel>
          <Panel title={text.stays} tone={chronology.openStays.length > 0 ? "attention" : "plain"}>
            <OpenStays stays={chronology.openStays} />
          </Panel>
          <Links person={person} name={lead === undefined ? words.people.erased : leadName(lead.person)} />
          <Files person={person} />
          <Told id={id} />
          <Acts id={id} />
        </aside>
      </div>
    </>
  );
}

function InquiryLink({ id, day }: { readonly id: string; readonly day: string | undefined }): ReactNode {
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  if (session === null || session === undefined) return null;
  const openness = mayDo(session, "readInquiry", hasCase);
  const name = words.dossier.inquiry;
  if (!openness.open) return <ActButton name={name} openness={openness} onClick={() => undefined} />;
  return (
    <Button component={Link} href={`/persons/${encodeURIComponent(id)}/inquiry${day === undefined ? "" : `?asOf=${day}`}`} variant="default" leftSection={<Icon name="scale" size={14} />}>
      {name}
    </Button>
  );
}

/** Links listed before one asks for the rest. */
const MOST_LINKS = 20;

function Links({ person, name }: { readonly person: PersonView; readonly name: string }): ReactNode {
  const [all, setAll] = useState(false);
  const text = words.dossier;
  return (
    <Panel title={text.links}>
      {person.linked.length === 0 ? <p className={list["none"]}>{text.linksNone}</p> : <LinkGraph linked={person.linked} name={name} />}
      <ul className={list["list"]}>
        {(all ? person.linked : person.linked.slice(0, MOST_LINKS)).map((one) => (
          <li key={one.link.id}>
            <Link href={`/persons/${encodeURIComponent(one.other)}`}>
              <PersonName name={one.name} />
            </Link>
            <div>
              {words.nouns.linkKinds[one.link.link.kind]}
              {one.link.link.words === undefined ? "" : ` (${one.link.link.words})`} <Chip title={words.person.gradeHelp}>{one.link.link.grade}</Chip> <AuthorityName id={one.link.provider} />
            </div>
            <div className={styles["quiet"]}>{text.linkOpen(one.open)}</div>
          </li>
        ))}
      </ul>
      {all || person.linked.length <= MOST_LINKS ? null : (
        <Button variant="default" size="compact-sm" onClick={() => setAll(true)}>
          {text.lanes.more(person.linked.length - MOST_LINKS)}
        </Button>
      )}
      {person.linked.length === 0 ? null : <p className={list["none"]}>{text.linkNote}</p>}
    </Panel>
  );
}

function Files({ person }: { readonly person: PersonView }): ReactNode {
  const text = words.dossier;
  return (
    <Panel title={text.files}>
      {person.watchFiles.length === 0 ? <p className={list["none"]}>{text.filesNone}</p> : null}
      <ul className={list["list"]}>
        {person.watchFiles.map((file) => (
          <li key={file.id}>
            <Link href={`/watch-files/${encodeURIComponent(file.id)}`}>{file.content.category}</Link>
            <div className={styles["quiet"]}>
              {words.nouns.requestedActions[file.content.requestedAction]} · {words.nouns.watchFileStates[file.state]}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Asked for on purpose: it is a reading of its own. */
function Told({ id }: { readonly id: string }): ReactNode {
  const [asked, setAsked] = useState(false);
  const text = words.dossier;
  const told = useQuery({ queryKey: ["concerned", id], queryFn: () => heed.concerned(id), enabled: asked });
  return (
    <Panel title={text.told}>
      {asked ? (
        <Loaded asked={told}>
          {(authorities) =>
            authorities.length === 0 ? (
              <p className={list["none"]}>{text.toldNone}</p>
            ) : (
              <ul className={list["list"]}>
                {authorities.map((one) => (
                  <li key={one}>
                    <AuthorityName id={one} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      ) : (
        <Button variant="default" onClick={() => setAsked(true)}>
          {text.toldAsk}
        </Button>
      )}
    </Panel>
  );
}

function Acts({ id }: { readonly id: string }): ReactNode {
  const [dialog, setDialog] = useState<"decision" | "measure" | "join" | "link">();
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  if (session === null || session === undefined) return null;
  const close = () => setDialog(undefined);
  return (
    <Panel title={words.acts.title}>
      <div className={styles["acts"]}>
        <ActButton name={words.acts.decision.name} icon="scale" wide variant="default" openness={mayDo(session, "recordDecision", hasCase)} onClick={() => setDialog("decision")} />
        <ActButton name={words.acts.measure.name} icon="list" wide variant="default" openness={mayDo(session, "promiseMeasure", hasCase)} onClick={() => setDialog("measure")} />
        <ActButton name={words.acts.join.name} icon="person" wide variant="default" openness={mayDo(session, "decideMatch", hasCase)} onClick={() => setDialog("join")} />
        <ActButton name={words.acts.link.name} icon="person" wide variant="default" openness={mayDo(session, "decideMatch", hasCase)} onClick={() => setDialog("link")} />
      </div>
      {dialog === "join" || dialog === "link" ? <JoinDialog person={id} as={dialog} onClose={close} /> : null}
      {dialog === "decision" ? <DecisionDialog person={id} onClose={close} /> : null}
      {dialog === "measure" ? <PromiseDialog person={id} onClose={close} /> : null}
    </Panel>
  );
}

/** For each claim that stands against others, what they say. */
function contradicted(person: PersonView): ReadonlyMap<string, readonly string[]> {
  const against = new Map<string, string[]>();
  for (const one of person.chronology.contradictions) {
    for (const side of one.sides) {
      const others = one.sides.filter((other) => other !== side).map((other) => other.words);
      for (const id of side.ids) against.set(id, [...(against.get(id) ?? []), ...others]);
    }
  }
  return against;
}
