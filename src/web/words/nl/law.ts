import type { Part } from "../translation.ts";

/** The closed lists of the law, in the words an officer chooses from. */
export const law: Part<"law"> = {
  urgencyGrounds: {
    "immediate-serious-threat": "Onmiddellijke en ernstige bedreiging van de openbare veiligheid",
    "danger-to-life": "Onmiddellijk gevaar voor iemands leven of lichamelijke integriteit",
    "deprivation-of-liberty": "Een beslissing over vrijheidsbeneming hangt ervan af",
    "loss-of-relevance": "De informatie zou haar betekenis verliezen",
  },
  refusalGrounds: {
    "not-available": "a) Niet beschikbaar voor ons of onze bevoegde autoriteiten",
    "not-compliant": "b) Voldoet niet aan de eisen van artikel 4",
    "judicial-refused": "c) De rechterlijke machtiging is geweigerd",
    "other-data-category": "d) Persoonsgegevens buiten de toegestane categorieën",
    "incorrect-or-outdated": "e) Onjuist, onvolledig of achterhaald gebleken",
    "harms-security-or-investigation": "f) Zou de nationale veiligheid, een onderzoek of iemands veiligheid schaden",
    "minor-offence": "g) Feit met een straf van een jaar of minder, of hier niet strafbaar",
    "owner-refused": "h) De staat van herkomst weigerde zijn instemming",
  },
  outcomes: { "action-taken": "Actie ondernomen", known: "Hier bekend", "no-trace": "Hier geen spoor", partial: "Gedeeltelijk beantwoord", information: "Informatie gegeven", assessed: "Ontvangen en beoordeeld" },
  urgencyArticle: "Richtlijn (EU) 2023/977 art. 4, lid 4",
  refusalArticle: "Richtlijn (EU) 2023/977 art. 6, lid 1, een gesloten lijst",
  gateArticle: "Richtlijn (EU) 2016/680 art. 35 tot 38",
  holdArticle: "Richtlijn (EU) 2023/977 art. 5, lid 2",
  clarificationArticle: "Richtlijn (EU) 2023/977 art. 6, lid 3",
};
