/**
 * Satisfaction and confidence as the paper's dashboard page prints them (data/sources/printed-figures.yaml): survey,
 * baseline and latest percentage; null where the page prints NA.
 */
export const PRINTED_SURVEYS: readonly [survey: string, baseline: number | null, latest: number][] = [
  ["domestic-violence-satisfaction", null, 90.6],
  ["sexual-offences-satisfaction", null, 91.4],
  ["hate-crime-satisfaction", 84.2, 83.4],
  ["asb-satisfaction", 82.9, 80.6],
  ["all-user-satisfaction", 84.5, 84.0],
  ["confidence", 75.3, 82.7],
  ["domestic-burglary-satisfaction", 89.7, 88.3],
  ["violence-satisfaction", 78.1, 76.0],
  ["theft-from-motor-vehicle-satisfaction", 75.5, 81.0],
  ["theft-of-motor-vehicle-satisfaction", 85.9, 84.5]
];
