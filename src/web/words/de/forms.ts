import type { Part } from "../translation.ts";

/** What stands beside fields, whatever form they are in. */
export const forms: Part<"forms"> = {
  missing: "Muss ausgefüllt werden.",
  dayHelp: "2015-07-14",
  notDay: "Kein Tag: schreiben Sie ihn wie 2015-07-14.",
  notMoment: "Keine Zeit: schreiben Sie sie wie 2015-07-14 10:40.",
  optional: "freiwillig",
  more: "Mehr",
  less: "Weniger",
  add: (what: string) => `${what} hinzufügen`,
  remove: (what: string) => `${what} entfernen`,
  none: "keine",
  outsideUnion: "außerhalb der Union",
  choose: "Wählen…",
  reasons: "Gründe",
  reasonsHelp: "Wird mit dem Akt behalten. Eine Untersuchung kann es lesen.",
  gate: {
    title: (names: string) => `Bevor dies die Union verlässt: ${names}`,
    about: "Alles, was über die Eingangsbestätigung hinausgeht, durchläuft diese Fragen.",
    purpose: "Zweck der Übermittlung",
    competent: "Der Empfänger ist für diesen Zweck zuständig",
    consent: "Informationen von anderswo",
    consentOwn: "Alles ist unser Eigenes",
    consentGiven: "Der Urheber hat zugestimmt",
    safeguards: "Garantien oder der Grund, der an ihre Stelle tritt",
    motive: "Ich habe gefragt, ob der Beweggrund politisch, militärisch, religiös oder rassisch ist",
    treatment: "Ich habe gefragt, ob Folter, Misshandlung oder die Todesstrafe zu befürchten ist",
    decidedBy: "Entschieden von",
  },
};

export const dates: Part<"dates"> = { month: "nur Monat", year: "nur Jahr" };

export const spans: Part<"spans"> = {
  lessThanMinute: "weniger als eine Minute",
  minutes: (n: number) => `${n} Min.`,
  hours: (n: number) => `${n} Std.`,
  days: (n: number) => `${n} T.`,
};

export const people: Part<"people"> = {
  node: "der Knoten",
  unnamed: "ohne Namen",
  erased: "gelöscht",
  bystander: "unbeteiligt, nicht verglichen",
  unknown: "nicht bekannt",
};
