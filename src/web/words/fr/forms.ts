import type { Part } from "../translation.ts";

/** What stands beside fields, whatever form they are in. */
export const forms: Part<"forms"> = {
  missing: "À remplir.",
  dayHelp: "2015-07-14",
  notDay: "Pas un jour : écrivez-le comme 2015-07-14.",
  notMoment: "Pas une heure : écrivez-la comme 2015-07-14 10:40.",
  optional: "facultatif",
  more: "Plus",
  less: "Moins",
  add: (what: string) => `Ajouter ${what}`,
  remove: (what: string) => `Enlever ${what}`,
  none: "aucun",
  outsideUnion: "hors de l'Union",
  choose: "Choisir…",
  reasons: "Motifs",
  reasonsHelp: "Conservés avec l'acte. Une enquête peut les lire.",
  gate: {
    title: (names: string) => `Avant que cela ne quitte l'Union : ${names}`,
    about: "Tout ce qui dépasse l'accusé de réception passe ces questions.",
    purpose: "Finalité du transfert",
    competent: "Le destinataire est compétent pour cette finalité",
    consent: "Informations d'ailleurs",
    consentOwn: "Tout est à nous",
    consentGiven: "Leur émetteur a consenti",
    safeguards: "Garanties, ou le motif qui en tient lieu",
    motive: "J'ai demandé si le motif est politique, militaire, religieux ou racial",
    treatment: "J'ai demandé si la torture, des mauvais traitements ou la peine de mort sont à craindre",
    decidedBy: "Décidé par",
  },
};

export const dates: Part<"dates"> = { month: "mois seulement", year: "année seulement" };

export const spans: Part<"spans"> = {
  lessThanMinute: "moins d'une minute",
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} h`,
  days: (n: number) => `${n} j`,
};

export const people: Part<"people"> = {
  node: "le nœud",
  unnamed: "sans nom",
  erased: "effacé",
  bystander: "tiers, non rapproché",
  unknown: "inconnu",
};
