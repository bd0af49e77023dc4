import { clock, desk, reasons, signals } from "./desk.ts";
import { dates, forms, people, spans } from "./forms.ts";
import { law } from "./law.ts";
import { acts, decisions, measures } from "./acts.ts";
import { nouns } from "./nouns.ts";
import { login, shell } from "./shell.ts";
import { statements } from "./statements.ts";
import { matches, person, thread } from "./thread.ts";

/** English, and the pattern for every other language. */
export const en = { locale: "en-GB", language: "en", nouns, law, shell, login, desk, reasons, clock, signals, dates, forms, spans, people, acts, measures, decisions, thread, matches, person, statements };
