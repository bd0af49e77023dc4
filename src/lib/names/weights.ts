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
    "base": -3.845, "rarity": 0.281, "rarityHigh": 1.126, "rarityUnlike": 0,
    "unlike10": -0.738, "unlike20": -0.403, "unlike30": -0.474, "unlike40": -0.217, "unlike50": -0.318, "unlike66": -1.077,
    "nickname": -1.676, "initial": 0.394, "join": -1.758, "particle": 1.128,
    "contradicted": -4.465, "contradictedMore": -2.867, "contradictedFirst": 0, "contradictedLast": -0.278, "contradictedSameLetter": 1.992, "contradictedInitial": -1.064,
    "extra": -1.767, "extraMore": -0.886,
    "reordered": -1.9, "oneLink": -0.593, "singleWord": -3.471, "noLink": -3.996, "complete": 1.263, "threeLinks": 0.325,
    "birth.same": 7.569, "birth.day-month-swap": 4.584, "birth.one-edit": 0.998, "birth.calendar": 1.5, "birth.year-off": 4.409, "birth.overlap-narrow": 3.74, "birth.overlap-wide": 0.3,
    "birth.near": 0.3, "birth.same-year": -2.394, "birth.apart": -4.487, "birth.conflict": -6.5,
    "birthSameContradicted": 1.395, "nationalityShared": 1.398, "nationalityDiffers": -2.815,
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
