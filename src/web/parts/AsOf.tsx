import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useSearchParams } from "wouter";
import { lastInstant } from "../../lib/clock/index.ts";
import type { CalendarDate } from "../../lib/clock/index.ts";
import { dateText } from "../time/format.ts";
import { Notice } from "../ui/Notice.tsx";
import { words } from "../words/words.ts";
import styles from "./AsOf.module.css";
import { dayTyped } from "./forms/InstantField.tsx";
import { useZone } from "./Moment.tsx";

/** The day in the address as of which a page is read, and its last instant at this authority; both absent for now. */
export function useAsOf(): { readonly day: string | undefined; readonly asOf: string | undefined; readonly choose: (day: string | undefined) => void } {
  const [search, setSearch] = useSearchParams();
  const zone = useZone();
  const day = search.get("asOf") ?? undefined;
  const valid = day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day);
  return {
    day: valid ? day : undefined,
    asOf: valid ? lastInstant(day as CalendarDate, zone) : undefined,
    choose: (next) => setSearch(next === undefined || next === "" ? {} : { asOf: next }),
  };
}

/** Chooses the day as of which the page is read. */
export function AsOfControl({ day, choose }: { readonly day: string | undefined; readonly choose: (day: string | undefined) => void }): ReactNode {
  const text = words.dossier;
  const [typed, setTyped] = useState(day ?? "");
  const [wrong, setWrong] = useState(false);
  return (
    <span className={styles["control"]}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = dayTyped(typed);
          setWrong(typed.trim() !== "" && chosen === undefined);
          if (typed.trim() === "" || chosen !== undefined) choose(chosen);
        }}
      >
        <TextInput className={styles["field"] ?? ""} size="xs" label={text.asOf} placeholder={words.forms.dayHelp} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} error={wrong ? words.forms.notDay : undefined} autoComplete="off" />
        <Button type="submit" variant="default">
          {text.show}
        </Button>
      </form>
      {day === undefined ? null : (
        <Button
          variant="default"
          onClick={() => {
            setTyped("");
            setWrong(false);
            choose(undefined);
          }}
        >
          {text.now}
        </Button>
      )}
    </span>
  );
}

/** Says that the page does not show the present. */
export function AsOfNotice({ day }: { readonly day: string | undefined }): ReactNode {
  if (day === undefined) return null;
  return (
    <div className={styles["notice"]}>
      <Notice tone="soon" icon="clock" role="status">
        <p>{words.dossier.asOfNotice(dateText(day, "UTC"))}</p>
      </Notice>
    </div>
  );
}
