import type { Answer, RefusalGround, UrgencyGround } from "../../../domain/message.ts";
import type { z } from "zod";

/** The closed lists of the law, in the words an officer chooses from. */
const urgencyGrounds: Record<z.infer<typeof UrgencyGround>, string> = {
  "immediate-serious-threat": "Immediate and serious threat to public security",
  "danger-to-life": "Imminent danger to a person's life or physical integrity",
  "deprivation-of-liberty": "A decision on deprivation of liberty depends on it",
  "loss-of-relevance": "The information would lose its relevance",
};

const refusalGrounds: Record<RefusalGround, string> = {
  "not-available": "(a) Not available to us or to our competent authorities",
  "not-compliant": "(b) Does not meet the requirements of Article 4",
  "judicial-refused": "(c) Judicial authorisation was refused",
  "other-data-category": "(d) Personal data outside the categories allowed",
  "incorrect-or-outdated": "(e) Found to be incorrect, incomplete or no longer up to date",
  "harms-security-or-investigation": "(f) Would harm national security, an investigation or a person's safety",
  "minor-offence": "(g) Offence punishable by one year or less, or no offence here",
  "owner-refused": "(h) The State the information came from withheld its consent",
};

const outcomes: Record<z.infer<typeof Answer>["outcome"], string> = {
  "action-taken": "Action taken",
  known: "Known here",
  "no-trace": "No trace here",
  partial: "Answered in part",
  information: "Information given",
  assessed: "Received and assessed",
};

export const law = {
  urgencyGrounds,
  refusalGrounds,
  outcomes,
  urgencyArticle: "Directive (EU) 2023/977 Art. 4(4)",
  refusalArticle: "Directive (EU) 2023/977 Art. 6(1), a closed list",
  gateArticle: "Directive (EU) 2016/680 Art. 35 to 38",
  holdArticle: "Directive (EU) 2023/977 Art. 5(2)",
  clarificationArticle: "Directive (EU) 2023/977 Art. 6(3)",
};
