import type { FeatureName } from "./features.ts";

/** The weights of the score, in natural-log odds. Data, versioned: nothing is learned while running. */
export interface Model {
  readonly version: string;
  /** Persons on the list the weights were fitted on; shorter lists than `smallestList` count as that long. */
  readonly fittedList: number;
  readonly smallestList: number;
  readonly listSlope: number;
  /** What names say above `capFrom` bends towards `cap`, which it never reaches. */
  readonly capFrom: number;
  readonly cap: number;
  readonly weights: Readonly<Record<FeatureName, number>>;
}

export const model: Model = {
  version: "2026-11-2",
  fittedList: 100_000,
  smallestList: 100_000,
  listSlope: 0.6,
  capFrom: 2,
  cap: 4,
  weights: {
    "base": -3.67, "rarity": 0.293, "rarityHigh": 1.078, "rarityUnlike": -0.018,
    "unlike10": -0.857, "unlike20": -0.523, "unlike30": -0.578, "unlike40": -0.135, "unlike50": -0.39, "unlike66": -1.136,
    "nickname": -1.821, "equivalent": -0.235, "initial": 0.287, "join": -1.95, "particle": 1.166,
    "contradicted": -4.82, "contradictedMore": -3.493, "contradictedFirst": 0, "contradictedLast": -0.329, "contradictedSameLetter": 1.981, "contradictedInitial": -1.132,
    "extra": -1.938, "extraMore": -0.701,
    "reordered": -2.043, "oneLink": -0.368, "singleWord": -3.473, "noLink": -3.486, "complete": 1.304, "threeLinks": 0.389,
    "birth.same": 7.56, "birth.day-month-swap": 4.19, "birth.one-edit": 0.998, "birth.calendar": 1.5, "birth.year-off": 3.94, "birth.overlap-narrow": 3.799, "birth.overlap-wide": 0.3,
    "birth.near": 2.016, "birth.same-year": -3.336, "birth.apart": -4.644, "birth.conflict": -6.491,
    "birthSameContradicted": 1.505, "nationalityShared": 1.174, "nationalityDiffers": -2.823,
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
