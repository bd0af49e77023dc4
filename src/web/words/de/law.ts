import type { Part } from "../translation.ts";

/** The closed lists of the law, in the words an officer chooses from. */
export const law: Part<"law"> = {
  urgencyGrounds: {
    "immediate-serious-threat": "Unmittelbare und ernsthafte Gefahr für die öffentliche Sicherheit",
    "danger-to-life": "Unmittelbare Gefahr für Leben oder körperliche Unversehrtheit einer Person",
    "deprivation-of-liberty": "Eine Entscheidung über eine Freiheitsentziehung hängt davon ab",
    "loss-of-relevance": "Die Information würde ihre Bedeutung verlieren",
  },
  refusalGrounds: {
    "not-available": "a) Uns und unseren zuständigen Behörden nicht verfügbar",
    "not-compliant": "b) Erfüllt die Anforderungen des Artikels 4 nicht",
    "judicial-refused": "c) Die richterliche Genehmigung wurde verweigert",
    "other-data-category": "d) Personenbezogene Daten außerhalb der zulässigen Kategorien",
    "incorrect-or-outdated": "e) Als unrichtig, unvollständig oder überholt erkannt",
    "harms-security-or-investigation": "f) Würde nationaler Sicherheit, Ermittlungen oder der Sicherheit einer Person schaden",
    "minor-offence": "g) Straftat mit Höchststrafe von einem Jahr oder weniger, oder hier nicht strafbar",
    "owner-refused": "h) Der Herkunftsstaat hat die Zustimmung versagt",
  },
  outcomes: { "action-taken": "Maßnahmen getroffen", known: "Hier bekannt", "no-trace": "Hier keine Spur", partial: "Teilweise beantwortet", information: "Auskunft erteilt", assessed: "Eingegangen und bewertet" },
  urgencyArticle: "Richtlinie (EU) 2023/977 Art. 4 Abs. 4",
  refusalArticle: "Richtlinie (EU) 2023/977 Art. 6 Abs. 1, abschließende Liste",
  gateArticle: "Richtlinie (EU) 2016/680 Art. 35 bis 38",
  holdArticle: "Richtlinie (EU) 2023/977 Art. 5 Abs. 2",
  clarificationArticle: "Richtlinie (EU) 2023/977 Art. 6 Abs. 3",
};
