import { Button, Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { descriptionId } from "../../domain/person.ts";
import type { WatchFile } from "../../domain/watch-file.ts";
import { heed } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import { ActButton } from "../parts/acts/ActButton.tsx";
import { EraseDialog } from "../parts/acts/EraseDialog.tsx";
import { DecisionDialog } from "../parts/acts/DecisionDialog.tsx";
import { mayDo } from "../parts/acts/openness.ts";
import type { Openness } from "../parts/acts/openness.ts";
import { PromiseDialog } from "../parts/acts/PromiseDialog.tsx";
import { ReopenDialog } from "../parts/acts/ReopenDialog.tsx";
import { ClaimTable } from "../parts/ClaimTable.tsx";
import { Failure, Loaded } from "../parts/Failure.tsx";
import { KnownDate, Moment } from "../parts/Moment.tsx";
import { leadName, OfficerName, PersonName } from "../parts/Named.tsx";
import { PersonCard } from "../parts/PersonCard.tsx";
import { usePurpose } from "../session/purpose.ts";
import { Chip } from "../ui/Chip.tsx";
import { Facts } from "../ui/Facts.tsx";
import { FormDialog } from "../ui/FormDialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Prose } from "../ui/Prose.tsx";
import { words } from "../words/words.ts";
import styles from "./WatchFilePage.module.css";

/** One watch file with its ground and review date, and what can be done with it. */
export function WatchFilePage({ id }: { readonly id: string }): ReactNode {
  const found = useQuery({ queryKey: ["watch-file", id], queryFn: () => heed.watchFile(id) });
  return <Loaded asked={found}>{(file) => <Inside file={file} />}</Loaded>;
}

function Inside({ file }: { readonly file: WatchFile }): ReactNode {
  const text = words.watchFiles;
  const content = file.content as WatchFile["content"] | undefined;
  return (
    <>
      <PageHead
        title={text.one}
        heading={content === undefined ? words.people.erased : content.persons.map((one, index) => <span key={one.ref}>{index === 0 ? "" : ", "}<PersonName name={leadName(one)} /></span>)}
        below={
          <>
            <span>{text.one}</span>
            <span>{words.nouns.watchFileStates[file.state]}</span>
            {content?.terrorism === true ? <Chip tone="serious" icon="shield">{words.thread.terrorism}</Chip> : null}
            {content?.discreet === true ? <Chip icon="eye">{text.discreet}</Chip> : null}
          </>
        }
      />
      <div className={styles["columns"]}>
        <div className={styles["main"]}>
          {content === undefined ? null : <Content file={file} content={content} />}
        </div>
        <aside className={styles["main"]} aria-label={text.acts}>
          <Acts file={file} />
        </aside>
      </div>
    </>
  );
}

function Content({ file, content }: { readonly file: WatchFile; readonly content: WatchFile["content"] }): ReactNode {
  const text = words.watchFiles;
  return (
    <>
      <Panel>
        <Facts
          facts={[
            { name: text.category, value: content.category },
            { name: text.ground, value: <Prose>{content.ground}</Prose> },
            { name: text.legalBasis, value: content.legalBasis },
            { name: text.requestedAction, value: words.nouns.requestedActions[content.requestedAction] },
            { name: text.fallbackAction, value: content.fallbackAction === undefined ? undefined : words.nouns.requestedActions[content.fallbackAction] },
            { name: text.openedOn, value: <KnownDate date={content.openedOn} /> },
            { name: text.reviewOn, value: <KnownDate date={content.reviewOn} /> },
            { name: text.handling, value: words.nouns.handling[content.handling] },
            { name: text.owner, value: <OfficerName id={file.owner} /> },
            { name: text.filed, value: <Moment at={file.filedAt} /> },
            { name: text.changed, value: file.changedAt === file.filedAt ? undefined : <Moment at={file.changedAt} /> },
            { name: text.closed, value: file.closedAt === null ? undefined : <Moment at={file.closedAt} /> },
          ]}
        />
        {content.text === "" ? null : <Prose>{content.text}</Prose>}
      </Panel>
      <Panel title={text.persons}>
        {content.persons.map((one) => (
          <PersonCard key={one.ref} person={one} id={descriptionId(file.id, one.ref)} />
        ))}
      </Panel>
      {content.claims.length === 0 ? null : (
        <Panel title={words.thread.claims}>
          <ClaimTable claims={content.claims.map((claim) => ({ id: `${file.id}#${claim.ref}`, source: file.id, provider: "", claim, knownAt: file.filedAt }))} placed={false} caption={words.thread.claims} />
        </Panel>
      )}
    </>
  );
}

function Acts({ file }: { readonly file: WatchFile }): ReactNode {
  const [dialog, setDialog] = useState<"end" | "measure" | "decision" | "reopen" | "erase">();
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  if (session === null || session === undefined) return null;
  const text = words.watchFiles;
  const active: Openness | undefined = file.state === "active" ? undefined : { open: false, why: words.acts.why.state(words.nouns.watchFileStates[file.state]) };
  const change = active ?? mayDo(session, "changeWatchFile", hasCase);
  const close = () => setDialog(undefined);
  return (
    <Panel title={text.acts}>
      <div className={styles["acts"]}>
        {change.open ? (
          <Button component={Link} href={`/watch-files/${encodeURIComponent(file.id)}/change`} variant="default" fullWidth justify="flex-start" leftSection={<Icon name="pen" size={14} />}>
            {text.change}
          </Button>
        ) : (
          <ActButton name={text.change} icon="pen" wide openness={change} onClick={() => undefined} />
        )}
        <ActButton name={words.acts.measure.name} icon="list" wide variant="default" openness={mayDo(session, "promiseMeasure", hasCase)} onClick={() => setDialog("measure")} />
        <ActButton name={words.acts.decision.name} icon="scale" wide variant="default" openness={mayDo(session, "recordDecision", hasCase)} onClick={() => setDialog("decision")} />
        {file.state === "active" ? null : <ActButton name={text.reopen.name} icon="undo" wide variant="default" openness={mayDo(session, "changeWatchFile", hasCase)} onClick={() => setDialog("reopen")} />}
        <ActButton name={text.end} icon="archive" wide variant="default" openness={active ?? mayDo(session, "closeWatchFile", hasCase)} onClick={() => setDialog("end")} />
        {file.state === "active" || file.erased !== undefined || !mayDo(session, "askErasure", hasCase).open ? null : <ActButton name={words.recall.erase.name} icon="archive" wide variant="default" openness={mayDo(session, "askErasure", hasCase)} onClick={() => setDialog("erase")} />}
      </div>
      {dialog === "erase" ? <EraseDialog target={{ kind: "watch-file", id: file.id }} onClose={close} /> : null}
      {dialog === "reopen" ? <ReopenDialog id={file.id} onClose={close} /> : null}
      {dialog === "end" ? <EndDialog file={file} onClose={close} /> : null}
      {dialog === "measure" ? <PromiseDialog about={file.id} onClose={close} /> : null}
      {dialog === "decision" ? <DecisionDialog about={file.id} onClose={close} /> : null}
    </Panel>
  );
}

function EndDialog({ file, onClose }: { readonly file: WatchFile; readonly onClose: () => void }): ReactNode {
  const text = words.watchFiles;
  const [as, setAs] = useState<"closed" | "lapsed">("closed");
  const act = useAct(() => heed.endWatchFile(file.id, as), onClose);
  return (
    <FormDialog opened title={text.endTitle} about={text.endAbout} submit={text.end} cancel={words.shell.cancel} grave pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={() => act.mutate(undefined)} onClose={onClose}>
      <Radio.Group label={text.endAs} value={as} onChange={(value) => setAs(value === "lapsed" ? "lapsed" : "closed")}>
        <Radio mt={6} value="closed" label={text.endStates.closed} />
        <Radio mt={6} value="lapsed" label={text.endStates.lapsed} />
      </Radio.Group>
    </FormDialog>
  );
}
