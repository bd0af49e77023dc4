/** Where a page ended in a list with the newest first: many rows have one instant, so their ids order them. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

/** Before every row. */
export const TOP: Place = { at: "9999", id: "" };
