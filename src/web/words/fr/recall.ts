import type { Part } from "../translation.ts";

export const recall: Part<"recall"> = {
  ask: { name: "Demander l'accord", title: "Demander l'accord de l'émetteur", about: "Il signe pour un destinataire et pour la version en vigueur. Sans cela, ce code de traitement ne laisse rien passer.", submit: "Demander", target: "À transmettre à", answerBy: "Réponse souhaitée avant" },
  grant: { name: "Donner l'accord", title: "Accepter la transmission", about: "Signé au nom de cette autorité, jusqu'au moment indiqué. L'accord peut être repris.", submit: "Signer", until: "Valable jusqu'à" },
  deny: { name: "Refuser l'accord", title: "Refuser la transmission", about: "L'auteur de la demande en est informé, avec les motifs.", submit: "Refuser" },
  revoke: { name: "Reprendre l'accord", title: "Reprendre l'accord donné", about: "Ce qui a été transmis sur cette base y est retiré, et doit être confirmé.", submit: "Reprendre" },
  signed: "L'émetteur a un nœud : son accord signé accompagne la copie, sinon rien ne part.",
  erase: { name: "Faire effacer", title: "Demander l'effacement", about: "Une seconde personne approuve. Le contenu disparaît alors partout ici ; qu'il a existé demeure.", submit: "Demander", rule: "Règle", ruleHelp: "Le délai, le jugement ou la demande qui l'exige.", legalBasis: "Base légale" },
  erasures: {
    title: "Effacements",
    about: "Demandés par l'un, approuvés par l'autre, puis menés jusqu'à la dernière trace. Les copies d'autres autorités et ce qui a été imprimé ou exporté sont en dehors.",
    none: "Aucun effacement n'a été demandé",
    states: { asked: "demandé", declined: "refusé", intended: "approuvé", erased: "effacé, encore en route ailleurs", released: "en cours de purge", done: "terminé" },
    target: "Objet",
    rule: "Règle",
    reasons: "Motifs",
    asked: "Demandé",
    decided: "Décidé",
    done: "Terminé",
    kept: "Conservé par l'ordre",
    outside: "Aussi auprès de",
    readings: (count: number) => `consulté ${count} fois ici`,
    approve: "Approuver",
    decline: "Refuser",
    own: "Personne n'approuve un effacement qu'il a demandé lui-même.",
  },
  onFile: (day: string, rule: string) => `Au dossier, effacé le ${day} selon ${rule}`,
};
