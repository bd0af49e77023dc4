import type { ReactNode } from "react";
import { descriptionId } from "../../domain/person.ts";
import type { Message, MessageBody } from "../../domain/message.ts";
import type { Proof } from "../api/shapes.ts";
import { Chip } from "../ui/Chip.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Prose } from "../ui/Prose.tsx";
import { words } from "../words/words.ts";
import styles from "./MessageCard.module.css";
import { MessageContent } from "./MessageContent.tsx";
import { Moment } from "./Moment.tsx";
import { AuthorityName, OfficerName } from "./Named.tsx";
import { PersonCard } from "./PersonCard.tsx";
import { Receipt } from "./Receipt.tsx";

/** Kinds that say only how a matter stands: shown in a line or two, for what they mean stands beside the message they are about. */
const STATUS: ReadonlySet<MessageBody["kind"]> = new Set(["acknowledgement", "escalation", "void", "closing", "hold", "extension-request", "extension-reply", "lapse", "dispute", "withdrawal", "briefing", "cleared", "passed-on", "consent-reply", "consent-request", "consent-revocation"]);

/** One message of a thread. */
export function MessageCard({ message, proofs }: { readonly message: Message; readonly proofs: readonly Proof[] }): ReactNode {
  // An erased body is gone from the row; that it was there stays visible.
  const body = message.erased === undefined ? (message.body as MessageBody | undefined) : undefined;
  const status = body !== undefined && STATUS.has(body.kind);
  // What a status message proves is told by the message it is about; its own receipt would only repeat itself.
  const receipt = status ? undefined : proofs.find((one) => one.message === message.id && one.direction === "in");
  return (
    <article className={styles["message"]} data-direction={message.direction} data-status={status} data-state={message.status} id={`message-${message.id}`} aria-label={body === undefined ? words.people.erased : words.nouns.messageKinds[body.kind]}>
      <header className={styles["head"]}>
        <span className={styles["kind"]}>
          <Icon name={message.direction === "in" ? "inbox" : "outbox"} />
          {body === undefined ? words.people.erased : words.nouns.messageKinds[body.kind]}
        </span>
        <span className={styles["way"]}>
          <AuthorityName id={message.from} /> <Icon name="arrow-right" size={12} />{" "}
          {message.to.map((to, index) => (
            <span key={to}>
              {index === 0 ? "" : ", "}
              <AuthorityName id={to} />
            </span>
          ))}
        </span>
        <Markers message={message} body={body} />
        <span className={styles["when"]}>
          <When message={message} />
        </span>
      </header>
      {body === undefined ? <p className={styles["erased"]}>{message.erased === undefined ? words.thread.erased : words.recall.onFile(message.erased.at.slice(0, 10), message.erased.rule)}</p> : <Inside message={message} body={body} status={status} />}
      {receipt === undefined ? null : <Receipt proof={receipt} />}
    </article>
  );
}

function Inside({ message, body, status }: { readonly message: Message; readonly body: MessageBody; readonly status: boolean }): ReactNode {
  return (
    <>
      {body.title === undefined ? null : (
        <h3 className={styles["title"]} dir="auto">
          {body.title}
        </h3>
      )}
      {body.text === "" ? null : <Prose lang={body.language}>{body.text}</Prose>}
      {body.persons.length === 0 ? null : (
        <div className={styles["persons"]}>
          {body.persons.map((person) => (
            <PersonCard key={person.ref} person={person} id={descriptionId(message.id, person.ref)} />
          ))}
        </div>
      )}
      <MessageContent message={message} body={body} brief={status} />
    </>
  );
}

function Markers({ message, body }: { readonly message: Message; readonly body: MessageBody | undefined }): ReactNode {
  const text = words.thread;
  return (
    <>
      {body?.emergency === true ? <Chip tone="late" icon="alert">{text.emergency}</Chip> : null}
      {body?.urgency === undefined ? null : <Chip tone="soon" icon="clock" title={words.law.urgencyGrounds[body.urgency.ground]}>{text.urgent}</Chip>}
      {body?.terrorism === true ? <Chip tone="serious" icon="shield">{text.terrorism}</Chip> : null}
      {message.status === "received" || message.status === "issued" ? null : <Chip tone={message.status === "draft" || message.status === "approved" ? "soon" : "plain"}>{words.nouns.messageStatus[message.status]}</Chip>}
      {message.version === 1 ? null : <Chip>{text.version(message.version)}</Chip>}
    </>
  );
}

function When({ message }: { readonly message: Message }): ReactNode {
  const text = words.thread;
  if (message.receivedAt !== undefined) {
    return (
      <>
        {text.received} <Moment at={message.receivedAt} />
      </>
    );
  }
  if (message.issuedAt !== undefined) {
    return (
      <>
        {text.sentAt} <Moment at={message.issuedAt} />
        {message.author === undefined ? null : (
          <>
            {" "}
            {text.by} <OfficerName id={message.author} />
          </>
        )}
        {message.approvedBy === undefined || message.approvedBy === message.author ? null : (
          <>
            , {text.approvedBy} <OfficerName id={message.approvedBy} />
          </>
        )}
      </>
    );
  }
  return message.draftedAt === undefined ? null : (
    <>
      {text.drafted} <Moment at={message.draftedAt} />
      {message.author === undefined ? null : (
        <>
          {" "}
          {text.by} <OfficerName id={message.author} />
        </>
      )}
    </>
  );
}
