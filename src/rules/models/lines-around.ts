import type { Lines } from "../rating.js";

/** Lines this far from a centre, on either side: no count, rate or percentage lies below none. */
export function linesAround(centre: number, margin: number): Lines {
  return { centre, lower: Math.max(0, centre - margin), upper: centre + margin };
}
