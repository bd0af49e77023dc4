import type { Part } from "../translation.ts";

/** The closed lists of the law, in the words an officer chooses from. */
export const law: Part<"law"> = {
  urgencyGrounds: {
    "immediate-serious-threat": "Menace immédiate et grave pour la sécurité publique",
    "danger-to-life": "Danger imminent pour la vie ou l'intégrité physique d'une personne",
    "deprivation-of-liberty": "Une décision de privation de liberté en dépend",
    "loss-of-relevance": "L'information perdrait sa pertinence",
  },
  refusalGrounds: {
    "not-available": "a) Indisponibles pour nous et pour nos autorités compétentes",
    "not-compliant": "b) Ne satisfait pas aux exigences de l'article 4",
    "judicial-refused": "c) L'autorisation judiciaire a été refusée",
    "other-data-category": "d) Données personnelles hors des catégories permises",
    "incorrect-or-outdated": "e) Se sont révélées inexactes, incomplètes ou périmées",
    "harms-security-or-investigation": "f) Nuirait à la sécurité nationale, à une enquête ou à la sécurité d'une personne",
    "minor-offence": "g) Infraction punie d'un an ou moins, ou non punissable ici",
    "owner-refused": "h) L'État d'origine a refusé son consentement",
  },
  outcomes: { "action-taken": "Mesures prises", known: "Connu ici", "no-trace": "Aucune trace ici", partial: "Réponse partielle", information: "Information donnée", assessed: "Reçu et évalué" },
  urgencyArticle: "Directive (UE) 2023/977, art. 4, par. 4",
  refusalArticle: "Directive (UE) 2023/977, art. 6, par. 1, liste fermée",
  gateArticle: "Directive (UE) 2016/680, art. 35 à 38",
  holdArticle: "Directive (UE) 2023/977, art. 5, par. 2",
  clarificationArticle: "Directive (UE) 2023/977, art. 6, par. 3",
};
