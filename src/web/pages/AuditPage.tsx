import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSearchParams } from "wouter";
import { heed, PAGE } from "../api/heed.ts";
import { Loaded } from "../parts/Failure.tsx";
import { Moment } from "../parts/Moment.tsx";
import { OfficerName } from "../parts/Named.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Paging } from "../ui/Paging.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { wordFor, words } from "../words/words.ts";

/** Who read or searched what, and why: for the data protection officer and oversight. */
export function AuditPage(): ReactNode {
  const [search] = useSearchParams();
  const before = search.get("before") ?? undefined;
  // Asked for again only by hand: each look at this list is itself a reading.
  const found = useQuery({ queryKey: ["audit", before ?? ""], queryFn: () => heed.consultations(before), staleTime: Infinity });
  const text = words.audit;
  const last = found.data?.at(-1);
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <Panel flush>
        <Loaded asked={found}>
          {(readings) =>
            readings.length === 0 ? (
              <Empty title={text.empty}>{text.emptyWords}</Empty>
            ) : (
              <Table caption={text.caption} columns={[{ name: text.columns.at, width: "10rem" }, { name: text.columns.who, width: "12rem" }, { name: text.columns.what }, { name: text.columns.why, width: "18rem" }, { name: text.columns.returned, width: "9rem" }]}>
                {readings.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <Moment at={one.at} />
                    </td>
                    <td>
                      <OfficerName id={one.actor} />
                    </td>
                    <td>
                      {text.kinds[one.kind]} {wordFor(text.actions, one.action)}
                      {one.asked === "" ? null : (
                        <div>
                          <code dir="auto">{one.asked}</code>
                        </div>
                      )}
                    </td>
                    <td>
                      <bdi>{one.purpose}</bdi>
                      {one.case === null ? null : (
                        <div>
                          {text.case} <bdi>{one.case}</bdi>
                        </div>
                      )}
                    </td>
                    <td>{text.rows(one.returned.length)}</td>
                  </tr>
                ))}
              </Table>
            )
          }
        </Loaded>
      </Panel>
      <Paging first={before === undefined ? undefined : { href: "/audit", name: text.newest }} next={last === undefined || (found.data?.length ?? 0) < PAGE ? undefined : { href: `/audit?${new URLSearchParams({ before: `${last.at},${last.id}` }).toString()}`, name: text.older }} />
    </>
  );
}
