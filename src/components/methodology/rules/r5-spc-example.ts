import { spanName } from "../../../charts/frame/offences-subject.js";
import { pointName } from "../../../charts/frame/series-points.js";
import type { Series } from "../../../plan/plan-data.js";
import { isSingle } from "../../../plan/readings.js";
import type { Settings } from "../../../plan/settings.js";
import type { RatingResult, SpcEvidence } from "../../../rules/rating.js";
import { monthAt, type SeriesWindow } from "../../../rules/windows/series-window.js";
import { deviation } from "../../../statistics/deviation.js";
import { explainRating } from "../../../words/explanation.js";
import { formatNumber, formatSigned, formatUnits } from "../../../words/format.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import { type ExampleTable, type Step, variable, type Worked } from "../methodology-example.js";
import { periodWord, windowOf } from "../methodology-windows.js";
import { neighbourSteps } from "./r1-change-example.js";

type Judged = Extract<RatingResult, { rule: "R5"; evidence: SpcEvidence }>;

const one = (value: number) => formatNumber(value, 1);
const three = (value: number) => formatNumber(value, 3);

/** R5 as written and calibrated, step by step, from the counts of a measure. */
export function spcExample(source: Methodology, id: string): Worked[] {
  const dossier = dossierOf(source, id);
  const series = dossier.series!;
  const judged = dossier.rating.ratings.filter(
    (r): r is Judged => r.rule === "R5" && r.rating !== "not-rated" && isSingle(r.reading)
  );
  return judged.map((result) => {
    const { evidence, rating, reading } = result;
    const verdict = { rating, sentence: explainRating(result, dossier.measure) };
    if (reading === "calibrated") {
      return { title: "Calibrated", steps: calibratedSteps(series, evidence), verdict };
    }
    const windows = {
      recent: windowOf(series, evidence.recent),
      previous: windowOf(series, evidence.previous)
    };
    return {
      title: "As written",
      tables: [countsTable(series, windows)],
      steps: asWrittenSteps(series, evidence, windows.previous, source.rating.settings.z),
      verdict
    };
  });
}

/** The earlier counts, then the recent ones. */
function countsTable(
  series: Series,
  { recent, previous }: { recent: SeriesWindow; previous: SeriesWindow }
): ExampleTable {
  const rowsOf = (window: SeriesWindow, name: string) =>
    window.counts.map((count, i) => [
      pointName(monthAt(series, window.firstIndex + i), series.monthsPerPeriod),
      name,
      formatNumber(count)
    ]);
  return {
    caption: `The counts that set the lines (${spanName(previous)}) and those that are judged (${spanName(recent)})`,
    headings: ["Period", "Part", "Count"],
    numeric: [2],
    rows: [...rowsOf(previous, "earlier"), ...rowsOf(recent, "recent")]
  };
}

const FACTORS: Record<Settings["spc"]["lines"], (e: SpcEvidence) => { words: string; factor: number }> = {
  points: () => ({ words: "", factor: 1 }),
  mean: ({ recent }) => ({ words: ` / √${recent.periods}`, factor: Math.sqrt(1 / recent.periods) }),
  difference: ({ recent, previous }) => ({
    words: ` × √(1/${recent.periods} + 1/${previous.periods})`,
    factor: Math.sqrt(1 / recent.periods + 1 / previous.periods)
  })
};

function asWrittenSteps(series: Series, evidence: SpcEvidence, earlier: SeriesWindow, z: number): Step[] {
  const { recent, previous, lines, spread } = evidence;
  const s = deviation(earlier.counts)!;
  const { words, factor } = FACTORS[spread!](evidence);
  return [
    {
      name: "earlier mean",
      how: `${formatNumber(previous.total)} / ${previous.periods}`,
      result: one(previous.mean)
    },
    {
      name: variable("s"),
      how: `standard deviation of the ${formatUnits(previous.periods, periodWord(series))}`,
      result: one(s)
    },
    {
      name: "lines",
      how: `${one(previous.mean)} ± ${formatNumber(z, 2)} × ${one(s)}${words} = ${one(previous.mean)} ± ${one(z * s * factor)}`,
      result: `${one(lines.lower)} and ${one(lines.upper)}`
    },
    {
      name: "recent mean",
      how: `${formatNumber(recent.total)} / ${recent.periods}`,
      result: one(recent.mean)
    }
  ];
}

function calibratedSteps(series: Series, { recent, lines, test }: SpcEvidence): Step[] {
  const { ratio, t, critical, dispersion, fittedPeriods, inflation, degreesOfFreedom } = test!;
  const effect = Math.log(ratio);
  // The lines lie at the same distance on the logarithmic scale, on either side.
  const error = Math.log(lines.upper / lines.centre) / critical;
  return [
    {
      name: "ratio",
      how: `recent level / earlier level, season taken out, ${formatUnits(fittedPeriods, periodWord(series))} fitted`,
      result: three(ratio)
    },
    { name: variable("e"), how: `ln ${three(ratio)}`, result: formatSigned(effect, 4) },
    {
      name: "dispersion",
      how: "how much more than counting alone the months vary about the model",
      result: formatNumber(dispersion, 2)
    },
    ...neighbourSteps(test!, "the model, levels"),
    {
      name: ["standard error of ", variable("e")],
      how: `${formatNumber(error / inflation, 4)} from the model × ${formatNumber(inflation, 2)}`,
      result: formatNumber(error, 4)
    },
    {
      name: variable("t"),
      how: `${formatSigned(effect, 4)} / ${formatNumber(error, 4)}`,
      result: formatNumber(t, 2)
    },
    {
      name: [variable("t"), `(${formatNumber(degreesOfFreedom)})`],
      how: ["what ", variable("t"), " must pass"],
      result: formatNumber(critical, 2)
    },
    {
      name: "expected mean",
      how: `recent mean ${one(recent.mean)} / ${three(ratio)}`,
      result: one(lines.centre)
    },
    {
      name: "lines",
      how: `${one(lines.centre)} divided and multiplied by exp(${formatNumber(critical, 2)} × ${formatNumber(error, 4)})`,
      result: `${one(lines.lower)} and ${one(lines.upper)}`
    }
  ];
}
