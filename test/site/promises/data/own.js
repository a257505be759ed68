import { sum } from "d3";

/** A module of the author's own, with a package. */
export const twice = (n) => sum([n, n]);
