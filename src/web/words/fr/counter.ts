import type { Part } from "../translation.ts";

/** The screen of an officer with a person in front of him. */
export const counter: Part<"counter"> = {
  title: "Guichet",
  below: "Une recherche, une réponse : que faire, de quoi se méfier, qui appeler.",
  name: "Nom",
  nameHelp: "Tel qu'au document, ou tel que vous l'entendez.",
  birth: "Naissance",
  birthHelp: "1985-11-21, 1985-11 ou 1985",
  document: "Numéro du document",
  documentType: "Document",
  submit: "Chercher",
  next: "Personne suivante",
  nothing: "Rien à faire ici",
  nothingWords: "Aucune consigne pour vous. Cela ne dit rien de ce que sait le bureau.",
  actions: { arrest: "Arrêter", "inquiry-check": "Retenir et interroger", "specific-check": "Fouiller et contrôler", locate: "Noter où il se trouve", "discreet-check": "Appeler le bureau", "inform-owner": "Appeler le bureau", none: "Appeler le bureau", "call-desk": "Appeler le bureau" },
  desk: "Pour un motif administratif.",
  fallback: (action: string) => `Si cela ne peut se faire : ${action}`,
  beware: "Attention",
  call: (number: string) => `Appeler le ${number}`,
  noNumber: "Aucun numéro de permanence n'est au dossier.",
  several: (n: number) => `${n} consignes`,
  result: "Que faire",
};
