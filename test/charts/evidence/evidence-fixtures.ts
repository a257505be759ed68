import type {
  BacktestEvidence,
  ForecastScores,
  PastProjections,
  RulesEvidence
} from "../../../src/views/evidence-files.js";

const published = { variant: "", scenario: "calm", runs: 10_000 };

/** Two kinds of history, R8 in both readings, R5 in two forms, R6 once for both readings, R3. */
export const rulesEvidence: RulesEvidence = {
  date: "2026-11-23",
  seed: 7,
  scenarios: [
    { id: "calm", name: "1,000 a month, counting alone" },
    { id: "typical", name: "400 a month, 5% noise, 10% season" },
    { id: "survey-600", name: "two surveys of 600, 85% satisfied" }
  ],
  unchanged: [
    { rule: "R8", reading: "as-written", ...published, green: 0.03, amber: 0.94, red: 0.03 },
    { rule: "R8", reading: "calibrated", ...published, green: 0.02, amber: 0.955, red: 0.025 },
    {
      rule: "R8",
      reading: "as-written",
      ...published,
      scenario: "typical",
      green: 0.002,
      amber: 0.994,
      red: 0.004
    },
    {
      rule: "R8",
      reading: "calibrated",
      ...published,
      scenario: "typical",
      green: 0.02,
      amber: 0.961,
      red: 0.019
    },
    { rule: "R5", reading: "as-written", ...published, green: 0.001, amber: 0.998, red: 0.001 },
    {
      rule: "R5",
      reading: "as-written",
      ...published,
      variant: "spread of a mean",
      green: 0.07,
      amber: 0.86,
      red: 0.07
    },
    {
      rule: "XmR",
      reading: "as-written",
      ...published,
      variant: "any run rule",
      green: 0.2,
      amber: 0.55,
      red: 0.25
    },
    { rule: "R3", reading: "as-written", ...published, runs: 2000, green: 0.01, amber: 0.49, red: 0.5 },
    {
      rule: "R6",
      reading: "as-written",
      ...published,
      scenario: "survey-600",
      green: 0.02,
      amber: 0.953,
      red: 0.027
    },
    {
      rule: "R6",
      reading: "calibrated",
      ...published,
      scenario: "survey-600",
      green: 0.02,
      amber: 0.953,
      red: 0.027
    }
  ],
  power: [
    ...[-5, -10, -20].flatMap((changePercent, i) =>
      (["as-written", "calibrated"] as const).map((reading, r) => ({
        rule: "R8" as const,
        reading,
        variant: "",
        scenario: "typical",
        runs: 1000,
        changePercent,
        detected: [0.2, 0.79, 1][i]! - 0.01 * r
      }))
    )
  ],
  looks: [
    { rule: "R8", reading: "as-written", variant: "", scenario: "calm", runs: 500, anyFalse: 0.2 },
    { rule: "R8", reading: "calibrated", variant: "", scenario: "calm", runs: 500, anyFalse: 0.134 }
  ]
};

function score(
  candidate: string,
  horizon: number,
  coverage: number[],
  intervalScore: number
): ForecastScores {
  return { candidate, horizon, targets: 100, coverage, unscaled95: 0.8, intervalScore, mase: 1 };
}

const total = [
  score("flat", 2, [0.5, 0.8, 0.95], 2),
  score("flat", 10, [0.5, 0.8, 0.95], 16),
  score("shared", 2, [0.5, 0.8, 0.951], 1.9),
  score("shared", 10, [0.498, 0.796, 0.948], 12)
];

const late = [
  score("flat", 2, [0.51, 0.81, 0.947], 2.5),
  score("flat", 10, [0.38, 0.68, 0.912], 24),
  score("shared", 2, [0.53, 0.83, 0.954], 2.1),
  score("shared", 10, [0.43, 0.71, 0.897], 18)
];

const NO_SCALING = {
  levels: [50, 80, 95],
  "shared-trend": { total: [], single: [] },
  "own-trend": { total: [], single: [] }
};

/** Two methods at two horizons; the one in use is a quarter better, and falls short in later years. */
export const backtestEvidence: BacktestEvidence = {
  date: "2026-11-23",
  seed: 7,
  quarters: { from: "2006-06", to: "2018-12", window: 20, minimum: 12, fewest: 10 },
  notes: ["target total: offences of four quarters"],
  coverage: { series: 774, origins: 28_680, targets: 207_842 },
  default: "shared",
  fallback: "flat",
  toBeat: "flat",
  candidates: [
    { id: "flat", name: "flat with season" },
    { id: "shared", name: "trend of the group" }
  ],
  byForce: {
    total,
    single: total,
    overall: {
      total: [
        { candidate: "flat", intervalScore: 9, ratio: 1, mase: 1.2 },
        { candidate: "shared", intervalScore: 6.93, ratio: 0.77, mase: 1.1 }
      ],
      single: []
    }
  },
  byTime: {
    total: late,
    single: late,
    overall: {
      total: [
        { candidate: "flat", intervalScore: 12, ratio: 1, mase: 1.7 },
        { candidate: "shared", intervalScore: 9, ratio: 0.75, mase: 1.4 }
      ],
      single: []
    }
  },
  byGroup: [
    { group: "Robbery", ...score("flat", 2, [0.5, 0.8, 0.95], 2) },
    { group: "Robbery", ...score("shared", 2, [0.5, 0.8, 0.95], 1.9) }
  ],
  constants: [
    { coursePhi: 0.9, distanceAlpha: 0.5, all: 0.78, early: 0.76, late: 0.79 },
    { coursePhi: 0.95, distanceAlpha: 0.5, all: 0.77, early: 0.77, late: 0.75 }
  ],
  scalings: { 1: NO_SCALING, 2: NO_SCALING }
};

const bands = (expected: number, share: number) =>
  [50, 80, 95].map((confidence, i) => ({
    confidence,
    lower: Math.round(expected * (1 - share * (i + 1))),
    upper: Math.round(expected * (1 + share * (i + 1)))
  }));

const quarterEnds = ["2013-12", "2014-03", "2014-06", "2014-09", "2014-12", "2015-03", "2015-06", "2015-09"];

/** A line of eight quarters, four of them known. */
export const pastProjections: PastProjections = {
  date: "2026-11-23",
  force: "leicestershire",
  origin: "2014-09",
  target: { from: "2014-10", to: "2015-09" },
  notes: ["nothing later was used"],
  lines: [
    {
      measure: "burglary",
      name: "Number of offences",
      proxy: null,
      quarters: quarterEnds.map((quarterEnd, i) => ({ quarterEnd, count: 1000 + 20 * i })),
      actual: 4440,
      projections: [
        { candidate: "shared", expected: 4000, bands: bands(4000, 0.06), heldBy: 80 },
        { candidate: "flat", expected: 3600, bands: bands(3600, 0.05), heldBy: null }
      ],
      path: quarterEnds
        .slice(4)
        .map((quarterEnd) => ({ quarterEnd, expected: 1000, bands: bands(1000, 0.06) }))
    }
  ]
};
