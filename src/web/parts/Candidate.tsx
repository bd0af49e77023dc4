import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { PlacedDescription } from "../../domain/entry.ts";
import type { MatchReason } from "../../domain/match.ts";
import type { Marks } from "../../domain/severity.ts";
import { sourceOf } from "../../domain/person.ts";
import { heed } from "../api/heed.ts";
import { useSession } from "../api/queries.ts";
import type { MatchView } from "../api/shapes.ts";
import { usePurpose } from "../session/purpose.ts";
import { momentText } from "../time/format.ts";
import { Chip } from "../ui/Chip.tsx";
import { words } from "../words/words.ts";
import { ActButton } from "./acts/ActButton.tsx";
import { ClearDialog } from "./acts/ClearDialog.tsx";
import { mayDo } from "./acts/openness.ts";
import { ReasonsDialog } from "./acts/ReasonsDialog.tsx";
import styles from "./Candidate.module.css";
import { birthTexts, documentTexts, otherNames } from "./description.ts";
import { isMarked, MarkChips } from "./MarkChips.tsx";
import { Moment, useZone } from "./Moment.tsx";
import { AuthorityName, leadName, PersonName, placedName, useOfficerNames } from "./Named.tsx";

type Choice = "confirmed" | "rejected" | "candidate";

/** Two descriptions side by side, why they may be one person and why not, and the decision, which can be undone. */
export function Candidate({ view, unfolded = true }: { readonly view: MatchView; /** Whether the reasons are shown at once. */ readonly unfolded?: boolean }): ReactNode {
  const { match } = view;
  const [choosing, setChoosing] = useState<Choice>();
  const [clearing, setClearing] = useState(false);
  const text = words.matches;
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  // The older of the two stands on the left, whichever id comes first.
  const inOrder = (view.a?.knownAt ?? "") <= (view.b?.knownAt ?? "");
  const [left, right] = inOrder ? [view.a, view.b] : [view.b, view.a];
  const [leftMarks, rightMarks] = inOrder ? [view.marks.a, view.marks.b] : [view.marks.b, view.marks.a];
  // Whoever a message described may be cleared of what a file of ours says.
  const [person, of] = left?.sourceKind === "message" ? [left, right] : [right, left];
  const clearable = match.state !== "rejected" && person?.sourceKind === "message" && of?.sourceKind === "watch-file";
  if (session === null || session === undefined) return null;
  const openness = mayDo(session, "decideMatch", hasCase);
  return (
    <article className={styles["candidate"]} data-state={match.state} aria-label={`${placedName(left)} / ${placedName(right)}`}>
      <SideBySide left={left} right={right} marks={[leftMarks, rightMarks]} />
      <Why reasons={match.reasons} unfolded={unfolded} />
      <div className={styles["foot"]}>
        <span className={styles["state"]}>
          <strong>{words.nouns.matchStates[match.state]}</strong>
          {match.reasons.length === 0 ? null : <span title={text.likenessHelp}>{text.likeness(percentOf(match.score))}</span>}
        </span>
        <span className={styles["acts"]}>
          {clearable ? <ActButton name={text.clear.name} openness={mayDo(session, "withdraw", hasCase)} variant="default" onClick={() => setClearing(true)} /> : null}
          {match.state === "candidate" ? (
            <>
              <ActButton name={text.reject} openness={openness} variant="default" onClick={() => setChoosing("rejected")} />
              <ActButton name={text.confirm} openness={openness} onClick={() => setChoosing("confirmed")} />
            </>
          ) : (
            <ActButton name={text.undo} openness={openness} variant="default" onClick={() => setChoosing("candidate")} />
          )}
        </span>
      </div>
      <Decided view={view} />
      {clearing && clearable ? <ClearDialog person={person} of={of} onClose={() => setClearing(false)} /> : null}
      {choosing === undefined ? null : <DecideDialog view={view} state={choosing} onClose={() => setChoosing(undefined)} />}
    </article>
  );
}

const ROWS = ["name", "marks", "birth", "birthPlace", "nationality", "documents", "sex", "distinguishing", "class", "source"] as const;

function SideBySide({ left, right, marks }: { readonly left: PlacedDescription | null; readonly right: PlacedDescription | null; readonly marks: readonly [Marks, Marks] }): ReactNode {
  const [told, other] = [cellsOf(left, marks[0]), cellsOf(right, marks[1])];
  return (
    <table className={styles["sides"]}>
      <tbody>
        {ROWS.filter((row) => isTold(told[row]) || isTold(other[row])).map((row) => (
          <tr key={row}>
            <th scope="row">{words.matches.columns[row]}</th>
            <td>{told[row]}</td>
            <td>{other[row]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a description says, row by row. */
function cellsOf(one: PlacedDescription | null, marks: Marks): Partial<Record<(typeof ROWS)[number], ReactNode>> {
  if (one === null) return { name: words.matches.erased };
  const { person } = one;
  return {
    name: <NameCell one={one} />,
    marks: isMarked(marks) ? <MarkChips marks={marks} /> : undefined,
    birth: birthTexts(person).join("; "),
    birthPlace: person.birthPlace,
    nationality: person.nationalities.join(", "),
    documents: documentTexts(person).join("; "),
    sex: person.sex,
    distinguishing: person.distinguishing,
    class: words.nouns.subjectClasses[person.subjectClass],
    source: (
      <>
        <SourceCell one={one} />, <Moment at={one.knownAt} show="day" />
      </>
    ),
  };
}

function isTold(cell: ReactNode): boolean {
  return cell !== undefined && cell !== null && cell !== "";
}

function NameCell({ one }: { readonly one: PlacedDescription }): ReactNode {
  const others = otherNames(one.person);
  return (
    <>
      <Link href={`/persons/${encodeURIComponent(one.id)}`} className={styles["name"] ?? ""}>
        <PersonName name={leadName(one.person)} />
      </Link>
      {others.map((other) => (
        <div key={other.text}>
          <PersonName name={other.text} /> <small>({other.use})</small>
        </div>
      ))}
    </>
  );
}

function SourceCell({ one }: { readonly one: PlacedDescription }): ReactNode {
  const source = sourceOf(one.id);
  if (one.sourceKind === "watch-file") return <Link href={`/watch-files/${encodeURIComponent(source)}`}>{words.matches.ownFile}</Link>;
  const inside = one.direction === "in" ? <>{words.matches.from} <AuthorityName id={one.provider} /></> : words.matches.ours;
  return one.thread === null ? inside : <Link href={`/threads/${encodeURIComponent(one.thread)}`}>{inside}</Link>;
}

/** A reason worth less than this (natural log odds) is noted: nobody should weigh it as speaking for or against. */
const LEAST_WEIGHT = 0.25;

function Why({ reasons, unfolded }: { readonly reasons: readonly MatchReason[]; readonly unfolded: boolean }): ReactNode {
  const text = words.matches;
  if (reasons.length === 0) return <p className={styles["byHand"]}>{text.byHand}</p>;
  const sorted = [...reasons].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const weighs = (one: { readonly contribution: number }) => Math.abs(one.contribution) >= LEAST_WEIGHT;
  const noted = sorted.filter((one) => !weighs(one));
  const [pro, against] = [sorted.filter((one) => weighs(one) && one.contribution > 0), sorted.filter((one) => weighs(one) && one.contribution < 0)];
  return (
    <details className={styles["whyFrame"]} open={unfolded}>
      <summary className={styles["whyHead"]}>{text.why(pro.length, against.length)}</summary>
      <div className={styles["why"]}>
        <ReasonList title={text.for} reasons={pro} />
        <ReasonList title={text.against} reasons={against} />
        {noted.length === 0 ? null : <ReasonList title={text.noted} reasons={noted} />}
      </div>
    </details>
  );
}

function ReasonList({ title, reasons }: { readonly title: string; readonly reasons: readonly MatchReason[] }): ReactNode {
  return (
    <div>
      <p className={styles["listTitle"]}>{title}</p>
      <ul className={styles["reasons"]}>
        {reasons.length === 0 ? <li>{words.forms.none}</li> : null}
        {reasons.map((reason) => (
          <li key={`${reason.code}${reason.text}`}>
            <span dir="auto">{reason.text}</span> {reason.rule === undefined ? null : <Chip title={words.matches.rule(reason.rule)}>{reason.rule}</Chip>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Decided({ view }: { readonly view: MatchView }): ReactNode {
  const zone = useZone();
  const officer = useOfficerNames();
  const { decisions } = view.match;
  if (decisions.length === 0) return null;
  return (
    <ul className={styles["decisions"]}>
      {decisions.map((one) => (
        <li key={`${one.at}${one.state}`}>
          {words.matches.decided(words.nouns.matchStates[one.state], officer(one.by), momentText(one.at, zone))}: <span dir="auto">{one.reasons}</span>
        </li>
      ))}
    </ul>
  );
}

function DecideDialog({ view, state, onClose }: { readonly view: MatchView; readonly state: Choice; readonly onClose: () => void }): ReactNode {
  const text = words.matches;
  const said = state === "confirmed" ? { title: text.confirmTitle, about: text.confirmAbout, submit: text.confirm } : state === "rejected" ? { title: text.rejectTitle, about: text.rejectAbout, submit: text.reject } : { title: text.undoTitle, about: text.undoAbout, submit: text.undo };
  return <ReasonsDialog {...said} {...(state === "rejected" ? { label: text.rejectReasons } : {})} run={(reasons) => heed.decideMatch(view.match.id, state, reasons)} onClose={onClose} />;
}

function percentOf(score: number): number {
  return Math.floor(score * 100);
}
