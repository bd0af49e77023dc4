import type { Part } from "../translation.ts";

/** Les ordres qui empêchent l'effacement après un incident. */
export const preservation: Part<"preservation"> = {
  title: "Conservation",
  below: "Après un incident, un ordre arrête l'effacement dans son périmètre. L'un propose, un autre le met en vigueur, et il prend fin de lui-même.",
  none: "Aucun ordre n'a jamais été donné",
  noneWords: "Les rapprochements écartés ou trop faibles partent après un an. Un ordre garde ce dont une enquête peut avoir besoin.",
  states: { proposed: "proposé, ne garde encore rien", "in-force": "en vigueur", rejected: "rejeté", lifted: "levé", expired: "terminé" },
  scope: "Garde",
  everything: "tout ce qui est au dossier",
  legalBasis: "Base juridique",
  until: "Jusqu'au",
  reasons: "Motifs",
  proposed: "Proposé",
  decided: "Décidé",
  ended: "Terminé",
  by: (post: string, at: string) => `${post}, le ${at}`,
  propose: { title: "Proposer un ordre", incident: "L'incident", scopeHelp: "Un par ligne : une personne comme w1#p1, un fil ou un dossier de surveillance comme thread:… ou file@….", all: "Tout ce qui est au dossier", untilHelp: "Un an au plus.", submit: "Proposer", missing: "Il faut un incident, une base juridique, un périmètre, une fin et des motifs." },
  confirm: { name: "Mettre en vigueur", title: "Mettre l'ordre en vigueur", about: "Désormais rien n'est effacé dans son périmètre jusqu'à sa fin.", submit: "Mettre en vigueur" },
  reject: { name: "Rejeter", title: "Rejeter l'ordre", about: "Il ne garde rien. Il reste au dossier.", submit: "Rejeter" },
  lift: { name: "Lever", title: "Lever l'ordre", about: "Ce qu'il gardait part dès que cela serait parti sans lui.", submit: "Lever" },
  own: "Proposé par vous : un autre décide",
};
