import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { useSearchParams } from "wouter";
import type { Article18, Count, ExchangeFigures, Times } from "../../domain/statistics.ts";
import { problemIn } from "../api/call.ts";
import { heed } from "../api/heed.ts";
import type { SharingView } from "../api/shapes.ts";
import { Failure, Loaded } from "../parts/Failure.tsx";
import { handFile } from "../parts/hand-file.ts";
import { dayTyped } from "../parts/forms/InstantField.tsx";
import { useNow } from "../time/now.ts";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { words } from "../words/words.ts";
import styles from "./SharingPage.module.css";

const text = words.sharing;

/** What is exchanged with one peer, both ways, period against period; never several peers side by side. */
export function SharingPage(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const peers = useQuery({ queryKey: ["peers"], queryFn: () => heed.peers() });
  const year = new Date(useNow()).getFullYear();
  const asked = { peer: search.get("peer") ?? "", from: search.get("from") ?? `${year}-01-01`, to: search.get("to") ?? `${year + 1}-01-01` };
  const found = useQuery({ queryKey: ["sharing", asked.peer, asked.from, asked.to], queryFn: () => heed.sharing(asked), enabled: asked.peer !== "", staleTime: Infinity });
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <div className={styles["stack"]}>
        <Panel>
          <Loaded asked={peers}>
            {(all) => <Choice key={`${asked.peer}${asked.from}${asked.to}`} asked={asked} peers={all.map(({ authority }) => ({ value: authority.id, label: authority.name }))} choose={(next) => setSearch({ ...next })} />}
          </Loaded>
        </Panel>
        {asked.peer === "" ? (
          <Panel>
            <Empty title={text.noPeer}>{text.noPeerWords}</Empty>
          </Panel>
        ) : (
          <Loaded asked={found}>{(figures) => <Figures figures={figures} name={peers.data?.find(({ authority }) => authority.id === asked.peer)?.authority.name ?? asked.peer} />}</Loaded>
        )}
        <YearlyFigures />
      </div>
    </>
  );
}

interface Asked {
  readonly peer: string;
  readonly from: string;
  readonly to: string;
}

function Choice({ asked, peers, choose }: { readonly asked: Asked; readonly peers: readonly { readonly value: string; readonly label: string }[]; readonly choose: (next: Asked) => void }): ReactNode {
  const [draft, setDraft] = useState(asked);
  return (
    <form
      className={styles["choice"]}
      onSubmit={(event) => {
        event.preventDefault();
        choose({ peer: draft.peer, from: dayTyped(draft.from) ?? asked.from, to: dayTyped(draft.to) ?? asked.to });
      }}
    >
      <NativeSelect label={text.peer} value={draft.peer} onChange={(event) => setDraft({ ...draft, peer: event.currentTarget.value })} data={[{ value: "", label: text.choose }, ...peers]} />
      <TextInput label={text.from} value={draft.from} onChange={(event) => setDraft({ ...draft, from: event.currentTarget.value })} autoComplete="off" />
      <TextInput label={text.to} value={draft.to} onChange={(event) => setDraft({ ...draft, to: event.currentTarget.value })} autoComplete="off" />
      <Button type="submit" variant="default">
        {text.show}
      </Button>
    </form>
  );
}

const BARS = ["requests", "requestsAnswered", "requestsRefused", "warnings", "notices", "threats"] as const;

function Figures({ figures, name }: { readonly figures: SharingView; readonly name: string }): ReactNode {
  const { now } = figures;
  const most = Math.max(1, ...BARS.flatMap((row) => [now.out[row] ?? 0, now.in[row] ?? 0]));
  return (
    <>
      <Panel title={text.chart(name)}>
        <p className={styles["key"]} aria-hidden="true">
          <span>
            <i className={styles["swatch"]} data-way="out" /> {text.fromUs(name)}
          </span>
          <span>
            <i className={styles["swatch"]} data-way="in" /> {text.toUs(name)}
          </span>
        </p>
        {/* The same figures stand in the table beneath. */}
        <div className={styles["chart"]} aria-hidden="true">
          {BARS.map((row) => (
            <Bars key={row} label={text.rows[row]} out={now.out[row]} into={now.in[row]} most={most} />
          ))}
        </div>
      </Panel>
      <Panel flush title={text.period(figures.period.from, figures.period.to)}>
        <FigureTable figures={figures} />
      </Panel>
      <Panel flush title={text.refusals}>
        <Refusals figures={figures} name={name} />
      </Panel>
      <p className={styles["note"]}>
        {text.fewWords} {text.asOf(figures.asOf.slice(0, 16).replace("T", " "))}
      </p>
    </>
  );
}

function Bars({ label, out, into, most }: { readonly label: string; readonly out: Count; readonly into: Count; readonly most: number }): ReactNode {
  return (
    <>
      <span className={styles["label"]}>{label}</span>
      {(["out", "in"] as const).map((way) => {
        const count = way === "out" ? out : into;
        return [
          <span key={`${way}bar`} className={styles["bar"]} data-way={way} data-few={count === null} style={{ width: count === null ? undefined : `${(count / most) * 100}%` }} />,
          <span key={way} className={styles["value"]}>
            {countText(count)}
          </span>,
        ];
      })}
    </>
  );
}

type Row = keyof typeof text.rows;

const GROUPS: readonly { readonly name: string; readonly rows: readonly (Row | "acknowledged" | "answered")[] }[] = [
  { name: text.groups.volume, rows: ["requests", "urgentRequests", "otherRequests", "requestsAnswered", "requestsRefused", "requestsOpen", "deviations", "warnings", "notices", "threats", "forwards", "unknownKind"] },
  { name: text.groups.time, rows: ["acknowledged", "answered", "doneLate", "overdue"] },
  { name: text.groups.use, rows: ["saidUseful", "saidNotUseful", "withdrawn", "urgencyNotUpheld", "answersDisputed", "suspendedMinutes", "clarificationsPerTen"] },
];
const PARTS: ReadonlySet<string> = new Set(["urgentRequests", "otherRequests", "requestsAnswered", "requestsRefused", "requestsOpen"]);

function FigureTable({ figures }: { readonly figures: SharingView }): ReactNode {
  const { now, before } = figures;
  const width = "8.5rem";
  return (
    <Table caption={text.tableCaption} columns={[{ name: text.figure }, { name: text.outShort, width }, { name: `${text.outShort}, ${text.before}`, width }, { name: text.inShort, width }, { name: `${text.inShort}, ${text.before}`, width }]}>
      {GROUPS.flatMap((group) => [
        <tr key={group.name}>
          <th scope="colgroup" colSpan={5} className={styles["group"]}>
            {group.name}
          </th>
        </tr>,
        ...group.rows.map((row) => (
          <tr key={row}>
            <th scope="row" className={PARTS.has(row) ? styles["part"] : undefined}>
              {row === "acknowledged" || row === "answered" ? text.times[row] : text.rows[row]}
            </th>
            {([["out", now.out], ["out before", before.out], ["in", now.in], ["in before", before.in]] as const).map(([column, one]) => (
              <td key={column} className={styles["number"]}>
                {cell(row, one)}
              </td>
            ))}
          </tr>
        )),
      ])}
    </Table>
  );
}

function cell(row: Row | "acknowledged" | "answered", figures: ExchangeFigures): string {
  if (row === "acknowledged" || row === "answered") return timesText(figures[row]);
  if (row === "suspendedMinutes") return figures[row] === null ? text.tooFew : spanText(figures[row]);
  if (row === "clarificationsPerTen") return figures[row] === null ? text.tooFew : String(figures[row]);
  return countText(figures[row]);
}

function Refusals({ figures, name }: { readonly figures: SharingView; readonly name: string }): ReactNode {
  const grounds = [...new Set([...figures.now.out.refusals, ...figures.now.in.refusals].map((one) => one.ground))];
  if (grounds.length === 0) return <Empty title={text.noRefusals} />;
  const of = (one: ExchangeFigures, ground: string) => {
    const found = one.refusals.find((refusal) => refusal.ground === ground);
    return countText(found === undefined ? 0 : found.count);
  };
  return (
    <Table caption={text.refusals} columns={[{ name: text.ground }, { name: text.fromUs(name), width: "11rem" }, { name: text.toUs(name), width: "11rem" }]}>
      {grounds.map((ground) => (
        <tr key={ground}>
          <th scope="row">{ground === "unknown" ? text.unknownGround : words.law.refusalGrounds[ground]}</th>
          <td className={styles["number"]}>{of(figures.now.out, ground)}</td>
          <td className={styles["number"]}>{of(figures.now.in, ground)}</td>
        </tr>
      ))}
    </Table>
  );
}

function YearlyFigures(): ReactNode {
  const [year, setYear] = useState<number | string>(new Date(useNow()).getFullYear() - 1);
  const fetched = useMutation({
    mutationFn: async (form: "csv" | "json") => {
      const figures = await heed.article18(Number(year));
      handFile(form === "csv" ? csvOf(figures) : JSON.stringify(figures, undefined, 2), `article-18-${figures.year}.${form}`, form === "csv" ? "text/csv" : "application/json");
    },
  });
  return (
    <Panel title={text.article18}>
      <p>{text.article18Words}</p>
      <div className={styles["choice"]}>
        <NumberInput label={text.year} value={year} onChange={setYear} min={2000} max={2200} allowDecimal={false} />
        {(["csv", "json"] as const).map((form) => (
          <Button key={form} variant="default" disabled={fetched.isPending} onClick={() => fetched.mutate(form)}>
            {fetched.isPending ? text.preparing : text[form]}
          </Button>
        ))}
      </div>
      <Failure problem={fetched.error === null ? undefined : problemIn(fetched.error)} />
    </Panel>
  );
}

/** One line a state, and the requests submitted above them. */
function csvOf({ year, asOf, submitted, states }: Article18): string {
  const grounds = [...new Set(states.flatMap((one) => one.refused.map((refusal) => refusal.ground)))].sort();
  const head = ["state", "received urgent", "received other", "answered urgent", "answered other", ...grounds.map((one) => `refused ${one}`), "deviations Art. 5(2)"];
  const lines = states.map((one) => [one.state, one.received.urgent, one.received.other, one.answered.urgent, one.answered.other, ...grounds.map((ground) => one.refused.find((refusal) => refusal.ground === ground)?.count ?? 0), one.deviations]);
  return [["year", year], ["as of", asOf], ["requests submitted", submitted], [], head, ...lines].map((line) => `${line.join(",")}\r\n`).join("");
}

function countText(count: Count): string {
  return count === null ? text.few : String(count);
}

function timesText(times: Times | null): string {
  return times === null ? text.tooFew : `${spanText(times.median)}; ${spanText(times.ninth)}; ${spanText(times.longest)}`;
}

/** Minutes in the unit a reader counts them in. @example spanText(4320) // "3 d" */
function spanText(minutes: number): string {
  if (minutes < 60) return `${Math.round(minutes)} min`;
  return minutes < 2_880 ? `${Math.round(minutes / 6) / 10} h` : `${Math.round(minutes / 144) / 10} d`;
}
