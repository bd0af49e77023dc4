import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { WatchFile } from "../../domain/watch-file.ts";
import { heed } from "../api/heed.ts";
import { Loaded } from "../parts/Failure.tsx";
import { KnownDate } from "../parts/Moment.tsx";
import { leadName, OfficerName, PersonName } from "../parts/Named.tsx";
import { useNow } from "../time/now.ts";
import { Chip } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { words } from "../words/words.ts";

/** Every watch file of this house, the next review first. */
export function WatchFilesPage(): ReactNode {
  const found = useQuery({ queryKey: ["watch-files"], queryFn: () => heed.watchFiles() });
  const text = words.watchFiles;
  const fileOne = (
    <>
      <Button component={Link} href="/watch-files/reconciliation" variant="default" leftSection={<Icon name="list" size={14} />}>
        {words.reconciliation.open}
      </Button>
      <Button component={Link} href="/watch-files/new" leftSection={<Icon name="plus" size={14} />}>
        {text.file}
      </Button>
    </>
  );
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} actions={fileOne} />
      <Panel flush>
        <Loaded asked={found}>
          {(files) =>
            files.length === 0 ? (
              <Empty title={text.empty}>{text.emptyWords}</Empty>
            ) : (
              <Table caption={text.caption} columns={[{ name: text.columns.person }, { name: text.columns.category, width: "18rem" }, { name: text.columns.action, width: "11rem" }, { name: text.columns.review, width: "9.5rem" }, { name: text.columns.owner, width: "10rem" }, { name: text.columns.state, width: "7rem" }]}>
                {files.map((file) => (
                  <Row key={file.id} file={file} />
                ))}
              </Table>
            )
          }
        </Loaded>
      </Panel>
    </>
  );
}

function Row({ file }: { readonly file: WatchFile }): ReactNode {
  const content = file.content as WatchFile["content"] | undefined;
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const late = file.state === "active" && content !== undefined && content.reviewOn <= today;
  return (
    <tr>
      <td>
        <Link href={`/watch-files/${encodeURIComponent(file.id)}`}>{content === undefined ? words.people.erased : content.persons.map((one, index) => <span key={one.ref}>{index === 0 ? "" : ", "}<PersonName name={leadName(one)} /></span>)}</Link>
      </td>
      <td>
        {content?.category} {content?.terrorism === true ? <Chip tone="serious" icon="shield">{words.thread.terrorism}</Chip> : null}
      </td>
      <td>
        {content === undefined ? null : words.nouns.requestedActions[content.requestedAction]}
        {content?.discreet === true ? <div>{words.watchFiles.discreet.toLowerCase()}</div> : null}
      </td>
      <td>
        {content === undefined ? null : <KnownDate date={content.reviewOn} />}
        {late ? <div><Chip tone="late" icon="alert">{words.watchFiles.overdue}</Chip></div> : null}
      </td>
      <td>
        <OfficerName id={file.owner} />
      </td>
      <td>{words.nouns.watchFileStates[file.state]}</td>
    </tr>
  );
}
