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
    "base": -3.67, "rarity": 0.29, "rarityHigh": 1.09, "rarityUnlike": -0.02,
    "unlike10": -0.83, "unlike20": -0.56, "unlike30": -0.59, "unlike40": -0.1, "unlike50": -0.46, "unlike66": -1.28,
    "nickname": -1.84, "equivalent": -0.63, "initial": 0.28, "join": -2, "particle": 1.12,
    "contradicted": -4.9, "contradictedMore": -3.51, "contradictedFirst": 0, "contradictedLast": -0.29, "contradictedSameLetter": 2.05, "contradictedInitial": -1.14,
    "extra": -1.93, "extraMore": -0.75,
    "reordered": -2.04, "oneLink": -0.39, "singleWord": -3.47, "noLink": -3.55, "complete": 1.35, "threeLinks": 0.39,
    "birth.same": 7.58, "birth.day-month-swap": 4.22, "birth.one-edit": 1, "birth.calendar": 1.5, "birth.year-off": 3.98, "birth.overlap-narrow": 3.81, "birth.overlap-wide": 0.3,
    "birth.near": 2, "birth.same-year": -3.35, "birth.apart": -4.66, "birth.conflict": -6.49,
    "birthSameContradicted": 1.56, "nationalityShared": 1.16, "nationalityDiffers": -2.83,
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
