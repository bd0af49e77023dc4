import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { outsideUnion } from "../../domain/authority.ts";
import { heed } from "../api/heed.ts";
import { useNode } from "../api/queries.ts";
import { Loaded } from "../parts/Failure.tsx";
import { Chip } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { words } from "../words/words.ts";

/** The peers and what waits for each: one that is down is visible. */
export function PeersPage(): ReactNode {
  const found = useQuery({ queryKey: ["peers"], queryFn: () => heed.peers() });
  const self = useNode().data?.self;
  const text = words.peers;
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <Panel flush>
        <Loaded asked={found}>
          {(peers) =>
            peers.length === 0 ? (
              <Empty title={text.empty}>{text.emptyWords}</Empty>
            ) : (
              <Table caption={text.caption} columns={[{ name: text.columns.name }, { name: text.columns.node, width: "15rem" }, { name: text.columns.waiting, width: "15rem" }, { name: text.columns.law, width: "12rem" }]}>
                {peers.map(({ authority, waiting, attempts, lastError }) => (
                  <tr key={authority.id}>
                    <td>
                      <strong>
                        <bdi>{authority.name}</bdi>
                      </strong>
                      <div>
                        {words.nouns.authorityKinds[authority.kind]} · {authority.country}
                        {authority.dutyDesk === undefined ? null : ` · ${text.desk} ${authority.dutyDesk}`}
                      </div>
                    </td>
                    <td>{authority.node === undefined ? text.noNode(words.nouns.channels[authority.channel]) : <code>{authority.node.url}</code>}</td>
                    <td>
                      {waiting === 0 ? (
                        text.all
                      ) : (
                        <>
                          <Chip tone="late" icon="alert">
                            {text.waiting(waiting)}
                          </Chip>{" "}
                          {attempts === 0 ? null : text.attempts(attempts)}
                          {lastError === null ? null : <div dir="auto">{lastError}</div>}
                        </>
                      )}
                    </td>
                    <td>{self !== undefined && outsideUnion(self, authority) ? text.outside : authority.union ? text.union : null}</td>
                  </tr>
                ))}
              </Table>
            )
          }
        </Loaded>
      </Panel>
    </>
  );
}
