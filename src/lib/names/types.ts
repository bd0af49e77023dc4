/** One way a person is called: the whole name as written, and the parts of it whose role is known. */
export interface NameText {
  readonly text: string;
  readonly surname?: string;
  readonly forenames?: string;
}

/**
 * An inclusive interval of birth dates, `YYYY-MM-DD`: a full date has `from` equal to `to`, a year alone spans it,
 * an age at a date spans a year. Dates that do not exist are ignored.
 */
export interface BirthInterval {
  readonly from: string;
  readonly to: string;
}

/** A travel or identity document; type and issuer are compared when both sides have them. */
export interface DocumentNumber {
  readonly type: string;
  readonly issuer?: string;
  readonly number: string;
}

/**
 * What one source says about one person. Every list holds alternatives: several names are aliases, several births are
 * conflicting statements. Nothing is trusted: texts of any length and script are accepted and cut where they exceed a bound.
 */
export interface Described {
  readonly names: readonly NameText[];
  readonly births?: readonly BirthInterval[];
  readonly sex?: "F" | "M" | "X";
  /** ISO 3166-1 alpha-2. */
  readonly nationalities?: readonly string[];
  readonly birthPlaces?: readonly string[];
  readonly documents?: readonly DocumentNumber[];
}

/** The similarity rules of Delegated Regulation (EU) 2023/332: eight for names, three for birth dates, three for places. */
export type RuleCode =
  | "name.transliteration" | "name.inversion" | "name.one-field" | "name.word-swap"
  | "name.letter-swap" | "name.one-edit" | "name.punctuation" | "name.truncation"
  | "birth.day-month-swap" | "birth.calendar-conversion" | "birth.one-edit"
  | "place.transliteration" | "place.one-edit" | "place.renamed";

/** One term of a score. The contributions of all terms sum to the log-odds. */
export interface Reason {
  /** What was found, stable once published, `noun.finding`. */
  readonly code: string;
  /** Natural-log odds this term adds (positive) or takes away (negative). */
  readonly contribution: number;
  readonly rule?: RuleCode;
  /** What the first description says. */
  readonly a?: string;
  /** What the second description says. */
  readonly b?: string;
  /** One English sentence for an officer. */
  readonly text: string;
}

/** The judgement on one pair of descriptions. */
export interface Comparison {
  /** Calibrated probability, 0 to 1, that both describe one person. A candidate for a human decision, never a decision. */
  readonly score: number;
  /** Natural log of score / (1 - score). */
  readonly logOdds: number;
  readonly reasons: readonly Reason[];
}
