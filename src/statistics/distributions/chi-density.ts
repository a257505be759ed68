import { poissonDensity } from "./incomplete-gamma.js";

/** Density of the root of a chi-square variable, the chi distribution, above 0 (Johnson, Kotz & Balakrishnan 1994, 18.8.3). */
export function chiDensity(root: number, degreesOfFreedom: number): number {
  const half = degreesOfFreedom / 2;
  return (2 * half * poissonDensity(half, root ** 2 / 2)) / root;
}
