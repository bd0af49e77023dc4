import { Button } from "@mantine/core";
import { memo, useEffect, useMemo, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import type { ChronologyLine } from "../../domain/chronology.ts";
import { dateText, tickText } from "../time/format.ts";
import { words } from "../words/words.ts";
import styles from "./Lanes.module.css";
import { lanesOf, moved, ticksOf, wholeWindow, zoomed } from "./lanes.ts";
import type { Mark, Window } from "./lanes.ts";
import { useAuthorityNames } from "./Named.tsx";

/**
 * Everything on a person in lanes by authority, on one axis of time. What is known to the month or the year is as wide as that. The list
 * beneath says the same in words; arrows move from mark to mark, Enter goes to the line.
 */
export const Lanes = memo(function Lanes({ lines, window, onWindow, onOpen }: { readonly lines: readonly ChronologyLine[]; readonly window: Window; readonly onWindow: (window: Window) => void; readonly onOpen: (line: ChronologyLine) => void }): ReactNode {
  const nameOf = useAuthorityNames();
  const frame = useRef<HTMLDivElement>(null);
  const whole = useMemo(() => wholeWindow(lines), [lines]);
  const lanes = useMemo(() => lanesOf(lines, window), [lines, window]);
  const ticks = ticksOf(window);
  const text = words.dossier.lanes;
  const share = (at: number) => (at - window.from) / (window.to - window.from);
  useEffect(() => {
    const place = frame.current;
    // Listened to by hand: a page may only keep a wheel from scrolling if it says so beforehand.
    function onWheel(event: WheelEvent): void {
      if (!event.ctrlKey || place === null) return;
      event.preventDefault();
      const box = place.getBoundingClientRect();
      onWindow(zoomed(window, whole, event.deltaY > 0 ? 1.5 : 1 / 1.5, window.from + ((event.clientX - box.left) / box.width) * (window.to - window.from)));
    }
    place?.addEventListener("wheel", onWheel, { passive: false });
    return () => place?.removeEventListener("wheel", onWheel);
  }, [window, whole, onWindow]);
  return (
    <div className={styles["lanes"]}>
      <div className={styles["tools"]} role="toolbar" aria-label={text.zoom}>
        <Button variant="default" size="compact-xs" onClick={() => onWindow(zoomed(window, whole, 0.5))}>
          {text.closer}
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => onWindow(zoomed(window, whole, 2))}>
          {text.farther}
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => onWindow(moved(window, whole, -0.5))}>
          {text.earlier}
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => onWindow(moved(window, whole, 0.5))}>
          {text.later}
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => onWindow(whole)}>
          {text.whole}
        </Button>
        <span className={styles["span"]} role="status">
          {text.span(dateText(new Date(window.from).toISOString().slice(0, 10), "UTC"), dateText(new Date(window.to).toISOString().slice(0, 10), "UTC"))}
        </span>
      </div>
      <div className={styles["grid"]} role="group" aria-label={text.label} onKeyDown={moveFocus}>
        <div aria-hidden="true" className={styles["corner"]} />
        <div className={styles["axis"]} aria-hidden="true" ref={frame}>
          {ticks.at.map((at) => (
            <span key={at} style={{ left: `${share(at) * 100}%` }}>
              {tickText(at, ticks.unit)}
            </span>
          ))}
        </div>
        {lanes.map((lane, row) => (
          <div key={lane.authority} className={styles["lane"]}>
            <div className={styles["name"]}>
              <bdi>{nameOf(lane.authority)}</bdi>
            </div>
            <div className={styles["track"]}>
              {ticks.at.map((at) => (
                <i key={at} style={{ left: `${share(at) * 100}%` }} />
              ))}
              {lane.marks.map((mark, index) => (
                <MarkButton key={mark.lines[0]!.id} mark={mark} lane={nameOf(lane.authority)} first={row === 0 && index === 0} onOpen={onOpen} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
});

function MarkButton({ mark, lane, first, onOpen }: { readonly mark: Mark; readonly lane: string; readonly first: boolean; readonly onOpen: (line: ChronologyLine) => void }): ReactNode {
  const [line] = mark.lines;
  const { length } = mark.lines;
  const said = `${lane}, ${dateText(line!.at, "UTC")}: ${length === 1 ? line!.words : words.dossier.lanes.several(length)}`;
  const known = mark.lines.some((one) => one.precision === "month" || one.precision === "year");
  const late = mark.lines.some((one) => one.kind === "duty.missed");
  return (
    <button type="button" className={styles["mark"]} data-mark data-wide={known} data-late={late} data-several={length > 1} tabIndex={first ? 0 : -1} style={{ left: `${mark.left * 100}%`, ...(known ? { width: `${mark.width * 100}%` } : {}) }} title={said} aria-label={said} onClick={() => onOpen(line!)}>
      {length > 1 ? length : null}
    </button>
  );
}

/** One stop for the tabulator, arrows from there: a person may have hundreds of marks. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return;
  const marks = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-mark]")];
  const at = marks.findIndex((one) => one === document.activeElement);
  marks[Math.min(Math.max(at + step, 0), marks.length - 1)]?.focus();
  event.preventDefault();
}
