/** A place in a drawing, its middle at 0, 0. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Room that a dot with its label takes on the ring. */
const STEP = 26;

/** From ring to ring. */
const RING = 58;

/**
 * Places for `count` persons around one: on rings, the innermost first, spread evenly over each. The same number always gives the same
 * drawing, and a new link moves those of its ring alone. Cost grows with the count.
 * @example ringSpots(1) // [{ x: 0, y: -110 }]
 */
export function ringSpots(count: number): readonly Spot[] {
  const spots: Spot[] = [];
  for (let ring = 0; spots.length < count; ring++) {
    const radius = 110 + ring * RING;
    const room = Math.floor((2 * Math.PI * radius) / STEP);
    const here = Math.min(room, count - spots.length);
    for (let n = 0; n < here; n++) {
      const angle = (n / here) * 2 * Math.PI - Math.PI / 2;
      spots.push({ x: Math.round(Math.cos(angle) * radius * 10) / 10, y: Math.round(Math.sin(angle) * radius * 10) / 10 });
    }
  }
  return spots;
}
