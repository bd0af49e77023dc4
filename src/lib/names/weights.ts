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
    "base": -4.11, "rarity": 0.32, "rarityHigh": 1.15, "rarityUnlike": -0.09,
    "unlike10": -0.82, "unlike20": -0.5, "unlike30": -0.51, "unlike40": -0.09, "unlike50": -0.4, "unlike66": -1.22,
    "nickname": -1.84, "equivalent": -0.67, "initial": 0.45, "join": -2.08, "particle": 1.25,
    "contradicted": -4.59, "contradictedMore": -3.45, "contradictedFirst": 0, "contradictedLast": -0.29, "contradictedSameLetter": 2.03, "contradictedInitial": -1.04,
    "extra": -1.94, "extraMore": -0.72,
    "scrambled": -1.26, "reordered": -2.24, "oneLink": -0.56, "singleWord": -3.47, "noLink": -3.57, "complete": 1.38, "threeLinks": 0.47,
    "birth.same": 7.69, "birth.day-month-swap": 4.24, "birth.one-edit": 1, "birth.calendar": 1.5, "birth.year-off": 3.97, "birth.overlap-narrow": 3.8, "birth.overlap-wide": 0.3,
    "birth.near": 2.01, "birth.same-year": -3.31, "birth.apart": -4.57, "birth.conflict": -6.49,
    "birthSameContradicted": 1.55, "nationalityShared": 1.21, "nationalityDiffers": -2.85,
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
