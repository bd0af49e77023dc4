/**
 * The weights of the score, in natural-log odds. Data, versioned: nothing is learned while running.
 * `version` changes with any number.
 */
export const model = {
  version: "2026-11-1",
  /** Against every record stands the chance that the person is another: minus log of the list's size, and this. */
  base: 0.2,
  smallestList: 10_000,
  /** Share of a word's rarity that counts. */
  rarity: 1,
  reordered: -0.4,
  /** An unlinked word when the other side has none left: merely left out. */
  leftOut: -1,
  /** An unlinked word on each side: one name says otherwise than the other. */
  contradicted: -3.6,
  initial: 1.2,
  particle: 0.1,
  oneWordOnly: -3.5,
  /** No names-only evidence counts for more; asymptotes of a soft cap without and with a birth date to compare. */
  capWithoutBirth: 3.6,
  capWithBirth: 7,
  birth: {
    "same": 7, "day-month-swap": 5, "one-edit": 3.4, "calendar": 3, "year-off": 2.4, "overlap-narrow": 2.6, "overlap-wide": 0.6,
    "near": 0, "same-year": -2, "apart": -3.5, "conflict": -9, "unknown": 0,
  },
  sexDiffers: -2.5,
  nationality: { shared: 0.9, none: -0.8 },
  place: { same: 2.2, similar: 1.4, none: -0.5 },
  document: { same: 11, other: -0.6 },
} as const;

/**
 * The scores at which something happens. `interrupt`: an officer at a counter is stopped; `queue`: the desk looks at it
 * today; `nearMiss`: kept beside the record, shown on request. Set from the false-alert rates in bench/quality/results.
 */
export const alertScores = { interrupt: 0.995, queue: 0.6, nearMiss: 0.15 } as const;
