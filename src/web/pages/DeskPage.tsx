import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLocation, useSearchParams } from "wouter";
import { useAuthorities, useDesk, useSession, useSettings, useStaff } from "../api/queries.ts";
import { DeskTable } from "../parts/DeskTable.tsx";
import { DeskViews } from "../parts/DeskViews.tsx";
import { Loaded } from "../parts/Failure.tsx";
import { FirstSteps } from "../parts/FirstSteps.tsx";
import { HandOverMany } from "../parts/HandOverMany.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Paging } from "../ui/Paging.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { words } from "../words/words.ts";
import styles from "./DeskPage.module.css";

/** What the address says of the desk. */
interface Place {
  readonly side: "here" | "creditor";
  readonly owner?: string | undefined;
  readonly duty?: string | undefined;
  readonly overdue?: "yes" | undefined;
  readonly since?: string | undefined;
  readonly after?: string | undefined;
}

/** What is owed here and what others owe us, most urgent first; how it is filtered stands in the address. */
export function DeskPage(): ReactNode {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const { settings } = useSettings();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const place = placeIn(search);
  const { side, owner, after } = place;
  const desk = useDesk({ ...place, looked: settings.lookedAt });
  const staff = useStaff();
  const me = useSession().data?.officer.id;
  const peers = useAuthorities().length - 1;
  const text = words.desk;
  const counts = desk.data?.counts;
  const address = (change: Partial<Place>) => deskAddress({ ...place, after: undefined, ...change });
  const filtered = owner !== undefined || place.duty !== undefined || place.overdue !== undefined || place.since !== undefined;

  function toggle(ids: readonly string[]): void {
    setChosen((before) => {
      const next = new Set(before);
      for (const id of ids) if (!next.delete(id)) next.add(id);
      return next;
    });
  }

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
        <div className={styles["filters"]}>
          <NativeSelect
            className={styles["filter"] ?? ""}
            label={text.owner}
            value={owner ?? ""}
            onChange={(event) => go(address({ owner: event.currentTarget.value }))}
            data={[{ value: "", label: text.everybody }, ...staff.filter((one) => one.active || one.id === owner).map((one) => ({ value: one.id, label: one.id === me ? `${one.name} (${text.mine.toLowerCase()})` : one.name }))]}
          />
          <NativeSelect className={styles["filter"] ?? ""} label={text.duty} value={place.duty ?? ""} onChange={(event) => go(address({ duty: event.currentTarget.value }))} data={[{ value: "", label: text.everyDuty }, ...Object.entries(words.nouns.duties).map(([value, label]) => ({ value, label }))]} />
          <Checkbox label={text.overdueOnly} checked={place.overdue === "yes"} onChange={(event) => go(address({ overdue: event.currentTarget.checked ? "yes" : undefined }))} />
        </div>
      </div>
      <DeskViews address={deskAddress({ ...place, after: undefined })} whole={deskAddress({ side })} came={desk.data?.came} showCame={settings.lookedAt === undefined ? undefined : address({ side: "here", since: settings.lookedAt })} filtered={filtered} />
      {chosen.size === 0 ? null : <HandOverMany ids={[...chosen]} onDone={() => setChosen(new Set())} />}
      <Panel flush>
        <Loaded asked={desk}>
          {(page) =>
            page.rows.length > 0 ? (
              <DeskTable rows={page.rows} theirs={side === "creditor"} chosen={chosen} onChoose={toggle} lookedAt={settings.lookedAt} />
            ) : filtered ? (
              <Empty title={owner === undefined ? text.emptyFiltered : text.emptyOwner}>
                {owner === undefined ? text.emptyFilteredWords : text.emptyOwnerWords}{" "}
                <Button variant="subtle" size="compact-xs" onClick={() => go(deskAddress({ side }))}>
                  {text.whole}
                </Button>
              </Empty>
            ) : peers === 0 ? (
              <FirstSteps />
            ) : (
              <Empty title={side === "here" ? text.emptyHere : text.emptyTheirs}>{side === "here" ? text.emptyHereWords : text.emptyTheirsWords}</Empty>
            )
          }
        </Loaded>
      </Panel>
      <Paging first={after === undefined ? undefined : { href: address({ after: undefined }), name: text.first }} next={desk.data?.next === undefined ? undefined : { href: address({ after: desk.data.next }), name: text.next }} />
    </>
  );
}

function placeIn(search: URLSearchParams): Place {
  return {
    side: search.get("side") === "creditor" ? "creditor" : "here",
    owner: search.get("owner") ?? undefined,
    duty: search.get("duty") ?? undefined,
    overdue: search.get("overdue") === "yes" ? "yes" : undefined,
    since: search.get("since") ?? undefined,
    after: search.get("after") ?? undefined,
  };
}

function deskAddress(place: Place): string {
  const query = new URLSearchParams();
  if (place.side !== "here") query.set("side", place.side);
  for (const name of ["owner", "duty", "overdue", "since", "after"] as const) {
    const value = place[name];
    if (value !== undefined && value !== "") query.set(name, value);
  }
  // Colons stay legible: an address may be saved, and is checked then.
  const text = query.toString().replaceAll("%3A", ":");
  return text === "" ? "/" : `/?${text}`;
}
