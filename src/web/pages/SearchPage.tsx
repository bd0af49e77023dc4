import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { Link } from "wouter";
import { sourceOf } from "../../domain/person.ts";
import type { MatchReason } from "../../domain/match.ts";
import { heed } from "../api/heed.ts";
import { useAct } from "../api/queries.ts";
import type { SearchHit } from "../api/shapes.ts";
import { birthTexts, otherNames } from "../parts/description.ts";
import { Failure } from "../parts/Failure.tsx";
import { optionsOf } from "../parts/forms/options.ts";
import { Moment } from "../parts/Moment.tsx";
import { AuthorityName, leadName, PersonName } from "../parts/Named.tsx";
import { useKept } from "../session/kept.ts";
import { Chip } from "../ui/Chip.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { words } from "../words/words.ts";
import styles from "./SearchPage.module.css";

interface Asked {
  readonly name: string;
  readonly birth: string;
  readonly documentType: string;
  readonly documentNumber: string;
}

/** Reasons shown for a hit; the rest is on the person's own page. */
const MOST_REASONS = 4;

/** Searches everybody known here. What is typed stays out of the address: it may name a person. */
export function SearchPage(): ReactNode {
  const [asked, setAsked] = useKept<Asked>("search", () => ({ name: "", birth: "", documentType: "", documentNumber: "" }));
  const [hits, setHits] = useKept<readonly SearchHit[] | undefined>("search-hits", () => undefined);
  const text = words.search;
  const search = useAct(
    () => heed.search({ ...(asked.name.trim() === "" ? {} : { name: asked.name.trim() }), ...(asked.birth.trim() === "" ? {} : { birth: asked.birth.trim() }), ...(asked.documentType === "" || asked.documentNumber.trim() === "" ? {} : { document: `${asked.documentType}:${asked.documentNumber.trim()}` }) }),
    setHits,
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    if ([asked.name, asked.birth, asked.documentNumber].some((one) => one.trim() !== "") && !search.isPending) search.mutate(undefined);
  }
  const set = (change: Partial<Asked>) => setAsked({ ...asked, ...change });
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <form onSubmit={submit} role="search" className={styles["form"]}>
        <TextInput className={styles["name"] ?? ""} label={text.name} description={text.nameHelp} value={asked.name} onChange={(event) => set({ name: event.currentTarget.value })} dir="auto" autoFocus />
        <TextInput label={text.birth} description={text.birthHelp} value={asked.birth} onChange={(event) => set({ birth: event.currentTarget.value })} />
        <NativeSelect label={text.documentType} data={optionsOf(words.nouns.documents, text.anyDocument)} value={asked.documentType} onChange={(event) => set({ documentType: event.currentTarget.value })} />
        <TextInput label={text.documentNumber} value={asked.documentNumber} onChange={(event) => set({ documentNumber: event.currentTarget.value })} disabled={asked.documentType === ""} />
        <Button type="submit" size="sm" loading={search.isPending} leftSection={<Icon name="search" size={14} />}>
          {text.submit}
        </Button>
      </form>
      <Failure problem={search.problem} />
      {hits === undefined ? null : (
        <Panel title={<span role="status">{text.results(hits.length)}</span>} flush>
          {hits.length === 0 ? <p className={styles["none"]}>{text.none}</p> : <Hits hits={hits} />}
        </Panel>
      )}
    </>
  );
}

function Hits({ hits }: { readonly hits: readonly SearchHit[] }): ReactNode {
  const text = words.search;
  return (
    <Table caption={text.caption} columns={[{ name: text.columns.who }, { name: text.columns.why, width: "36%" }, { name: text.columns.where, width: "17rem" }, { name: text.columns.open, width: "9rem" }]}>
      {hits.map((hit) => (
        <tr key={hit.description.id}>
          <td>
            <Link href={`/persons/${encodeURIComponent(hit.description.id)}`} className={styles["who"] ?? ""}>
              <PersonName name={leadName(hit.description.person)} />
            </Link>
            {otherNames(hit.description.person).map((one) => (
              <div key={one.text}>
                <PersonName name={one.text} /> <small>({one.use})</small>
              </div>
            ))}
            <div className={styles["quiet"]}>{[birthTexts(hit.description.person).join("; "), hit.description.person.nationalities.join(", "), words.nouns.subjectClasses[hit.description.person.subjectClass]].filter((one) => one !== "").join(" · ")}</div>
            {hit.description.person.safetyWarnings.map((warning) => (
              <Chip key={warning} tone="late" icon="alert">
                {warning}
              </Chip>
            ))}
          </td>
          <td>
            <Why hit={hit} />
          </td>
          <td>
            <Where hit={hit} />
          </td>
          <td>{hit.open === 0 ? <span className={styles["quiet"]}>{text.open(0)}</span> : <strong>{text.open(hit.open)}</strong>}</td>
        </tr>
      ))}
    </Table>
  );
}

function Why({ hit }: { readonly hit: SearchHit }): ReactNode {
  const told: readonly MatchReason[] = [...hit.reasons].filter((one) => one.code !== "list.size").sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return (
    <>
      <div className={styles["quiet"]} title={words.matches.likenessHelp}>
        {hit.likelihood === "likely" ? words.search.likely : words.search.possible}
        {hit.score === 0 ? "" : `, ${words.matches.likeness(Math.floor(hit.score * 100))}`}
        {hit.namesakes === null ? null : <div>{words.search.namesakes(hit.namesakes)}</div>}
      </div>
      <ul className={styles["reasons"]}>
        {told.slice(0, MOST_REASONS).map((one) => (
          <li key={`${one.code}${one.text}`} dir="auto">
            {one.contribution > 0 ? "+ " : "− "}
            {one.text}
          </li>
        ))}
      </ul>
    </>
  );
}

function Where({ hit }: { readonly hit: SearchHit }): ReactNode {
  const { description } = hit;
  const source = sourceOf(description.id);
  return (
    <>
      {description.sourceKind === "watch-file" ? (
        <Link href={`/watch-files/${encodeURIComponent(source)}`}>{words.matches.ownFile}</Link>
      ) : (
        <Link href={`/threads/${encodeURIComponent(description.thread ?? "")}`}>
          {description.direction === "in" ? (
            <>
              {words.matches.from} <AuthorityName id={description.provider} />
            </>
          ) : (
            words.matches.ours
          )}
        </Link>
      )}
      <div className={styles["quiet"]}>
        <Moment at={description.knownAt} show="day" />
      </div>
    </>
  );
}
