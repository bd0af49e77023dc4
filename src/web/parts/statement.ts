import type { Statement } from "../../domain/claim.ts";
import { dateText } from "../time/format.ts";
import { words } from "../words/words.ts";

/** What a claim says, in words. Dates are those of the calendar, as exactly as they were told. */
export function claimText(says: Statement): string {
  const text = words.statements;
  const on = (date: string) => dateText(date, "UTC");
  const at = (place: string | undefined) => (place === undefined ? "" : text.at(place));
  switch (says.kind) {
    case "birth":
      return text.birth(on(says.on));
    case "entry":
      return text.entry(says.country, on(says.on), at(says.place));
    case "exit":
      return text.exit(says.country, on(says.on), at(says.place));
    case "no-entry":
      return text.noEntry(says.country, on(says.during));
    case "no-exit":
      return text.noExit(says.country, on(says.asOf));
    case "presence":
      return text.presence(says.country, at(says.place), on(says.on));
    case "event-date":
      return text.eventDate(says.event, on(says.on));
    case "communication":
      return text.communication(text.as[says.as], says.from, says.to, says.happened, says.on === undefined ? "" : on(says.on));
    case "conduct":
      return says.denied ? text.denied(says.words) : says.words;
    case "other":
      return says.words;
  }
}
