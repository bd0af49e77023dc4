import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { isOpening, isRecall } from "../../domain/message.ts";
import type { Message, MessageBody } from "../../domain/message.ts";
import { useSession, useThread } from "../api/queries.ts";
import type { SessionView, ThreadView } from "../api/shapes.ts";
import { ActButton } from "../parts/acts/ActButton.tsx";
import { DecisionDialog } from "../parts/acts/DecisionDialog.tsx";
import { ForwardDialog } from "../parts/acts/ForwardDialog.tsx";
import { mayDo } from "../parts/acts/openness.ts";
import { PromiseDialog } from "../parts/acts/PromiseDialog.tsx";
import { heed } from "../api/heed.ts";
import { ReasonsDialog } from "../parts/acts/ReasonsDialog.tsx";
import { ReplyDialog } from "../parts/acts/ReplyDialog.tsx";
import { Candidate } from "../parts/Candidate.tsx";
import { DraftPanel } from "../parts/DraftPanel.tsx";
import { DutyClock } from "../parts/DutyClock.tsx";
import { Loaded } from "../parts/Failure.tsx";
import { HouseAct } from "../parts/HouseAct.tsx";
import { ItemPanel } from "../parts/ItemPanel.tsx";
import { MessageCard } from "../parts/MessageCard.tsx";
import { AuthorityName, leadName, PersonName } from "../parts/Named.tsx";
import { Holders } from "../parts/Holders.tsx";
import { Replacements } from "../parts/Replacements.tsx";
import { AskConsentDialog, GrantConsentDialog } from "../parts/acts/ConsentDialog.tsx";
import { EraseDialog } from "../parts/acts/EraseDialog.tsx";
import { Presence } from "../parts/Presence.tsx";
import { SentPanel } from "../parts/SentPanel.tsx";
import { SignalList } from "../parts/SignalList.tsx";
import { usePurpose } from "../session/purpose.ts";
import { Chip } from "../ui/Chip.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import styles from "./ThreadPage.module.css";

/** One thread: what was written, who owes what until when, who may be known already, and what can be done. */
export function ThreadPage({ id }: { readonly id: string }): ReactNode {
  const thread = useThread(id);
  return <Loaded asked={thread}>{(found) => <Inside thread={found} />}</Loaded>;
}

function Inside({ thread }: { readonly thread: ThreadView }): ReactNode {
  const session = useSession().data;
  const first = thread.messages.find((one) => isOpening(one.body.kind)) ?? thread.messages[0];
  const drafts = thread.messages.filter((one) => one.status === "draft");
  const undecided = thread.matches.filter((one) => one.match.state === "candidate");
  const decided = thread.matches.filter((one) => one.match.state === "confirmed" || one.match.state === "rejected");
  const keyed = thread.items.find((one) => one.state === "open" || one.state === "taken" || one.state === "refusal-pending")?.id;
  if (first === undefined || session === null || session === undefined) return null;
  return (
    <>
      <Head thread={thread} first={first} />
      <div className={styles["columns"]}>
        <div className={styles["main"]}>
          {drafts.map((draft) => (
            <DraftPanel key={draft.id} message={draft} matches={thread.matches.filter((one) => one.match.state !== "rejected" && touches(one, draft))} />
          ))}
          {undecided.length === 0 ? null : (
            <Panel title={words.matches.title} aside={words.matches.toDecide(undecided.length)} tone="attention">
              <p className={styles["about"]}>{words.matches.below}</p>
              <Undecided views={undecided} />
            </Panel>
          )}
          <section aria-label={words.thread.inThis}>
            {inOrder(thread.messages).map((message) => (
              <MessageCard key={message.id} message={message} proofs={thread.proofs} />
            ))}
          </section>
          {decided.length === 0 ? null : (
            <details className={styles["decided"]}>
              <summary>{words.matches.decidedTitle(decided.length)}</summary>
              {decided.map((one) => (
                <Candidate key={one.match.id} view={one} />
              ))}
            </details>
          )}
        </div>
        <aside className={styles["rail"]} aria-label={words.thread.clocks}>
          {thread.items.map((item) => {
            const message = thread.messages.find((one) => one.id === item.id);
            return message === undefined ? null : <ItemPanel key={item.id} item={item} message={message} obligations={thread.obligations.filter((one) => one.obligation.message === item.id && one.obligation.side !== "creditor")} keyed={item.id === keyed} />;
          })}
          {thread.messages
            .filter((one) => one.direction === "out" && thread.addressees.some((to) => to.message === one.id) && isOpening(one.body.kind))
            .map((one) => (
              <SentPanel key={one.id} message={one} addressees={thread.addressees.filter((to) => to.message === one.id)} obligations={thread.obligations.filter((owed) => owed.obligation.message === one.id && owed.obligation.side === "creditor")} proofs={thread.proofs} />
            ))}
          <Replacements thread={thread} />
          <Holders thread={thread} />
          <House thread={thread} />
          <Further thread={thread} first={first} session={session} />
          <Panel title={words.thread.signals}>
            <SignalList signals={thread.signals} />
          </Panel>
        </aside>
      </div>
    </>
  );
}

/** Candidates shown before one asks for the others: the messages must not be pushed out of sight. */
const MOST_SHOWN = 2;

function Undecided({ views }: { readonly views: ThreadView["matches"] }): ReactNode {
  const [all, setAll] = useState(false);
  const shown = all ? views : views.slice(0, MOST_SHOWN);
  return (
    <>
      {shown.map((one, index) => (
        <Candidate key={one.match.id} view={one} unfolded={index === 0} />
      ))}
      {shown.length === views.length ? null : (
        <Button variant="subtle" mt={8} onClick={() => setAll(true)}>
          {words.matches.others(views.length - shown.length)}
        </Button>
      )}
    </>
  );
}

function Head({ thread, first }: { readonly thread: ThreadView; readonly first: Message }): ReactNode {
  const body = first.body as MessageBody | undefined;
  const persons = body?.persons.filter((one) => !one.bystander) ?? [];
  const title = body?.title ?? (persons.length > 0 ? undefined : words.desk.untitled);
  const heading = title === undefined ? persons.map((one, index) => <span key={one.ref}>{index === 0 ? "" : ", "}<PersonName name={leadName(one)} /></span>) : <bdi>{title}</bdi>;
  return (
    <PageHead
      title={words.thread.title}
      heading={heading}
      below={
        <>
          <span>{body === undefined ? words.people.erased : words.nouns.messageKinds[body.kind]}</span>
          <span>
            <AuthorityName id={first.from} /> <Icon name="arrow-right" size={12} /> {first.to.map((to, index) => <span key={to}>{index === 0 ? "" : ", "}<AuthorityName id={to} /></span>)}
          </span>
          {body?.emergency === true ? <Chip tone="late" icon="alert">{words.thread.emergency}</Chip> : null}
          {body?.terrorism === true ? <Chip tone="serious" icon="shield">{words.thread.terrorism}</Chip> : null}
          <span>
            {words.thread.id} <code>{thread.id}</code>
          </span>
          <Presence thread={thread.id} />
        </>
      }
    />
  );
}

/** Duties inside the house that hang on this thread and on no item: measures, reviews, replies we owe. */
function House({ thread }: { readonly thread: ThreadView }): ReactNode {
  const items = new Set(thread.items.map((one) => one.id));
  const corrections = new Set(thread.messages.filter((one) => one.direction === "in" && isRecall(one.body.kind)).map((one) => one.id));
  const house = thread.obligations.filter((one) => (one.obligation.side === "house" || (one.obligation.side === "debtor" && corrections.has(one.obligation.message ?? ""))) && !items.has(one.obligation.message ?? ""));
  if (house.length === 0) return null;
  return (
    <Panel title={words.desk.house}>
      {house.map((one) => (
        <DutyClock key={one.obligation.id} explained={one}>
          <HouseAct obligation={one.obligation} correction={corrections.has(one.obligation.message ?? "")} />
        </DutyClock>
      ))}
    </Panel>
  );
}

type Dialog = { readonly kind: "decision" | "measure" } | { readonly kind: "forward" | "reply" | "grant" | "decline" | "ask" | "consent" | "deny" | "revoke" | "erase"; readonly message: Message };

/** What can be done with the thread as a whole. */
function Further({ thread, first, session }: { readonly thread: ThreadView; readonly first: Message; readonly session: SessionView }): ReactNode {
  const [dialog, setDialog] = useState<Dialog>();
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const close = () => setDialog(undefined);
  const forwardable = thread.messages.find((one) => one.direction === "in" && isOpening(one.body.kind) && one.status === "received" && one.erased === undefined);
  const needsConsent = forwardable?.body.handling === "H2" || forwardable?.body.handling === "H3";
  const requests = thread.messages.filter((one) => one.direction === "in" && one.body.kind === "consent-request");
  const answered = (kind: "consent-reply" | "consent-revocation", id: string) => thread.messages.find(({ body }) => body.kind === kind && body.request === id)?.body;
  const asks = requests.find((one) => answered("consent-reply", one.id) === undefined);
  const given = requests.find((one) => {
    const reply = answered("consent-reply", one.id);
    return reply?.kind === "consent-reply" && reply.granted && answered("consent-revocation", one.id) === undefined;
  });
  const waits = (one: Message) => one.direction === "in" && thread.obligations.some((owed) => owed.obligation.message === one.id && owed.obligation.state === "open");
  const question = thread.messages.find((one) => one.body.kind === "clarification" && waits(one));
  const wish = thread.messages.find((one) => one.body.kind === "extension-request" && waits(one));
  const text = words.acts;
  return (
    <Panel title={text.title}>
      <div className={styles["acts"]}>
        {question === undefined ? null : <ActButton name={text.reply.name} icon="question" wide openness={mayDo(session, "answer", hasCase)} onClick={() => setDialog({ kind: "reply", message: question })} />}
        {wish === undefined ? null : (["grant", "decline"] as const).map((kind) => <ActButton key={kind} name={text[kind].name} icon="clock" wide openness={mayDo(session, "decideExtension", hasCase)} onClick={() => setDialog({ kind, message: wish })} />)}
        <ActButton name={text.decision.name} icon="scale" wide variant="default" openness={mayDo(session, "recordDecision", hasCase)} onClick={() => setDialog({ kind: "decision" })} />
        <ActButton name={text.measure.name} icon="list" wide variant="default" openness={mayDo(session, "promiseMeasure", hasCase)} onClick={() => setDialog({ kind: "measure" })} />
        {forwardable === undefined ? null : <ActButton name={text.forward.name} icon="forward" wide variant="default" openness={mayDo(session, "forward", hasCase)} onClick={() => setDialog({ kind: "forward", message: forwardable })} />}
        {forwardable === undefined || !needsConsent ? null : <ActButton name={words.recall.ask.name} icon="question" wide variant="default" openness={mayDo(session, "forward", hasCase)} onClick={() => setDialog({ kind: "ask", message: forwardable })} />}
        {asks === undefined ? null : <ActButton name={words.recall.grant.name} icon="check" wide openness={mayDo(session, "decideConsent", hasCase)} onClick={() => setDialog({ kind: "consent", message: asks })} />}
        {asks === undefined ? null : <ActButton name={words.recall.deny.name} icon="ban" wide variant="default" openness={mayDo(session, "decideConsent", hasCase)} onClick={() => setDialog({ kind: "deny", message: asks })} />}
        {given === undefined ? null : <ActButton name={words.recall.revoke.name} icon="undo" wide variant="default" openness={mayDo(session, "decideConsent", hasCase)} onClick={() => setDialog({ kind: "revoke", message: given })} />}
        {first.erased === undefined && mayDo(session, "askErasure", hasCase).open ? <ActButton name={words.recall.erase.name} icon="archive" wide variant="default" openness={mayDo(session, "askErasure", hasCase)} onClick={() => setDialog({ kind: "erase", message: first })} /> : null}
        <Button component={Link} href={`/compose?thread=${encodeURIComponent(thread.id)}`} variant="default" fullWidth justify="flex-start" leftSection={<Icon name="pen" size={14} />}>
          {words.thread.writeInThread}
        </Button>
      </div>
      {dialog?.kind === "decision" ? <DecisionDialog about={first.id} onClose={close} /> : null}
      {dialog?.kind === "measure" ? <PromiseDialog about={first.id} onClose={close} /> : null}
      {dialog?.kind === "forward" ? <ForwardDialog message={dialog.message} onClose={close} /> : null}
      {dialog?.kind === "ask" ? <AskConsentDialog message={dialog.message} onClose={close} /> : null}
      {dialog?.kind === "consent" ? <GrantConsentDialog request={dialog.message} onClose={close} /> : null}
      {dialog?.kind === "deny" ? <ReasonsDialog {...words.recall.deny} to={[dialog.message.from]} run={(reasons, gate) => heed.decideConsent(dialog.message.id, { granted: false, until: dialog.message.issuedAt ?? "", reasons, gate })} onClose={close} /> : null}
      {dialog?.kind === "revoke" ? <ReasonsDialog {...words.recall.revoke} grave to={[dialog.message.from]} run={(reasons, gate) => heed.revokeConsent(dialog.message.id, { reasons, gate })} onClose={close} /> : null}
      {dialog?.kind === "erase" ? <EraseDialog target={{ kind: "message", id: dialog.message.id }} onClose={close} /> : null}
      {dialog?.kind === "grant" || dialog?.kind === "decline" ? <ReasonsDialog {...text[dialog.kind]} to={[dialog.message.from]} run={(reasons, gate) => heed.decideExtension(dialog.message.id, { granted: dialog.kind === "grant", reasons, gate })} onClose={close} /> : null}
      {dialog?.kind === "reply" ? <ReplyDialog question={dialog.message} onClose={close} /> : null}
    </Panel>
  );
}

/** By time; what two sides did at the same minute stands after the message it is about. */
function inOrder(messages: readonly Message[]): readonly Message[] {
  const at = (one: Message) => one.receivedAt ?? one.issuedAt ?? one.draftedAt ?? "";
  return [...messages].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : Number(isOpening(b.body.kind)) - Number(isOpening(a.body.kind))));
}

function touches(view: ThreadView["matches"][number], message: Message): boolean {
  return view.a?.source === message.id || view.b?.source === message.id;
}
