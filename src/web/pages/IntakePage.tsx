import { Button, Checkbox, FileInput, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { useLocation } from "wouter";
import type { ProposedClaim } from "../../domain/intake.ts";
import { heed } from "../api/heed.ts";
import { useAct } from "../api/queries.ts";
import type { IntakeView } from "../api/shapes.ts";
import { birthTexts } from "../parts/description.ts";
import { Failure } from "../parts/Failure.tsx";
import { messageFrom, suggestedOf } from "../parts/forms/intake-draft.ts";
import type { Suggested } from "../parts/forms/intake-draft.ts";
import { MarkedText } from "../parts/MarkedText.tsx";
import { claimText } from "../parts/statement.ts";
import { handOn, useKept } from "../session/kept.ts";
import { Chip } from "../ui/Chip.tsx";
import { Notice } from "../ui/Notice.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import styles from "./IntakePage.module.css";

interface Kept {
  readonly text: string;
  readonly writtenOn: string;
  readonly read?: IntakeView;
  /** Spellings split off, as `ref|spelling`. */
  readonly apart: readonly string[];
  /** Refs of persons and claims. */
  readonly ticked: readonly string[];
}

/** Reads a letter into a proposal. Nothing is ticked beforehand: what a person does not confirm is not recorded. */
export function IntakePage(): ReactNode {
  const [kept, setKept] = useKept<Kept>("intake", () => ({ text: "", writtenOn: "", apart: [], ticked: [] }));
  const [file, setFile] = useState<File | null>(null);
  const text = words.intake;
  const act = useAct(
    async () => {
      const writtenOn = kept.writtenOn.trim() === "" ? {} : { writtenOn: kept.writtenOn.trim() };
      return heed.takeIn(file === null ? { text: kept.text, ...writtenOn } : { file: { name: file.name, base64: await base64Of(file) }, ...writtenOn });
    },
    (read) => setKept({ ...kept, read, text: read.text, apart: [], ticked: [] }),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    if ((file !== null || kept.text.trim() !== "") && !act.isPending) act.mutate(undefined);
  }
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <div className={styles["page"]}>
        <Panel>
          <form onSubmit={submit} className={styles["form"]}>
            <Textarea label={text.text} description={text.textHelp} value={kept.text} onChange={(event) => setKept({ ...kept, text: event.currentTarget.value })} autosize minRows={6} maxRows={16} dir="auto" disabled={file !== null} />
            <div className={styles["row"]}>
              <FileInput label={text.file} description={text.fileHelp} value={file} onChange={setFile} accept=".txt,.eml,.docx,.pdf" clearable clearButtonProps={{ "aria-label": text.clear }} />
              <TextInput label={text.writtenOn} description={text.writtenOnHelp} value={kept.writtenOn} onChange={(event) => setKept({ ...kept, writtenOn: event.currentTarget.value })} />
              <Button type="submit" size="sm" loading={act.isPending}>
                {text.submit}
              </Button>
            </div>
          </form>
        </Panel>
        <Failure problem={act.problem} />
        {kept.read === undefined ? null : <Proposal read={kept.read} kept={kept} setKept={setKept} />}
      </div>
    </>
  );
}

function Proposal({ read, kept, setKept }: { readonly read: IntakeView; readonly kept: Kept; readonly setKept: (next: Kept) => void }): ReactNode {
  const [, go] = useLocation();
  const text = words.intake;
  const { intake } = read;
  const suggested = suggestedOf(intake, new Set(kept.apart));
  const ticked = new Set(kept.ticked);
  const tick = (ref: string) => setKept({ ...kept, ticked: ticked.has(ref) ? kept.ticked.filter((one) => one !== ref) : [...kept.ticked, ref] });
  const undated = intake.dates.filter((date) => date.on === undefined).length;
  const marks = [
    ...intake.persons.flatMap((one) => one.spellings.flatMap((spelling) => spelling.mentions.map((mention) => ({ ...mention, kind: "person" as const })))),
    ...intake.dates.map((one) => ({ ...one, kind: "date" as const })),
    ...intake.places.flatMap((one) => one.mentions.map((mention) => ({ ...mention, kind: "place" as const }))),
    ...intake.organisations.flatMap((one) => one.mentions.map((mention) => ({ ...mention, kind: "organisation" as const }))),
  ];
  return (
    <>
      <p role="status">
        {intake.kind === undefined ? text.noKind : text.is([words.nouns.messageKinds[intake.kind.kind], intake.kind.event].filter((one) => one !== undefined).join(", "))}
        {intake.kind?.passage === undefined ? null : <span className={styles["quiet"]}> {text.because(intake.kind.passage.words)}</span>}
      </p>
      {undated === 0 ? null : <Notice tone="note">{text.undated(undated)}</Notice>}
      {intake.terrorism[0] === undefined ? null : <Notice tone="soon">{text.terrorism(intake.terrorism[0].words)}</Notice>}
      <Panel title={text.marked}>
        <MarkedText text={read.text} marks={marks} anchors={intake.claims.map((one) => ({ at: one.passage.start, id: `said-${one.claim.ref}` }))} lang={intake.language} />
      </Panel>
      <Panel title={text.persons}>
        {suggested.length === 0 ? <p className={styles["quiet"]}>{text.noPersons}</p> : null}
        <ul className={styles["list"]}>
          {suggested.map((one) => (
            <Person key={one.description.ref} person={one} ticked={ticked.has(one.description.ref)} onTick={() => tick(one.description.ref)} onSplit={(name) => setKept({ ...kept, apart: [...kept.apart, `${one.from.description.ref}|${name}`] })} />
          ))}
        </ul>
      </Panel>
      <Panel title={text.claims}>
        {intake.claims.length === 0 ? <p className={styles["quiet"]}>{text.noClaims}</p> : null}
        <ul className={styles["list"]}>
          {intake.claims.map((one, index) => (
            <ClaimOf key={one.claim.ref} claim={one} index={index} ticked={ticked.has(one.claim.ref)} onTick={() => tick(one.claim.ref)} />
          ))}
        </ul>
      </Panel>
      <div className={styles["onward"]}>
        <Button
          onClick={() => {
            handOn("record  ", "record message", messageFrom(read.text, intake, suggested, ticked));
            go("/record");
          }}
        >
          {text.record}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            handOn("compose ", "compose message", messageFrom(read.text, intake, suggested, ticked));
            go("/compose");
          }}
        >
          {text.compose}
        </Button>
        <span className={styles["quiet"]}>{text.recordHelp}</span>
      </div>
    </>
  );
}

function Person({ person, ticked, onTick, onSplit }: { readonly person: Suggested; readonly ticked: boolean; readonly onTick: () => void; readonly onSplit: (name: string) => void }): ReactNode {
  const text = words.intake;
  const { description, role, from } = person;
  const name = description.names[0]?.text ?? "";
  return (
    <li className={styles["one"]}>
      <Checkbox aria-label={text.useWhom(name)} checked={ticked} onChange={onTick} />
      <div>
        <bdi>
          <strong>{name}</strong>
        </bdi>{" "}
        <Chip tone={description.bystander ? "plain" : "note"}>{text.roles[role]}</Chip>
        {from.why === undefined ? null : <span className={styles["quiet"]}> {text.because(from.why.words.trim())}</span>}
        {description.births.length === 0 ? null : <span className={styles["quiet"]}> · {birthTexts(description).join(", ")}</span>}
        {description.names.length < 2 ? null : (
          <ul className={styles["names"]}>
            {description.names.map((one) => (
              <li key={one.text}>
                <bdi>{one.text}</bdi> <span className={styles["quiet"]}>{text.times(from.spellings.find((spelling) => spelling.text === one.text)?.mentions.length ?? 1)}</span>{" "}
                <Button size="compact-xs" variant="subtle" aria-label={text.split(one.text)} onClick={() => onSplit(one.text)}>
                  {text.splitShort}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function ClaimOf({ claim: { claim, passage, by }, index, ticked, onTick }: { readonly claim: ProposedClaim; readonly index: number; readonly ticked: boolean; readonly onTick: () => void }): ReactNode {
  const text = words.intake;
  return (
    <li className={styles["one"]}>
      <Checkbox aria-label={text.useClaim(index + 1)} checked={ticked} onChange={onTick} />
      <div>
        {claim.says.kind === "other" || claim.says.kind === "conduct" ? null : <strong>{claimText(claim.says)} </strong>}
        <span className={styles["quiet"]}>{by === undefined ? text.saidByText : text.saidBy(by.words)}</span>{" "}
        <a href={`#said-${claim.ref}`}>{text.inText}</a>
        <p className={styles["quote"]} dir="auto">
          “{passage.words}”
        </p>
      </div>
    </li>
  );
}

/** The bytes of a file as the node takes them. */
async function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve((reader.result as string).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => reject(new Error(reader.error?.message ?? "the file cannot be read")));
    reader.readAsDataURL(file);
  });
}
