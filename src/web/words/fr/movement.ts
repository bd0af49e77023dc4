import type { Part } from "../translation.ts";

/** Qui un avis concerne, et qui serait prévenu. */
export const movement: Part<"movement"> = {
  title: "Qui cela concerne",
  about: "La destination, la résidence et chaque nationalité. Vous confirmez chacune ; rien ne part pour autant.",
  ask: "Montrer qui serait prévenu",
  incomplete: "Une fois l'avis complet.",
  nobody: "Aucun autre État n'est concerné.",
  add: "Ajouter ce qui est coché aux destinataires",
  why: { destination: "la destination", transit: "le transit", residence: "la résidence", nationality: "la nationalité" },
  unknown: "aucune autorité de cet État n'est connue ici",
  addressed: "figure déjà parmi les destinataires",
  blocked: "hors de l'Union : pas tant qu'une protection internationale est demandée, accordée ou inconnue",
};
