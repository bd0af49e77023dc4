import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { heed } from "../api/heed.ts";
import { keys } from "../api/queries.ts";
import type { InquiryView, PersonView } from "../api/shapes.ts";
import { AsOfControl, AsOfNotice, useAsOf } from "../parts/AsOf.tsx";
import { Contradictions, OpenStays } from "../parts/Disagreements.tsx";
import { Loaded } from "../parts/Failure.tsx";
import { InquiryDownload } from "../parts/InquiryDownload.tsx";
import { Juncture } from "../parts/Juncture.tsx";
import { leadName, PersonName } from "../parts/Named.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import styles from "./InquiryPage.module.css";

/** What this node can tell an inquiry about a person: what it cannot show first, then each juncture. */
export function InquiryPage({ id }: { readonly id: string }): ReactNode {
  const { day, asOf, choose } = useAsOf();
  const found = useQuery({ queryKey: keys.inquiry(id, asOf), queryFn: () => heed.inquiry(id, asOf) });
  const text = words.inquiry;
  // The person's page was read just before, as a rule; the name is not asked for again.
  const person = useQueryClient().getQueryData<PersonView>(keys.person(id, asOf));
  const lead = person?.descriptions.find((one) => one.id === id)?.person;
  return (
    <>
      <PageHead
        title={text.title}
        heading={lead === undefined ? text.title : <>{text.title}: <PersonName name={leadName(lead)} /></>}
        below={<span>{text.below}</span>}
        actions={
          <>
            <AsOfControl day={day} choose={choose} />
            <InquiryDownload names={found.data?.persons.flatMap((one) => one.names) ?? []} asOf={asOf} />
            <Button component={Link} href={`/persons/${encodeURIComponent(id)}${day === undefined ? "" : `?asOf=${day}`}`} variant="default" leftSection={<Icon name="person" size={14} />}>
              {words.dossier.person}
            </Button>
          </>
        }
      />
      <AsOfNotice day={day} />
      <Loaded asked={found}>{(inquiry) => <Inside inquiry={inquiry} />}</Loaded>
    </>
  );
}

/** A gap in words; an unconfirmed identity is told by where the person was described, since an id says nothing to a reader. */
function gapText(gap: InquiryView["gaps"][number], inquiry: InquiryView): string {
  if (gap.code !== "identity.unconfirmed") return gap.words;
  const described = inquiry.lines.find((line) => line.persons.includes(gap.subject) && DESCRIBES.test(line.kind));
  return described === undefined ? gap.words : words.inquiry.unconfirmed(described.words);
}

const DESCRIBES = /\.(?:received|sent|opened|written)$/u;

function Inside({ inquiry }: { readonly inquiry: InquiryView }): ReactNode {
  const text = words.inquiry;
  const lines = new Map(inquiry.lines.map((line) => [line.id, line]));
  return (
    <div className={styles["stack"]}>
      <Panel title={text.gaps} tone={inquiry.gaps.length > 0 ? "attention" : "plain"}>
        {inquiry.gaps.length === 0 ? <p className={styles["none"]}>{text.gapsNone}</p> : null}
        <ul className={styles["list"]}>
          {inquiry.gaps.map((gap) => (
            <li key={`${gap.code}${gap.subject}`} dir="auto">
              {gapText(gap, inquiry)}
            </li>
          ))}
        </ul>
        {inquiry.outside.length === 0 ? null : (
          <>
            <p className={styles["subtitle"]}>{text.outside}</p>
            <ul className={styles["list"]}>
              {inquiry.outside.map((one) => (
                <li key={`${one.message}${one.to.join()}`} dir="auto">
                  {one.words}
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <div className={styles["pair"]}>
        <Panel title={words.dossier.contradictions}>
          <Contradictions contradictions={inquiry.contradictions} />
        </Panel>
        <Panel title={words.dossier.stays}>
          <OpenStays stays={inquiry.openStays} />
        </Panel>
      </div>
      <h2 className={styles["count"]}>{text.junctures(inquiry.junctures.length)}</h2>
      {inquiry.junctures.length === 0 ? (
        <Panel>
          <Empty title={text.none}>{text.noneWords}</Empty>
        </Panel>
      ) : (
        <ol className={styles["junctures"]}>
          {inquiry.junctures.map((juncture) => (
            <li key={juncture.id}>
              <Juncture juncture={juncture} lines={lines} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
