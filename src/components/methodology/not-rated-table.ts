import { definitionTable } from "../../kit/definition-table.js";
import type { NotRatedReason } from "../../rules/rating.js";

/** Every reason for having no colour: what has happened, and what would mend it. */
export const NOT_RATED_MEANINGS: Record<NotRatedReason, [happened: string, mend: string]> = {
  "no-data": ["No row of the data falls in the period.", "Add the missing rows, or choose another period."],
  "too-few-periods": [
    "The series starts too late, or ends too early, to fill a window.",
    "Wait, or add earlier months."
  ],
  "gap-in-window": ["A month inside a window has no row. A gap is never read as zero.", "Add the month."],
  "suppressed-counts": [
    "A count inside a window of a local area is not published: it is below 5, or would give such a count away.",
    "Look at a larger area."
  ],
  "too-few-offences": [
    "A window of a local area holds fewer offences than the rules’ error rates were measured for.",
    "Look at a larger area."
  ],
  "windows-overlap": [
    "The latest period shares months with the baseline.",
    "Choose a period that ends later; the page names the first that does."
  ],
  "windows-differ": [
    "The calibrated reading pairs the same calendar months, and the two periods are not the same number of whole years.",
    "Give both the same length in years."
  ],
  "peers-missing": [
    "A force of the group has no figure.",
    "Add its figures, or choose another edition of the groups."
  ],
  "no-sample-size": ["It is not known how many people answered.", "Add the base of the survey wave."],
  "no-baseline": ["No survey wave ended with the baseline.", "Add that wave, if it exists."],
  "stale-wave": [
    "The latest survey wave ended too long before the period end.",
    "Add a later wave, or accept older ones in the settings."
  ],
  "no-group": ["The force has no group in the chosen edition.", "Choose an edition that has one."],
  "no-denominator": ["The population is not known.", "Add it."],
  "too-few-peers": ["The group is too small for its spread to mean anything.", "Choose another edition."],
  "model-failed": [
    "The counts are too few, or too irregular, for the model of the calibrated reading.",
    "None: look at the reading as written, and at the chart."
  ],
  "change-not-judged": ["R1 could not be judged, so neither can what builds on it.", "See R1’s own reason."],
  "awaiting-definition": [
    "The plan has not said yet how this is measured.",
    "Name a survey or a percentage for it."
  ],
  "no-series": ["There are single figures without the series behind them.", "Give the series."],
  "other-force": [
    "The figures written into the plan are those of its own force.",
    "None: they say nothing of another force."
  ],
  "other-period": [
    "The figures written into the plan are those of its own period.",
    "Choose the plan’s period, or give the series behind them."
  ]
};

/** The table of reasons. */
export function notRatedTable(): HTMLElement {
  return definitionTable({
    caption: "Every reason for “not rated”",
    headings: ["Reason", "What has happened", "What would mend it"],
    rows: Object.entries(NOT_RATED_MEANINGS).map(([reason, meaning]) => [
      reason.replaceAll("-", " "),
      ...meaning
    ])
  });
}
