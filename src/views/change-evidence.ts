/** The methods of R1 that are held against each other: the second, the third, which is in force, and the third without its part from year to year. */
export const CHANGE_METHODS = ["second", "third without years", "third"] as const;
export type ChangeMethod = (typeof CHANGE_METHODS)[number];

/** Of a kind of history, the share, per cent, in which each method finds what is asked. */
export type FoundBy = Record<ChangeMethod, number>;

/** Whole years of real series in an order drawn by chance: histories in which R1 finds a change although there is none. */
export interface ShuffledTrial {
  plan: string;
  /** Months of the moving mean that is taken out first. */
  trend: number;
  /** Whole years between the baseline and the latest year. */
  between: number;
  series: number;
  histories: number;
  wrong: FoundBy;
  /** Standard error of each, by series. */
  error: FoundBy;
}

/** Simulated histories: how often R1 finds a change, rightly or not. */
export interface SimulatedTrial {
  id: string;
  name: string;
  /** Change of the latest year, per cent; 0 where nothing changes; null where the level turns. */
  change: number | null;
  runs: number;
  found: FoundBy;
}

/** By how much R2's target moves over all looks of a plan, per cent of the baseline's mean: over real series. */
export interface TargetSwing {
  plan: string;
  looks: number;
  series: number;
  /** Median and largest, by the second method and by the third. */
  median: { second: number; third: number };
  largest: { second: number; third: number };
}

/** What another usual deviation from year to year would give: what was chosen is the least that keeps to 6% in the forces. */
export interface TriedDeviation {
  /** Per cent. */
  deviation: number;
  /** Of each plan, the larger share of histories wrong of those with the years side by side and a year between, without their trend of 24 months. */
  wrong: Record<string, number>;
  /** Share of the turns found. */
  turn: number;
}

/** `data/evidence/change.json`. */
export interface ChangeMethodsEvidence {
  date: string;
  seed: number;
  tried: TriedDeviation[];
  shuffled: ShuffledTrial[];
  simulated: SimulatedTrial[];
  swings: TargetSwing[];
}
