/** The few probability distributions that the ratings need, under one door. */
export { chiSquareCdf, chiSquareQuantile } from "./chi-square.js";
export { normalCdf } from "./normal.js";
export { studentTQuantile } from "./student-t.js";
