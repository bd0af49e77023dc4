import type { ReactNode } from "react";
import type { PlacedClaim } from "../../domain/claim.ts";
import type { Message, MessageBody } from "../../domain/message.ts";
import { Chip } from "../ui/Chip.tsx";
import { Facts } from "../ui/Facts.tsx";
import type { Fact } from "../ui/Facts.tsx";
import { Prose } from "../ui/Prose.tsx";
import { words } from "../words/words.ts";
import { ClaimTable } from "./ClaimTable.tsx";
import { birthTexts } from "./description.ts";
import styles from "./MessageContent.module.css";
import { KnownDate, Moment } from "./Moment.tsx";
import { AuthorityName, leadName, PersonName } from "./Named.tsx";

/** What a message says beside its text and persons: what its kind adds, claims, links, how it is to be handled. */
export function MessageContent({ message, body, brief }: { readonly message: Message; readonly body: MessageBody; readonly brief: boolean }): ReactNode {
  const text = words.thread;
  return (
    <div className={styles["content"]}>
      <Facts facts={ofKind(body)} form={brief ? "line" : "wide"} />
      {body.claims.length === 0 ? null : (
        <section>
          <p className={styles["title"]}>{text.claims}</p>
          <ClaimTable claims={placed(message, body)} placed={false} caption={text.claims} />
        </section>
      )}
      {body.links.length === 0 ? null : (
        <section>
          <p className={styles["title"]}>{text.links}</p>
          <ul className={styles["links"]}>
            {body.links.map((link) => (
              <li key={`${link.a}~${link.b}`}>
                <PersonName name={nameOf(body, link.a)} /> – <PersonName name={nameOf(body, link.b)} />: {words.nouns.linkKinds[link.kind]}
                {link.words === undefined ? "" : ` (${link.words})`} <Chip title={words.person.gradeHelp}>{link.grade}</Chip>
              </li>
            ))}
          </ul>
        </section>
      )}
      {brief ? null : <Handling message={message} body={body} />}
    </div>
  );
}

function Handling({ message, body }: { readonly message: Message; readonly body: MessageBody }): ReactNode {
  const text = words.thread;
  return (
    <details className={styles["handling"]}>
      <summary>{text.details}</summary>
      <Facts
        facts={[
          { name: text.purpose, value: body.purpose },
          { name: text.legalBasis, value: body.legalBasis },
          { name: text.handling, value: body.handlingText === undefined ? words.nouns.handling[body.handling] : `${words.nouns.handling[body.handling]}: ${body.handlingText}` },
          { name: text.urgent, value: body.urgency === undefined ? undefined : `${words.law.urgencyGrounds[body.urgency.ground]}: ${body.urgency.reasons}` },
          { name: text.classification, value: body.classification },
          { name: text.releasable, value: body.releasableTo.join(", ") },
          { name: text.nationalCase, value: body.nationalCase },
          { name: text.prosecutor, value: body.prosecutor },
          { name: text.offence, value: body.offence === undefined ? undefined : [body.offence.name, body.offence.maximumYears === undefined ? undefined : text.years(body.offence.maximumYears)].filter((one) => one !== undefined).join(", ") },
          { name: text.judicial, value: body.judicialAuthorisation === "not-needed" ? undefined : text.judicialStates[body.judicialAuthorisation] },
          { name: text.language, value: body.language },
          { name: text.channel, value: message.passage === undefined ? words.nouns.channels.heed : [words.nouns.channels[message.passage.channel], message.passage.reference, message.passage.receivedBy].filter((one) => one !== undefined).join(", ") },
          { name: text.proof, value: message.passage === undefined ? undefined : words.nouns.proofs[message.passage.proof] },
          { name: text.earlier, value: body.earlier.length === 0 ? undefined : body.earlier.map((id, index) => <span key={id}>{index === 0 ? "" : ", "}<code>{id}</code></span>) },
          { name: text.id, value: <code>{message.id}</code> },
        ]}
      />
    </details>
  );
}

/** The facts that belong to the kind of a message. */
function ofKind(body: MessageBody): readonly Fact[] {
  const text = words.thread;
  const reasons = (value: string): Fact => ({ name: text.reasons, value: <Prose>{value}</Prose> });
  switch (body.kind) {
    case "request": {
      const { title: _title, direct, indirect, ...names } = text.particulars;
      const { sought, facts, reasonsToBelieve, connection } = body.particulars;
      return [
        { name: names.sought, value: <Prose>{sought}</Prose> },
        { name: names.facts, value: <Prose>{facts}</Prose> },
        { name: names.reasonsToBelieve, value: <Prose>{reasonsToBelieve}</Prose> },
        { name: names.connection, value: <Prose>{connection}</Prose> },
        { name: names.access, value: body.access === "direct" ? direct : indirect },
      ];
    }
    case "notice":
      return eventFacts(body.event, body.alert);
    case "correction":
      return [reasons(body.reasons), ...(body.event === undefined ? [] : eventFacts(body.event, undefined))];
    case "threat":
      return [{ name: text.mustBrief, value: body.mustBrief.join("; ") }];
    case "clearing":
      return [{ name: text.tellsApart, value: [...body.tellsApart.documents.map((one) => `${words.nouns.documents[one.type]} ${one.number}`), body.tellsApart.bornOn, body.tellsApart.birthPlace, body.tellsApart.words].filter((one) => one !== undefined).join("; ") }, reasons(body.reasons)];
    case "common-matter":
      return [{ name: text.matter, value: body.matter }, { name: text.othersTold, value: String(body.others) }];
    case "briefing":
      return [{ name: text.briefed, value: body.recipient }];
    case "answer":
      return [
        { name: text.outcome, value: words.law.outcomes[body.outcome] },
        { name: text.newPersons, value: body.newPersons.length === 0 ? undefined : body.newPersons.map((ref) => nameOf(body, ref)).join(", ") },
      ];
    case "refusal":
      return [{ name: text.ground, value: words.law.refusalGrounds[body.ground] }, { name: text.scope, value: <Prose>{body.scope}</Prose> }];
    case "clarification":
      return [{ name: text.question, value: <Prose>{body.question}</Prose> }];
    case "hold":
    case "extension-request":
      return [{ name: text.until, value: <Moment at={body.until} /> }, reasons(body.reasons)];
    case "extension-reply":
      return [{ name: text.granted, value: body.granted ? text.yes : text.no }, { name: text.until, value: body.granted ? <Moment at={body.until} /> : undefined }, reasons(body.reasons)];
    case "escalation":
      return [
        { name: words.nouns.duties[body.duty], value: <Moment at={body.due} /> },
        { name: text.rung, value: words.desk.rung(body.rung) },
        { name: text.dutyDesk, value: body.dutyDesk },
      ];
    case "consent-request":
    case "consent-revocation":
      return [{ name: text.passTo, value: <AuthorityName id={body.target} /> }, reasons(body.reasons)];
    case "consent-reply":
      return [{ name: text.passTo, value: <AuthorityName id={body.target} /> }, { name: text.granted, value: body.granted ? text.yes : text.no }, { name: text.until, value: body.until === undefined ? undefined : <Moment at={body.until} /> }, reasons(body.reasons)];
    case "passed-on":
      return [{ name: text.holder, value: <AuthorityName id={body.holder} /> }, { name: text.holderState, value: words.thread.recall.states[body.state] }];
    case "withdrawal":
    case "lapse":
    case "dispute":
      return [reasons(body.reasons)];
    case "forward":
      return [{ name: words.nouns.messageKinds[body.originalKind], value: <code>{body.original}</code> }];
    case "warning":
    case "acknowledgement":
    case "clarification-reply":
    case "void":
    case "closing":
    case "cleared":
      return [];
  }
}

function eventFacts(event: Extract<MessageBody, { kind: "notice" }>["event"], alert: string | undefined): readonly Fact[] {
  const text = words.thread.event;
  return [
    { name: text.title, value: words.nouns.events[event.kind] },
    { name: text.on, value: <KnownDate date={event.on} /> },
    { name: text.place, value: event.place },
    { name: text.destination, value: event.destination },
    { name: text.departure, value: event.departure === undefined ? undefined : <Moment at={event.departure} /> },
    { name: text.allegation, value: event.allegation === undefined ? undefined : <Prose>{event.allegation}</Prose> },
    { name: text.alert, value: alert },
  ];
}

function placed(message: Message, body: MessageBody): readonly PlacedClaim[] {
  const knownAt = message.receivedAt ?? message.issuedAt ?? message.draftedAt ?? "";
  return body.claims.map((claim) => ({ id: `${message.id}#${claim.ref}`, source: message.id, provider: message.from, claim, knownAt }));
}

function nameOf(body: MessageBody, ref: string): string {
  const person = body.persons.find((one) => one.ref === ref);
  if (person === undefined) return ref;
  const births = birthTexts(person);
  return births.length === 0 ? leadName(person) : `${leadName(person)} (${births.join("; ")})`;
}
