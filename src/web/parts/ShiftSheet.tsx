import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Shift, ShiftLine } from "../api/shapes.ts";
import { momentText } from "../time/format.ts";
import { Icon } from "../ui/Icon.tsx";
import { Prose } from "../ui/Prose.tsx";
import { wordFor, words } from "../words/words.ts";
import { KnownDate, Moment, useZone } from "./Moment.tsx";
import { OfficerName, useOfficerNames } from "./Named.tsx";
import list from "../ui/List.module.css";
import table from "../ui/Table.module.css";
import styles from "./ShiftSheet.module.css";

/** A change of shift as it was left, with both signatures; printable by itself. */
export function ShiftSheet({ shift, folded = false }: { readonly shift: Shift; readonly folded?: boolean }): ReactNode {
  const nameOf = useOfficerNames();
  const zone = useZone();
  const text = words.shift;
  const heading = text.left(nameOf(shift.from), momentText(shift.leftAt, zone));
  const signed = shift.takenAt === null ? text.notTaken(nameOf(shift.to)) : text.taken(nameOf(shift.to), momentText(shift.takenAt, zone));
  const inside = (
    <>
      <p className={styles["ends"]}>
        {text.ends}: <Moment at={shift.until} />
      </p>
      {shift.text === "" ? null : <Prose>{shift.text}</Prose>}
      <h3 className={styles["title"]}>{text.promised}</h3>
      {shift.promised.length === 0 ? <p className={list["none"]}>{text.promisedNone}</p> : null}
      <ul className={list["list"]}>
        {shift.promised.map((one) => (
          <li key={`${one.to}${one.words}`} dir="auto">
            <strong>{one.to}</strong>: {one.words}
            {one.by === undefined ? null : (
              <>
                {" "}
                · <Moment at={one.by} />
              </>
            )}
          </li>
        ))}
      </ul>
      <ShiftLines title={text.mine} none={text.mineNone} lines={shift.mine} />
      <ShiftLines title={text.due} none={text.dueNone} lines={shift.due} owned />
      <p className={styles["signatures"]}>
        <Icon name="check" size={13} /> {heading}
        <br />
        <Icon name={shift.takenAt === null ? "clock" : "check"} size={13} /> {signed}
      </p>
      <Button variant="default" className={styles["print"] ?? ""} onClick={(event) => printPart(event.currentTarget)}>
        {text.print}
      </Button>
    </>
  );
  if (!folded) return <div className={styles["sheet"]}>{inside}</div>;
  return (
    <details className={styles["sheet"]}>
      <summary>
        {heading} · {signed}
      </summary>
      {inside}
    </details>
  );
}

/** Duties in a list of a change of shift, as they stood. */
export function ShiftLines({ title, none, lines, owned = false }: { readonly title: string; readonly none: string; readonly lines: readonly ShiftLine[]; /** Whether they are of several people. */ readonly owned?: boolean }): ReactNode {
  const { columns } = words.shift;
  return (
    <section>
      <h3 className={styles["title"]}>{title}</h3>
      {lines.length === 0 ? (
        <p className={list["none"]}>{none}</p>
      ) : (
        <div className={table["frame"]}>
          <table className={table["table"]}>
            <caption className={table["caption"]}>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{columns.due}</th>
                <th scope="col">{columns.what}</th>
                {owned ? <th scope="col">{columns.owner}</th> : null}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.obligation}>
                  <td className={styles["due"]}>{line.dueAt === null ? words.clock.stands : <KnownDate date={line.dueAt} />}</td>
                  <td>
                    <span className={styles["duty"]}>{wordFor(words.nouns.duties, line.duty)}</span> <bdi>{line.thread === null ? line.title : <Link href={`/threads/${encodeURIComponent(line.thread)}`}>{line.title === "" ? words.desk.untitled : line.title}</Link>}</bdi>
                  </td>
                  {owned ? (
                    <td>
                      <OfficerName id={line.owner} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Prints the sheet that the button stands in, and nothing else of the page. */
function printPart(button: HTMLElement): void {
  const sheet = button.parentElement;
  sheet?.setAttribute("data-print", "");
  document.documentElement.setAttribute("data-printing", "");
  print();
  sheet?.removeAttribute("data-print");
  document.documentElement.removeAttribute("data-printing");
}
