import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "wouter";
import type { Message, MessageBody } from "../../domain/message.ts";
import { heed, PAGE } from "../api/heed.ts";
import { Loaded } from "../parts/Failure.tsx";
import { Moment } from "../parts/Moment.tsx";
import { AuthorityName, leadName } from "../parts/Named.tsx";
import { Chip } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Paging } from "../ui/Paging.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { words } from "../words/words.ts";

/** Every message, newest first; drafts that wait for approval stand out. */
export function MessagesPage(): ReactNode {
  const [search] = useSearchParams();
  const before = search.get("before") ?? undefined;
  const found = useQuery({ queryKey: ["messages", before ?? ""], queryFn: () => heed.messages(before) });
  const text = words.messages;
  const last = found.data?.at(-1);
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <Panel flush>
        <Loaded asked={found}>
          {(messages) =>
            messages.length === 0 ? (
              <Empty title={text.empty}>{text.emptyWords}</Empty>
            ) : (
              <Table caption={text.caption} columns={[{ name: text.columns.when, width: "10rem" }, { name: text.columns.what }, { name: text.columns.way, width: "19rem" }, { name: text.columns.status, width: "11rem" }]}>
                {messages.map((message) => (
                  <Row key={message.id} message={message} />
                ))}
              </Table>
            )
          }
        </Loaded>
      </Panel>
      <Paging first={before === undefined ? undefined : { href: "/messages", name: text.newest }} next={last === undefined || (found.data?.length ?? 0) < PAGE ? undefined : { href: `/messages?${new URLSearchParams({ before: `${timeOf(last)},${last.id}` }).toString()}`, name: text.older }} />
    </>
  );
}

function Row({ message }: { readonly message: Message }): ReactNode {
  const body = message.body as MessageBody | undefined;
  const names = body?.persons.filter((one) => !one.bystander).map(leadName) ?? [];
  const kind = body === undefined ? "" : words.nouns.messageKinds[body.kind];
  const title = body?.title ?? (names.length > 0 ? names.join(", ") : body === undefined ? words.people.erased : kind);
  const waits = message.status === "draft" || message.status === "approved";
  const text = words.messages;
  return (
    <tr>
      <td>
        <Moment at={timeOf(message)} />
      </td>
      <td>
        <Link href={`/threads/${encodeURIComponent(message.thread)}`}>
          <bdi>{title}</bdi>
        </Link>
        <div>
          {kind === title ? null : kind} {body?.terrorism === true ? <Chip tone="serious" icon="shield">{words.thread.terrorism}</Chip> : null}
        </div>
      </td>
      <td>
        <Icon name={message.direction === "in" ? "inbox" : "outbox"} size={14} /> {message.direction === "in" ? text.from : text.to}{" "}
        {(message.direction === "in" ? [message.from] : message.to).map((other, index) => (
          <span key={other}>
            {index === 0 ? "" : ", "}
            <AuthorityName id={other} />
          </span>
        ))}
      </td>
      <td>{waits ? <Chip tone="soon">{words.nouns.messageStatus[message.status]}</Chip> : words.nouns.messageStatus[message.status]}</td>
    </tr>
  );
}

function timeOf(message: Message): string {
  return message.receivedAt ?? message.issuedAt ?? message.draftedAt ?? "";
}
