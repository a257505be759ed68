/** A share that a plan-life reading states, and what was simulated. Shares are per cent. */
export interface PlanTrial {
  scenario: string;
  rule: "R8" | "R5";
  share: number;
  runs: number;
  looks: number;
  /** By how much the critical value of a single look is multiplied. */
  multiple: number;
  /** Unchanged histories that ever showed a false colour. */
  simulated: number;
  /** The same at the critical value of a single look. */
  single: number;
}

/** Months of a fall by a fifth until R5 finds it; a share of 0 stands for the critical value of a single look. */
export interface PlanDelay {
  scenario: string;
  share: number;
  runs: number;
  /** Null where fewer than half were found by the target date. */
  median: number | null;
  /** Per cent that were not found by the target date. */
  never: number;
}

/** The share simulated where each history's fit is estimated from its own months up to the baseline's end. */
export type PlanEstimated = Omit<PlanTrial, "looks" | "multiple" | "single">;

/** How many unchanged histories, per cent, R3 ever gives another colour than red. */
export interface PlanOffences {
  scenario: string;
  reading: "calibrated" | "plan-life";
  /** That the plan-life reading states, per cent. */
  share: number;
  runs: number;
  ever: number;
}

/** `data/evidence/plan-life.json`. */
export interface PlanEvidence {
  date: string;
  seed: number;
  scenarios: { id: string; name: string }[];
  trials: PlanTrial[];
  delays: PlanDelay[];
  estimated: PlanEstimated[];
  offences: PlanOffences[];
}
