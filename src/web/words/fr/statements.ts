import type { Part } from "../translation.ts";

/** What a claim says, as a sentence without a subject. */
export const statements: Part<"statements"> = {
  birth: (on: string) => `Naissance : ${on}`,
  entry: (country: string, on: string, place: string) => `Entrée : ${country}${place}, ${on}`,
  exit: (country: string, on: string, place: string) => `Sortie : ${country}${place}, ${on}`,
  noEntry: (country: string, during: string) => `Aucune entrée enregistrée (${country}) en ${during}`,
  noExit: (country: string, asOf: string) => `Aucune sortie enregistrée (${country}) au ${asOf}`,
  presence: (country: string, place: string, on: string) => `Présence : ${country}${place}, ${on}`,
  at: (place: string) => ` à ${place}`,
  eventDate: (event: string, on: string) => `« ${event} » a eu lieu le ${on}`,
  communication: (as: string, from: string, to: string, happened: boolean, on: string) => `${as} de ${from} à ${to} ${happened ? "a eu lieu" : "n'a jamais eu lieu"}${on === "" ? "" : `, ${on}`}`,
  as: { request: "Une demande", answer: "Une réponse", notice: "Un avis", message: "Un message" },
  denied: (text: string) => `Nie : ${text}`,
};
