import { Button, FileInput } from "@mantine/core";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { Link } from "wouter";
import type { ReconciliationView } from "../../contract/watch-files.ts";
import { sourceOf } from "../../domain/person.ts";
import type { Reconciled } from "../../domain/reconciliation.ts";
import { heed } from "../api/heed.ts";
import { useAct } from "../api/queries.ts";
import { Failure } from "../parts/Failure.tsx";
import fields from "../parts/forms/Fields.module.css";
import { Notice } from "../ui/Notice.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { words } from "../words/words.ts";
import styles from "./CapacityPage.module.css";

/** Rows of one kind that are shown; the list itself is as long as two registers. */
const MOST_SHOWN = 500;

/** Holds a list that another authority handed over against our own files. The answer is kept on this page alone. */
export function ReconciliationPage(): ReactNode {
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<ReconciliationView>();
  const text = words.reconciliation;
  const act = useAct(async (list: File) => heed.reconcile(list.name, await list.text()), setFound);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (file !== null && !act.isPending) act.mutate(file);
  }
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <div className={styles["page"]}>
        <Panel>
          <form onSubmit={submit} className={fields["row"]}>
            <FileInput label={text.file} description={text.fileHelp} value={file} onChange={setFile} accept=".csv,.json,text/csv,application/json" clearable clearButtonProps={{ "aria-label": words.intake.clear }} />
            <Button type="submit" size="sm" disabled={file === null} loading={act.isPending}>
              {text.submit}
            </Button>
          </form>
        </Panel>
        <Failure problem={act.problem} />
        {found === undefined ? null : <Result found={found} />}
      </div>
    </>
  );
}

function Result({ found }: { readonly found: ReconciliationView }): ReactNode {
  const text = words.reconciliation;
  const kinds = ["differs", "missing-here", "missing-there", "same"] as const;
  const rows = found.rows as readonly Reconciled[];
  return (
    <>
      <p role="status">{text.counts(found.theirs, found.ours)}</p>
      {found.ignored.length === 0 ? null : <Notice tone="note">{text.ignored(found.ignored.join(", "))}</Notice>}
      {kinds.map((kind) => {
        const own = rows.filter((one) => one.kind === kind);
        return (
          <Panel key={kind} title={text.kinds[kind]} aside={String(own.length)} flush={own.length > 0}>
            {own.length === 0 ? <p>{text.none}</p> : <KindTable caption={text.captions[kind]} rows={own.slice(0, MOST_SHOWN)} />}
          </Panel>
        );
      })}
    </>
  );
}

function KindTable({ caption, rows }: { readonly caption: string; readonly rows: readonly Reconciled[] }): ReactNode {
  const { columns } = words.reconciliation;
  return (
    <Table caption={caption} columns={[{ name: columns.ours, width: "18rem" }, { name: columns.theirs, width: "18rem" }, { name: columns.field }]}>
      {rows.map((one) => (
        <Row key={`${one.kind === "missing-here" ? "" : one.ours}|${one.kind === "missing-there" ? "" : one.theirs}`} one={one} />
      ))}
    </Table>
  );
}

function Row({ one }: { readonly one: Reconciled }): ReactNode {
  const text = words.reconciliation;
  return (
    <tr>
      <td>
        {one.kind === "missing-here" ? null : (
          <Link href={`/watch-files/${encodeURIComponent(sourceOf(one.ours))}`}>
            <bdi>{one.name}</bdi>
          </Link>
        )}
      </td>
      <td>
        {one.kind === "missing-there" ? null : (
          <>
            <bdi>{one.theirName}</bdi> <code>{one.theirs}</code>
          </>
        )}
      </td>
      <td>
        {one.kind === "differs" ? (
          <dl>
            {one.differences.map((each) => (
              <div key={each.field}>
                <dt>{text.fields[each.field]}</dt>
                <dd>
                  {text.columns.here}: <bdi>{each.ours}</bdi>; {text.columns.there}: <bdi>{each.theirs}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
        {(one.kind === "differs" || one.kind === "same") && one.alsoLike.length > 0 ? <small>{text.alsoLike(one.alsoLike.join(", "))}</small> : null}
      </td>
    </tr>
  );
}
