import type { FeatureName } from "./features.ts";

/** The weights of the score, in natural-log odds. Data, versioned: nothing is learned while running. */
export interface Model {
  readonly version: string;
  /** Persons on the list the weights were fitted on. */
  readonly fittedList: number;
  readonly listSlope: number;
  /** What names say above `capFrom` bends towards `cap`, which it never reaches. */
  readonly capFrom: number;
  readonly cap: number;
  /** One agreeing word beside a contradicted one bends above `holdFrom` towards `hold`, below the score that interrupts. Set by hand. */
  readonly holdFrom: number;
  readonly hold: number;
  readonly weights: Readonly<Record<FeatureName, number>>;
}

export const model: Model = {
  version: "2026-11-5",
  fittedList: 100_000,
  listSlope: 0.72,
  capFrom: 2,
  cap: 4,
  holdFrom: 4.2,
  hold: 5.2,
  weights: {
    "base": -3.53, "rarity": 0.29, "rarityHigh": 0.85, "rarityUnlike": -0.38,
    "unlike10": -0.18, "unlike20": -0.26, "unlike30": 0, "unlike40": 0, "unlike50": -0.2, "unlike66": -1.32,
    "knownUnlike": -0.3,
    "nickname": -1.54, "equivalent": -0.64, "initial": 0.59, "join": -1.53, "particle": 0.8,
    "contradicted": -4.17, "contradictedMore": -3.96, "contradictedFirst": 0, "contradictedLast": -0.49, "contradictedSameLetter": 1.92, "contradictedKnown": -0.22, "contradictedInitial": -1.04,
    "extra": -1.38, "extraMore": -0.43, "extraFirst": -0.78, "extraLast": -0.55,
    "namesakes": -0.18, "scrambled": -2.1, "reordered": -1.82, "oneLink": -0.24, "singleWord": -3.46, "noLink": -4.43, "complete": 0.99, "threeLinks": 0.73,
    "birth.same": 8.34, "birth.day-month-swap": 4.81, "birth.one-edit": 1, "birth.calendar": 1.5, "birth.year-off": 4.81, "birth.overlap-narrow": 4.06, "birth.overlap-wide": 0.3,
    "birth.near": 2, "birth.same-year": -3.8, "birth.apart": -4.92, "birth.conflict": -6.49,
    "birthSameContradicted": 1.59, "nationalityShared": 0.71, "nationalityDiffers": -2.96,
  },
};

/** Weights of what the fitting data do not hold; set by hand, on the cautious side, not fitted. */
export const attributeWeights = {
  sexDiffers: -2.5,
  place: { same: 2.2, similar: 1.4, none: -0.5 },
  document: { same: 11, other: -0.6 },
} as const;

/**
 * The scores at which something happens. `interrupt`: an officer at a counter is stopped; `queue`: the desk looks at it
 * today; `nearMiss`: kept beside the record, shown on request. Set from the false-alert rates in bench/quality/results.
 */
export const alertScores = { interrupt: 0.995, queue: 0.6, nearMiss: 0.15 } as const;
