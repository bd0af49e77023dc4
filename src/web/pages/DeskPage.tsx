import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useLocation, useSearchParams } from "wouter";
import { useDesk, useSession, useStaff } from "../api/queries.ts";
import { DeskTable } from "../parts/DeskTable.tsx";
import { Loaded } from "../parts/Failure.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Paging } from "../ui/Paging.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { words } from "../words/words.ts";
import styles from "./DeskPage.module.css";

/** What is owed here and what others owe us, most urgent first. */
export function DeskPage(): ReactNode {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const side = search.get("side") === "creditor" ? "creditor" : "here";
  const owner = search.get("owner") ?? undefined;
  const after = search.get("after") ?? undefined;
  const desk = useDesk({ side, owner, after });
  const staff = useStaff();
  const me = useSession().data?.officer.id;
  const text = words.desk;
  const counts = desk.data?.counts;
  const address = (change: { readonly side?: string; readonly owner?: string | undefined; readonly after?: string | undefined }) => deskAddress({ side, owner, ...change });

  return (
    <>
      <PageHead title={text.title} below={<span>{text.order}</span>} />
      <div className={styles["bar"]}>
        <Tabs
          label={text.title}
          tabs={[
            { href: address({ side: "here" }), name: text.here, here: side === "here", count: counts?.here, note: counts === undefined ? undefined : text.overdueOf(counts.hereOverdue), late: (counts?.hereOverdue ?? 0) > 0 },
            { href: address({ side: "creditor" }), name: text.theirs, here: side === "creditor", count: counts?.theirs, note: counts === undefined ? undefined : text.overdueOf(counts.theirsOverdue), late: (counts?.theirsOverdue ?? 0) > 0 },
          ]}
        />
        <NativeSelect
          className={styles["owner"] ?? ""}
          label={text.owner}
          value={owner ?? ""}
          onChange={(event) => go(address({ owner: event.currentTarget.value }))}
          data={[{ value: "", label: text.everybody }, ...staff.filter((one) => one.active || one.id === owner).map((one) => ({ value: one.id, label: one.id === me ? `${one.name} (${text.mine.toLowerCase()})` : one.name }))]}
        />
      </div>
      <Panel flush>
        <Loaded asked={desk}>
          {(page) =>
            page.rows.length === 0 ? (
              <Empty title={owner !== undefined ? text.emptyOwner : side === "here" ? text.emptyHere : text.emptyTheirs}>{owner !== undefined ? text.emptyOwnerWords : side === "here" ? text.emptyHereWords : text.emptyTheirsWords}</Empty>
            ) : (
              <DeskTable rows={page.rows} theirs={side === "creditor"} />
            )
          }
        </Loaded>
      </Panel>
      <Paging first={after === undefined ? undefined : { href: address({ after: undefined }), name: text.first }} next={desk.data?.next === undefined ? undefined : { href: address({ after: desk.data.next }), name: text.next }} />
    </>
  );
}

function deskAddress(place: { readonly side: string; readonly owner?: string | undefined; readonly after?: string | undefined }): string {
  const query = new URLSearchParams();
  if (place.side !== "here") query.set("side", place.side);
  if (place.owner !== undefined && place.owner !== "") query.set("owner", place.owner);
  if (place.after !== undefined) query.set("after", place.after);
  const text = query.toString();
  return text === "" ? "/" : `/?${text}`;
}
