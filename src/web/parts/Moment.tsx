import type { ReactNode } from "react";
import { useNode } from "../api/queries.ts";
import { dateText, dayText, momentText, precisionOf, timeText } from "../time/format.ts";
import { words } from "../words/words.ts";

/** The zone in which this authority counts its days; every time on the screen is shown in it. */
export function useZone(): string {
  return useNode().data?.self.timeZone ?? "UTC";
}

/** An instant as the clocks of this authority showed it; the instant in UTC is told beside it. */
export function Moment({ at, show = "moment" }: { readonly at: string; readonly show?: "moment" | "day" | "time" }): ReactNode {
  const zone = useZone();
  const text = show === "day" ? dayText(at, zone) : show === "time" ? timeText(at, zone) : momentText(at, zone);
  return (
    <time dateTime={at} title={`${at.slice(0, 19).replace("T", " ")} UTC`} className="numbers" style={{ whiteSpace: "nowrap" }}>
      {text}
    </time>
  );
}

/** A date as exactly as it is known, and no more: a month or a year says that it is one. */
export function KnownDate({ date }: { readonly date: string }): ReactNode {
  const zone = useZone();
  const precision = precisionOf(date);
  if (precision === "instant") return <Moment at={date} />;
  return (
    <span className="numbers" style={{ whiteSpace: "nowrap" }}>
      <time dateTime={date}>{dateText(date, zone)}</time>
      {precision === "day" ? null : <small> ({words.dates[precision]})</small>}
    </span>
  );
}
