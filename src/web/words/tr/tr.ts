import type { Translation } from "../translation.ts";
import { acts } from "./acts.ts";
import { clock, desk, reasons, signals } from "./desk.ts";
import { dates, forms, people, spans } from "./forms.ts";
import { law } from "./law.ts";
import { nouns } from "./nouns.ts";
import { login, shell } from "./shell.ts";
import { matches, thread } from "./thread.ts";

/** Turkish, for the desk and the thread. */
export const tr: Translation = { locale: "tr-TR", language: "tr", acts, clock, dates, desk, forms, law, login, matches, nouns, people, reasons, shell, signals, spans, thread };
