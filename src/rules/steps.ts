/** One step from the data to what is shown: the settings that it reads itself, and the steps whose results it reads. */
interface Step {
  reads: readonly string[];
  from?: readonly StepName[];
}

/** The steps of rating a measure, whose results are remembered. A test watches every step and fails when one reads a setting that is not listed. */
export type RatingStep =
  | "odd-months"
  | "season"
  | "outlook"
  | "change-as-written"
  | "change-calibrated"
  | "change-plan-life"
  | "trends"
  | "forecast"
  | "forecast-plan-life"
  | "offences-as-written"
  | "offences-calibrated"
  | "offences-plan-life"
  | "compared-rates"
  | "compared-percentages"
  | "position-rates"
  | "position-percentages"
  | "spc-as-written"
  | "spc-model"
  | "spc-calibrated"
  | "spc-plan-life"
  | "survey-change"
  | "survey-plan-life";

/** Parts of a step that another step reads alone. */
type PartStep =
  | "lines-as-written"
  | "lines-calibrated"
  | "reached-as-written"
  | "reached-calibrated"
  | "reached-plan-life"
  | "unchanged-history"
  | "plan-histories"
  | "change-looks"
  | "spc-looks"
  | "survey-waves";

/** The steps of showing results. A test changes every setting and compares the pictures that move with those that read it. */
export type ShowingStep =
  | "months-shown"
  | "projections-drawn"
  | "projections-to-target"
  | "target-drawn"
  | "moving-range"
  | "season-removed"
  | "values-tried"
  | "rules-in-scheme"
  | "published"
  | "panel";

export type StepName = RatingStep | PartStep | ShowingStep;

const SEASON = ["season.window", "season.minimum", "season.method"];
const SEASON_OF_MONTHS = [...SEASON, "season.calendar"];
const CHANGE_WINDOWS = ["baseline.start", "baseline.months", "latest.months", "recording"];
const CHANGE = ["z", ...CHANGE_WINDOWS];
const SPC_WINDOWS = ["spc.recent", "spc.previous", "recording"];
const TARGET = ["target.end", "target.months", "achievement"];

/**
 * Which settings each step reads: the one list of it. What a page remembers, the settings under a picture, the
 * settings used by a measure and the thresholds that can move a colour all derive from it.
 */
export const STEPS: Record<StepName, Step> = {
  // Every month up to the period end is looked at, whatever the windows.
  "odd-months": { reads: [] },
  // By R1's third method the model has levels of the windows.
  season: { reads: [...CHANGE_WINDOWS, ...SEASON_OF_MONTHS, "method"] },
  outlook: { reads: [...SEASON, "target.end", "msg.edition", "method"] },
  "change-as-written": { reads: CHANGE },
  "change-calibrated": { reads: CHANGE, from: ["season"] },
  // A critical value made for all looks of the plan needs no z.
  "change-plan-life": { reads: ["planLife.share"], from: ["change-looks"] },
  trends: { reads: ["projection.confidence"], from: ["reached-as-written"] },
  forecast: { reads: ["projection.confidence"], from: ["reached-calibrated"] },
  "forecast-plan-life": { reads: ["projection.confidence"], from: ["reached-plan-life"] },
  "offences-as-written": { reads: ["unmaintained"], from: ["reached-as-written"] },
  "offences-calibrated": { reads: ["unmaintained"], from: ["reached-calibrated"] },
  "offences-plan-life": { reads: ["unmaintained"], from: ["reached-plan-life"] },
  "compared-rates": { reads: ["latest.months", "msg.edition"] },
  "compared-percentages": { reads: ["survey.oldest", "survey.least", "msg.edition"] },
  "position-rates": { reads: ["msg.edition"], from: ["lines-calibrated", "compared-rates"] },
  "position-percentages": { reads: ["msg.edition"], from: ["lines-calibrated", "compared-percentages"] },
  // Mean and lines of figures that are at hand.
  // Mean and lines of figures that are at hand.
  "lines-as-written": { reads: ["z", "msg.average"] },
  "lines-calibrated": { reads: ["method"], from: ["lines-as-written"] },
  // Is the target reached? The interval that is printed with a projection has no say in it.
  "reached-as-written": {
    reads: [...TARGET, "trends.windows", "baseline.start"],
    from: ["change-as-written"]
  },
  "reached-calibrated": {
    reads: [...TARGET, "projection.probability"],
    from: ["change-calibrated", "outlook"]
  },
  "reached-plan-life": {
    reads: [...TARGET, "planLife.share"],
    from: ["change-plan-life", "outlook"]
  },
  // What chance alone would make of a series: the histories behind the chance of every false colour.
  "unchanged-history": { reads: SEASON_OF_MONTHS },
  // The same over a whole plan, from what is known when it begins; and what each rule says of it at every look.
  "plan-histories": {
    reads: ["baseline.start", "baseline.months", "target.end"],
    from: ["unchanged-history"]
  },
  "change-looks": { reads: CHANGE_WINDOWS, from: ["plan-histories", "season"] },
  "spc-looks": { reads: [], from: ["plan-histories", "spc-model"] },
  "spc-as-written": { reads: [...SPC_WINDOWS, "z", "spc.lines"] },
  "spc-model": { reads: [...SPC_WINDOWS, ...SEASON_OF_MONTHS, "method"] },
  "spc-calibrated": { reads: [...SPC_WINDOWS, "z"], from: ["spc-model"] },
  "spc-plan-life": { reads: ["planLife.share"], from: ["spc-looks"] },
  "survey-waves": { reads: ["baseline.start", "baseline.months", "survey.oldest", "survey.least"] },
  "survey-change": { reads: ["survey.confidence"], from: ["survey-waves"] },
  "survey-plan-life": { reads: ["planLife.share", "target.end"], from: ["survey-waves"] },

  // The charts of a series begin with the baseline, or earlier.
  "months-shown": { reads: ["baseline.start"] },
  // The fan has bands of its own, and prints the chance, not what it is compared with.
  "projections-drawn": { reads: [], from: ["reached-as-written", "change-calibrated", "outlook"] },
  // To a target in numbers: R1 has to be judged, but where it draws its lines does not matter then.
  "projections-to-target": {
    reads: [...TARGET, "trends.windows", "baseline.start", "baseline.months", "latest.months", "recording"],
    from: ["outlook"]
  },
  // A target in numbers among the months known, from the end of the baseline on.
  "target-drawn": { reads: [...TARGET, "baseline.start", "baseline.months"] },
  "moving-range": { reads: ["z"] },
  "season-removed": { reads: SEASON_OF_MONTHS },
  // A baseline is tried only as long as the target period comes after it.
  "values-tried": { reads: ["baseline.start", "baseline.months", "target.end", "target.months"] },
  "rules-in-scheme": { reads: ["scheme"] },
  published: { reads: ["reading"], from: ["rules-in-scheme"] },
  panel: { reads: ["layout"], from: ["published"] }
};

/** The steps of a chart of single months, with its season removed or not. */
export function xmrSteps(season: boolean): StepName[] {
  return ["moving-range", "months-shown", ...(season ? (["season-removed"] as const) : [])];
}

/** Every setting that the results of some steps depend on, through the steps they read as well. */
export function settingsOf(steps: readonly StepName[]): string[] {
  const paths = steps.flatMap((name) => {
    const { reads, from = [] } = STEPS[name];
    return [...reads, ...settingsOf(from)];
  });
  return [...new Set(paths)];
}
