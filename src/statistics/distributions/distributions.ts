/** The few probability distributions that the ratings need, under one door. */
export { chiSquareCdf, chiSquareQuantile, chiSquareTail } from "./chi-square.js";
export { logGamma } from "./log-gamma.js";
export { normalCdf, normalQuantile } from "./normal.js";
export { poissonCdf, poissonQuantile } from "./poisson.js";
export { studentTCdf, studentTQuantile } from "./student-t.js";
