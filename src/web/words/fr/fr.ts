import type { Translation } from "../translation.ts";
import { acts, decisions, measures } from "./acts.ts";
import { compose, record } from "./compose.ts";
import { counter } from "./counter.ts";
import { capacity, weights } from "./capacity.ts";
import { movement } from "./movement.ts";
import { preservation } from "./preservation.ts";
import { recall } from "./recall.ts";
import { reconciliation } from "./reconciliation.ts";
import { clock, desk, reasons, signals } from "./desk.ts";
import { dossier, inquiry } from "./dossier.ts";
import { dates, forms, people, spans } from "./forms.ts";
import { intake } from "./intake.ts";
import { law } from "./law.ts";
import { nouns } from "./nouns.ts";
import { audit, messages, peers, search, staff, watchFiles } from "./office.ts";
import { sharing } from "./sharing.ts";
import { login, shell } from "./shell.ts";
import { shift } from "./shift.ts";
import { statements } from "./statements.ts";
import { matches, person, thread } from "./thread.ts";
import { firstSteps, tour } from "./tour.ts";

/** French, whole. */
export const fr: Translation = {
  locale: "fr-FR",
  language: "fr",
  acts,
  audit,
  capacity,
  clock,
  compose,
  counter,
  dates,
  decisions,
  desk,
  dossier,
  firstSteps,
  forms,
  inquiry,
  intake,
  law,
  login,
  matches,
  measures,
  messages,
  movement,
  nouns,
  people,
  peers,
  person,
  preservation,
  recall,
  reasons,
  reconciliation,
  record,
  search,
  sharing,
  shell,
  shift,
  signals,
  spans,
  staff,
  statements,
  thread,
  tour,
  watchFiles,
  weights,
};
