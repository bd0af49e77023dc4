import { Checkbox } from "@mantine/core";
import { useRef } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { DeskRow } from "../../domain/desk.ts";
import { useKeys } from "../keys/keys.ts";
import { Chip } from "../ui/Chip.tsx";
import { wordFor, words } from "../words/words.ts";
import { Clock } from "./Clock.tsx";
import base from "../ui/Table.module.css";
import styles from "./DeskTable.module.css";
import { HouseAct } from "./HouseAct.tsx";
import { Moment } from "./Moment.tsx";
import { AuthorityName, OfficerName, PersonName } from "./Named.tsx";
import { Reasons } from "./Reasons.tsx";

/** Most names shown on a row; a list of forty persons is told by its number. */
const MOST_NAMES = 3;

/** What is owed, one row each. j and k move from row to row, Enter follows the link that has the keyboard. */
export function DeskTable({ rows, theirs, chosen, onChoose, lookedAt }: { readonly rows: readonly DeskRow[]; readonly theirs: boolean; /** Items that are chosen. */ readonly chosen: ReadonlySet<string>; readonly onChoose: (items: readonly string[]) => void; /** What was opened later is marked. */ readonly lookedAt: string | undefined }): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  const { columns, caption } = words.desk;
  return (
    <table className={`${base["table"]} ${styles["desk"]}`} ref={table}>
      <caption className={base["caption"]}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles["due"]}>{columns.due}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col" className={styles["other"]}>{theirs ? columns.otherTheirs : columns.other}</th>
          <th scope="col" className={styles["owner"]}>{columns.owner}</th>
          <th scope="col" className={styles["state"]}>{columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.obligation.id} row={row} theirs={theirs} chosen={chosen} onChoose={onChoose} fresh={lookedAt !== undefined && row.obligation.openedAt > lookedAt} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, theirs, chosen, onChoose, fresh }: { readonly row: DeskRow; readonly theirs: boolean; readonly chosen: ReadonlySet<string>; readonly onChoose: (items: readonly string[]) => void; readonly fresh: boolean }): ReactNode {
  const { obligation } = row;
  const item = handedAs(row);
  const late = obligation.state === "open" && obligation.overdue >= (obligation.side === "house" ? 1 : 2);
  return (
    <tr data-late={late}>
      <td className={styles["due"]}>
        {item === undefined ? null : <Checkbox className={styles["choose"] ?? ""} size="xs" aria-label={words.desk.choose(row.title === "" ? words.desk.untitled : row.title)} checked={chosen.has(item)} onChange={() => onChoose([item])} data-row-choice />}
        <Clock timed={obligation} />
        <div className={styles["under"]}>{words.nouns.duties[obligation.duty]}</div>
        {obligation.dueAt === null || obligation.dueAt === undefined ? null : (
          <div className={styles["under"]}>
            <Moment at={obligation.dueAt} />
          </div>
        )}
      </td>
      <td>
        <What row={row} />
        {fresh ? <Chip tone="note">{words.desk.fresh}</Chip> : null}
        <Reasons row={row} />
      </td>
      <td className={styles["other"]}>{obligation.side === "house" ? <span className={styles["quiet"]}>{words.desk.house}</span> : <AuthorityName id={theirs ? obligation.debtor : obligation.creditor} />}</td>
      <td className={styles["owner"]}>
        <OfficerName id={obligation.owner} />
      </td>
      <td className={styles["state"]}>
        <div>{row.itemState === null ? (obligation.taken ? words.nouns.itemStates.taken : "") : words.nouns.itemStates[row.itemState]}</div>
        {obligation.overdue === 0 ? null : <div className={styles["rung"]}>{words.desk.rung(obligation.overdue)}</div>}
        <HouseAct obligation={obligation} correction={row.kind === "correction"} />
      </td>
    </tr>
  );
}

/** The item that is handed over with a row, or undefined for what no item stands behind or what others owe. */
function handedAs(row: DeskRow): string | undefined {
  const live = row.itemState === "open" || row.itemState === "taken" || row.itemState === "refusal-pending";
  return live && row.obligation.side === "debtor" ? (row.obligation.message ?? undefined) : undefined;
}

/** The row's link: a message opens its thread, a file its file, a promise about a person that person. */
function What({ row }: { readonly row: DeskRow }): ReactNode {
  const { obligation } = row;
  const title = row.title === "" ? words.desk.untitled : row.title;
  const kind = obligation.duty === "measure" ? words.desk.measureTitle : (Object.hasOwn(words.nouns.messageKinds, row.kind) ? wordFor(words.nouns.messageKinds, row.kind) : words.desk.house);
  const more = row.persons.length - MOST_NAMES;
  const inside = <bdi>{title}</bdi>;
  const place = obligation.thread !== null ? `/threads/${encodeURIComponent(obligation.thread)}` : obligation.watchFile !== null ? `/watch-files/${encodeURIComponent(obligation.watchFile)}` : obligation.person !== null ? `/persons/${encodeURIComponent(obligation.person)}` : undefined;
  return (
    <div className={styles["what"]}>
      {place === undefined ? (
        <strong>{inside}</strong>
      ) : (
        <Link href={place} className={styles["title"] ?? ""} data-row-link>
          {inside}
        </Link>
      )}
      <div className={styles["under"]}>
        {kind}
        {row.coRequester === null ? null : ` · ${words.matches.onBehalf(row.coRequester)}`}
        {row.legalBasis === null ? null : ` · ${row.legalBasis}`}
        {row.persons.length === 0 || row.title === row.persons.join(", ") ? null : (
          <>
            {" · "}
            {[...new Set(row.persons)].slice(0, MOST_NAMES).map((name, index) => (
              <span key={name}>
                {index === 0 ? null : ", "}
                <PersonName name={name} />
              </span>
            ))}
            {more > 0 ? ` ${words.desk.andMore(more)}` : null}
          </>
        )}
      </div>
    </div>
  );
}

function useRowKeys(table: { readonly current: HTMLTableElement | null }): void {
  function move(step: 1 | -1): void {
    const links = [...(table.current?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
  }
  useKeys([
    { keys: "j", name: words.desk.rowKeys.down, run: () => move(1) },
    { keys: "k", name: words.desk.rowKeys.up, run: () => move(-1) },
    { keys: "x", name: words.desk.chooseKey, run: () => document.activeElement?.closest("tr")?.querySelector<HTMLInputElement>("[data-row-choice]")?.click() },
  ]);
}
