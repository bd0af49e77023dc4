import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { tourTo, useTour } from "../session/tour.ts";
import { Icon } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import styles from "./Tour.module.css";

interface Step {
  readonly name: keyof typeof words.tour.steps;
  /** Where it is shown: an address, or the first row of the desk. */
  readonly at: "/" | "/search" | "first-row";
  /** What it speaks of: marked on the page while it does. */
  readonly mark: string;
}

const STEPS: readonly Step[] = [
  { name: "desk", at: "/", mark: "main table" },
  { name: "thread", at: "first-row", mark: "main aside" },
  { name: "candidate", at: "first-row", mark: "main article" },
  { name: "acts", at: "first-row", mark: "main aside" },
  { name: "search", at: "/search", mark: "[role=search]" },
  { name: "clock", at: "/", mark: "[data-tour=clock]" },
  { name: "nodes", at: "/", mark: "[data-tour=nodes]" },
  { name: "later", at: "/", mark: "[data-tour=account]" },
  { name: "keys", at: "/", mark: "[data-tour=keys]" },
];

/** What stands on the page is looked for so often, until it is there. */
const LOOK_EVERY_MS = 150;

/** The guided tour: a card that stays while one looks at the page, and marks what it speaks of. Nothing on the page is closed by it. */
export function Tour(): ReactNode {
  const step = useTour();
  return step === undefined ? null : <Card key={step} step={Math.min(step, STEPS.length - 1)} />;
}

function Card({ step }: { readonly step: number }): ReactNode {
  const [, go] = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { at, mark, name } = STEPS[step]!;
  const text = words.tour;
  const said = text.steps[name];
  useEffect(() => {
    let marked: Element | null = null;
    if (at !== "first-row") go(at);
    const look = setInterval(() => {
      if (at === "first-row" && !location.pathname.startsWith("/threads/")) {
        const link = document.querySelector<HTMLAnchorElement>("[data-row-link]");
        if (link === null) go("/");
        else link.click();
        return;
      }
      // What was marked may have been drawn anew since.
      if (marked?.isConnected === true) return;
      const isFirst = marked === null;
      marked = document.querySelector(mark);
      marked?.setAttribute("data-marked", "");
      if (marked === null || !isFirst) return;
      marked.scrollIntoView({ block: "nearest" });
      heading.current?.focus({ preventScroll: true });
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(look);
      marked?.removeAttribute("data-marked");
    };
  }, [at, mark, go]);
  const last = step === STEPS.length - 1;
  return (
    <section className={styles["card"]} aria-label={text.name}>
      <div className={styles["head"]}>
        <span className={styles["step"]}>{text.step(step + 1, STEPS.length)}</span>
        <Button variant="subtle" size="compact-xs" onClick={() => tourTo(undefined)}>
          {text.end}
        </Button>
      </div>
      <h2 className={styles["title"]} tabIndex={-1} ref={heading}>
        {said.title}
      </h2>
      <p className={styles["text"]} role="status">
        {said.text}
      </p>
      <div className={styles["ends"]}>
        <Button variant="default" disabled={step === 0} onClick={() => tourTo(step - 1)}>
          {text.back}
        </Button>
        <Button rightSection={last ? undefined : <Icon name="arrow-right" size={14} />} onClick={() => tourTo(last ? undefined : step + 1)}>
          {last ? text.done : text.next}
        </Button>
      </div>
    </section>
  );
}
