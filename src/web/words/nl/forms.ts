import type { Part } from "../translation.ts";

/** What stands beside fields, whatever form they are in. */
export const forms: Part<"forms"> = {
  missing: "Dit moet worden ingevuld.",
  dayHelp: "2015-07-14",
  notDay: "Geen dag: schrijf hem als 2015-07-14.",
  notMoment: "Geen tijd: schrijf haar als 2015-07-14 10:40.",
  optional: "facultatief",
  more: "Meer",
  less: "Minder",
  add: (what: string) => `${what} toevoegen`,
  remove: (what: string) => `${what} verwijderen`,
  none: "geen",
  outsideUnion: "buiten de Unie",
  choose: "Kiezen…",
  reasons: "Redenen",
  reasonsHelp: "Wordt bij de handeling bewaard. Een onderzoek kan het lezen.",
  gate: {
    title: (names: string) => `Voordat dit de Unie verlaat: ${names}`,
    about: "Alles wat verder gaat dan een ontvangstbevestiging, gaat langs deze vragen.",
    purpose: "Doel van de doorgifte",
    competent: "De ontvanger is bevoegd voor dat doel",
    consent: "Informatie van elders",
    consentOwn: "Alles is van onszelf",
    consentGiven: "De opsteller heeft ingestemd",
    safeguards: "Waarborgen, of de grond die ervoor in de plaats komt",
    motive: "Ik heb gevraagd of het motief politiek, militair, religieus of raciaal is",
    treatment: "Ik heb gevraagd of foltering, mishandeling of de doodstraf te vrezen is",
    decidedBy: "Beslist door",
  },
};

export const dates: Part<"dates"> = { month: "alleen maand", year: "alleen jaar" };

export const spans: Part<"spans"> = {
  lessThanMinute: "minder dan een minuut",
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} u`,
  days: (n: number) => `${n} d`,
};

export const people: Part<"people"> = {
  node: "de node",
  unnamed: "zonder naam",
  erased: "gewist",
  bystander: "omstander, niet vergeleken",
  unknown: "niet bekend",
};
