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
  readonly weights: Readonly<Record<FeatureName, number>>;
}

export const model: Model = {
  version: "2026-11-3",
  fittedList: 100_000,
  listSlope: 0.6,
  capFrom: 2,
  cap: 4,
  weights: {
    "base": -4.05, "rarity": 0.32, "rarityHigh": 1.14, "rarityUnlike": -0.1,
    "unlike10": -0.86, "unlike20": -0.45, "unlike30": -0.52, "unlike40": -0.06, "unlike50": -0.42, "unlike66": -1.22,
    "nickname": -1.82, "equivalent": -0.69, "initial": 0.44, "join": -2.02, "particle": 1.3,
    "contradicted": -4.63, "contradictedMore": -3.52, "contradictedFirst": 0, "contradictedLast": -0.26, "contradictedSameLetter": 2.03, "contradictedInitial": -1.04,
    "extra": -1.96, "extraMore": -0.78,
    "namesakes": -0.15, "scrambled": -1.24, "reordered": -2.22, "oneLink": -0.47, "singleWord": -3.47, "noLink": -3.62, "complete": 1.38, "threeLinks": 0.42,
    "birth.same": 7.72, "birth.day-month-swap": 4.26, "birth.one-edit": 1, "birth.calendar": 1.5, "birth.year-off": 3.93, "birth.overlap-narrow": 3.8, "birth.overlap-wide": 0.3,
    "birth.near": 2.02, "birth.same-year": -3.32, "birth.apart": -4.58, "birth.conflict": -6.49,
    "birthSameContradicted": 1.58, "nationalityShared": 1.23, "nationalityDiffers": -2.87,
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
