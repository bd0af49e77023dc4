import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "wouter";
import type { SignalView } from "../../contract/desk.ts";
import { heed, PAGE } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import { Failure, Loaded } from "../parts/Failure.tsx";
import { Moment } from "../parts/Moment.tsx";
import { OfficerName } from "../parts/Named.tsx";
import { SignalKindChip, SignalWords } from "../parts/SignalList.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Paging } from "../ui/Paging.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { wordFor, words } from "../words/words.ts";

/** What the node raised, to whom, and on what it rests. */
export function SignalsPage(): ReactNode {
  const [search] = useSearchParams();
  const me = useSession().data?.officer.id ?? "";
  const mine = search.get("whose") === "mine";
  const before = search.get("before") ?? undefined;
  const asked = { to: mine ? me : undefined, before };
  const found = useQuery({ queryKey: ["signals", asked], queryFn: () => heed.signals(asked) });
  const text = words.signals;
  const address = (whose: boolean, from?: string) => `/signals?${new URLSearchParams({ ...(whose ? { whose: "mine" } : {}), ...(from === undefined ? {} : { before: from }) }).toString()}`;
  const last = found.data?.at(-1);
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <Tabs
        label={text.title}
        tabs={[
          { href: address(false), name: text.all, here: !mine },
          { href: address(true), name: text.mine, here: mine },
        ]}
      />
      <Panel flush>
        <Loaded asked={found}>
          {(signals) =>
            signals.length === 0 ? (
              <Empty title={text.empty}>{text.emptyWords}</Empty>
            ) : (
              <Table caption={text.caption} columns={[{ name: text.columns.at, width: "9.5rem" }, { name: text.columns.kind, width: "9rem" }, { name: text.columns.words }, { name: text.columns.to, width: "11rem" }, { name: text.columns.seen, width: "8.5rem" }]}>
                {signals.map((signal) => (
                  <Row key={signal.id} signal={signal} />
                ))}
              </Table>
            )
          }
        </Loaded>
      </Panel>
      <Paging first={before === undefined ? undefined : { href: address(mine), name: text.newest }} next={last === undefined || (found.data?.length ?? 0) < PAGE ? undefined : { href: address(mine, `${last.raisedAt},${last.id}`), name: text.older }} />
    </>
  );
}

function Row({ signal }: { readonly signal: SignalView }): ReactNode {
  const text = words.signals;
  const see = useAct(() => heed.seeSignal(signal.id));
  return (
    <tr>
      <td>
        <Moment at={signal.raisedAt} />
      </td>
      <td>
        <SignalKindChip signal={signal} />
      </td>
      <td>
        <SignalWords signal={signal} />
        {signal.thread === null ? null : (
          <>
            <Link href={`/threads/${encodeURIComponent(signal.thread)}`}>
              {signal.about === null ? text.thread : wordFor(words.nouns.messageKinds, signal.about.kind)}
              {signal.about === null || signal.about.title === "" ? null : <bdi>: {signal.about.title}</bdi>}
            </Link>{" "}
          </>
        )}
        {signal.candidate ? <small>{text.candidate}</small> : null}
        <Failure problem={see.problem} />
      </td>
      <td>
        <OfficerName id={signal.to} />
      </td>
      <td>
        {signal.state === "raised" ? (
          <Button size="compact-xs" variant="default" loading={see.isPending} onClick={() => see.mutate(undefined)}>
            {text.see}
          </Button>
        ) : (
          <span>{signal.state === "seen" ? text.seen : text.withdrawn}</span>
        )}
      </td>
    </tr>
  );
}
