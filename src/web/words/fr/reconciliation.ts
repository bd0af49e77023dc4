import type { Part } from "../translation.ts";

/** La liste d'une autre autorité comparée à nos dossiers. */
export const reconciliation: Part<"reconciliation"> = {
  title: "Comparer une liste à la nôtre",
  below: "Ce qui est pareil, ce qui manque d'un côté ou de l'autre, ce qui diffère. Rien de la liste n'est gardé, et personne n'y est rattaché à quiconque.",
  open: "Comparer une liste à la nôtre",
  file: "Leur liste",
  fileHelp: "CSV dont la première ligne nomme les colonnes (id, name, born, nationality, document, category, action, fallback, review, terrorism), ou JSON.",
  submit: "Comparer",
  counts: (theirs: number, ours: number) => `${theirs} sur leur liste, ${ours} dans nos dossiers`,
  ignored: (columns: string) => `Non compris, et non comparé : ${columns}`,
  kinds: { differs: "Diffère", "missing-here": "Manque ici", "missing-there": "Manque là-bas", same: "Pareil" },
  none: "Personne",
  captions: { differs: "Sur les deux listes, avec des différences", "missing-here": "Sur leur liste seulement", "missing-there": "Dans nos dossiers seulement", same: "Sur les deux listes, pareil" },
  columns: { ours: "Chez nous", theirs: "Chez eux", field: "Quoi", here: "Ici", there: "Là-bas" },
  fields: { names: "noms", births: "naissance", birthplace: "lieu de naissance", sex: "sexe", nationalities: "nationalité", documents: "documents", category: "catégorie", action: "mesure", fallback: "à défaut", review: "réexamen", terrorism: "terrorisme" },
  alsoLike: (ids: string) => `Ressemble aussi à : ${ids}`,
  why: "Pourquoi ils sont tenus pour une seule personne",
};
