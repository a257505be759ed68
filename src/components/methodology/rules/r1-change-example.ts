import { spanName } from "../../../charts/frame/offences-subject.js";
import { pointName } from "../../../charts/frame/series-points.js";
import type { Series } from "../../../plan/plan-data.js";
import { isSingle } from "../../../plan/readings.js";
import type { Settings } from "../../../plan/settings.js";
import type { ChangeEvidence, ChangeFinding } from "../../../rules/rating.js";
import { type ComparedWindows, pairedDifferences } from "../../../rules/windows/compared-windows.js";
import { monthAt } from "../../../rules/windows/series-window.js";
import { deviation } from "../../../statistics/deviation.js";
import { mean } from "../../../statistics/mean.js";
import { leastPlausibleDispersion } from "../../../statistics/regression/least-plausible-dispersion.js";
import { explainFinding } from "../../../words/explanation.js";
import { formatNumber, formatPercent, formatSigned, formatUnits } from "../../../words/format.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import { type ExampleTable, type Step, variable, type Worked } from "../methodology-example.js";
import { periodWord, windowOf } from "../methodology-windows.js";

type Judged = Exclude<ChangeFinding, { finding: "not-judged" }>;

const one = (value: number) => formatNumber(value, 1);
const two = (value: number) => formatNumber(value, 2);

/** R1 as written and calibrated, step by step, from the counts of a measure. */
export function changeExample(source: Methodology, id: string): Worked[] {
  const dossier = dossierOf(source, id);
  const series = dossier.series!;
  const judged = dossier.rating.findings.filter(
    (f): f is Judged => f.rule === "R1" && f.finding !== "not-judged" && isSingle(f.reading)
  );
  return judged.map((finding) => {
    const windows = windowsOf(series, finding);
    const asWritten = finding.reading === "as-written";
    return {
      title: asWritten ? "As written" : "Calibrated",
      tables: asWritten ? [countsTable(series, windows)] : [differencesTable(series, windows)],
      steps: asWritten
        ? asWrittenSteps(finding, windows, source.rating.settings)
        : calibratedSteps(series, finding, windows),
      verdict: { rating: null, sentence: explainFinding(finding, dossier.measure) }
    };
  });
}

const windowsOf = (series: Series, { evidence }: Judged): ComparedWindows => ({
  baseline: windowOf(series, evidence.baseline),
  latest: windowOf(series, evidence.latest)
});

/** The counts of both windows side by side, in their own order. */
function countsTable(series: Series, { baseline, latest }: ComparedWindows): ExampleTable {
  const cell = (window: ComparedWindows["latest"], i: number) =>
    i < window.periods
      ? [
          pointName(monthAt(series, window.firstIndex + i), series.monthsPerPeriod),
          formatNumber(window.counts[i]!)
        ]
      : ["", ""];
  const rows = Math.max(baseline.periods, latest.periods);
  return {
    caption: `The counts of the baseline (${spanName(baseline)}) and of the latest period (${spanName(latest)})`,
    headings: ["Baseline", "Count", "Latest", "Count"],
    numeric: [1, 3],
    rows: [
      ...Array.from({ length: rows }, (_, i) => [...cell(baseline, i), ...cell(latest, i)]),
      ["Total", formatNumber(baseline.total), "Total", formatNumber(latest.total)]
    ]
  };
}

/** The same time of year paired: what the test of the calibrated reading looks at. */
function differencesTable(series: Series, windows: ComparedWindows): ExampleTable {
  const { latest } = windows;
  const differences = pairedDifferences(series, windows)!;
  return {
    caption: `Latest minus baseline, the same calendar ${periodWord(series)} paired`,
    headings: ["Latest", "Count", "Baseline count", "Difference"],
    numeric: [1, 2, 3],
    rows: latest.counts.map((count, i) => [
      pointName(monthAt(series, latest.firstIndex + i), series.monthsPerPeriod),
      formatNumber(count),
      formatNumber(count - differences[i]!),
      formatSigned(differences[i]!)
    ])
  };
}

function asWrittenSteps(
  { evidence }: Judged,
  { baseline, latest }: ComparedWindows,
  { z }: Settings
): Step[] {
  const [sb, sl] = [deviation(baseline.counts)!, deviation(latest.counts)!];
  const error = Math.sqrt(sb ** 2 / baseline.periods + sl ** 2 / latest.periods);
  return [
    {
      name: variable("B"),
      how: `${formatNumber(baseline.total)} / ${baseline.periods}`,
      result: one(baseline.mean)
    },
    {
      name: variable("L"),
      how: `${formatNumber(latest.total)} / ${latest.periods}`,
      result: one(latest.mean)
    },
    { name: variable("s", "B"), how: "standard deviation of the baseline’s counts", result: one(sb) },
    { name: variable("s", "L"), how: "standard deviation of the latest counts", result: one(sl) },
    {
      name: "standard error",
      how: `√(${one(sb)}² / ${baseline.periods} + ${one(sl)}² / ${latest.periods})`,
      result: one(error)
    },
    linesStep(evidence, z)
  ];
}

function calibratedSteps(series: Series, { evidence }: Judged, windows: ComparedWindows): Step[] {
  const { baseline, latest } = evidence;
  const test = evidence.test!;
  const differences = pairedDifferences(series, windows)!;
  const n = differences.length;
  const spread = deviation(differences)!;
  const dispersion = leastPlausibleDispersion(n - 1);
  const counting = Math.sqrt((baseline.mean + latest.mean) * dispersion);
  const used = Math.max(spread, counting);
  // The method that reckons with whole years is the one with levels.
  const course = test.yearToYear === undefined ? "trend" : "levels";
  return [
    {
      name: "mean difference",
      how: `mean of the ${n} differences`,
      result: formatSigned(mean(differences)!, 1)
    },
    { name: variable("s", "d"), how: "standard deviation of the differences", result: one(spread) },
    {
      name: "least that counting gives",
      how: `√((${one(baseline.mean)} + ${one(latest.mean)}) × ${two(dispersion)})`,
      result: one(counting)
    },
    { name: "spread used", how: "the larger of the two", result: one(used) },
    ...neighbourSteps(test, `${formatUnits(test.residualPeriods, periodWord(series))}, ${course}`),
    ...errorSteps(evidence, { used, n }),
    { name: variable("t"), how: "mean difference / standard error", result: two(test.t) },
    {
      name: [variable("t"), `(${test.degreesOfFreedom})`],
      how: ["what ", variable("t"), " must pass"],
      result: two(test.critical)
    },
    linesStep(evidence, test.critical)
  ];
}

/** The error that months make, and by methods that reckon with them what whole years add to it. */
function errorSteps(
  { baseline, latest, monthsPerPeriod, test }: ChangeEvidence,
  { used, n }: { used: number; n: number }
): Step[] {
  const { inflation, yearToYear } = test!;
  const ofMonths = (used / Math.sqrt(n)) * inflation;
  const how = `${one(used)} / √${n} × ${two(inflation)}`;
  if (yearToYear === undefined) return [{ name: "standard error", how, result: one(ofMonths) }];
  const years = (n * monthsPerPeriod) / 12;
  const ofYears = (yearToYear / Math.sqrt(years)) * Math.hypot(baseline.mean, latest.mean);
  const share = formatPercent(100 * yearToYear);
  return [
    { name: "error of months", how, result: one(ofMonths) },
    {
      name: "error of years",
      how: `${share}${years === 1 ? "" : ` / √${years}`} × √(${one(baseline.mean)}² + ${one(latest.mean)}²)`,
      result: one(ofYears)
    },
    {
      name: "standard error",
      how: `√(${one(ofMonths)}² + ${one(ofYears)}²)`,
      result: one(Math.hypot(ofMonths, ofYears))
    }
  ];
}

/** How far neighbouring residuals move together, and what that does to a standard error. */
export function neighbourSteps(
  {
    autocorrelation,
    inflation,
    season
  }: Pick<NonNullable<ChangeEvidence["test"]>, "autocorrelation" | "inflation" | "season">,
  fitted: string
): Step[] {
  const removed = season === "none" ? `${fitted} removed` : `${fitted} and season removed`;
  const r = two(autocorrelation);
  return [
    { name: variable("r"), how: `neighbouring residuals of ${removed}`, result: r },
    {
      name: "factor for neighbours",
      how:
        autocorrelation > 0
          ? `√((1 + ${r}) / (1 − ${r}))`
          : ["1, because ", variable("r"), " is not above zero"],
      result: two(inflation)
    }
  ];
}

function linesStep({ baseline, lines, standardError }: ChangeEvidence, critical: number): Step {
  return {
    name: "lines",
    how: `${one(baseline.mean)} ± ${two(critical)} × ${one(standardError)}`,
    result: `${one(lines.lower)} and ${one(lines.upper)}`
  };
}
