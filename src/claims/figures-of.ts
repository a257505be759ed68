import type { Measure, SavingsMeasure } from "../plan/plan.js";
import type { Reading } from "../plan/readings.js";
import { percentOf } from "../plan/target.js";
import { forecastChance } from "../rules/forecast-chance.js";
import { judgedFinding } from "../rules/judged-finding.js";
import type { MeasureRating, PositionEvidence, SpcEvidence, SurveyEvidence } from "../rules/rating.js";
import { span } from "../words/explanation.js";
import {
  decimalsUnlessWhole,
  formatMean,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatRate,
  formatSigned,
  formatSignedPercent
} from "../words/format.js";
import type { NumberUnit } from "./written-number.js";

/** What a figure says of a measure. A place's own is that of its comparison. */
export type Role =
  | "latest"
  | "baseline"
  | "recent"
  | "previous"
  | "change"
  | "recent-change"
  | "target"
  | "forecast"
  | "chance"
  | "group"
  | "base"
  | "line"
  | "position"
  | "trends"
  | "part"
  | "place";

/** One figure that a text may say of a measure. */
export interface Figure {
  role: Role;
  unit: NumberUnit;
  value: number;
  /** The figure with what it is, for a reader whose text has another. */
  said: string;
  /** Whose it is, in a comparison; of the plan's own place where left out. */
  place?: string;
  /** Of two readings that differ, the one that has it. */
  reading?: Reading;
  /** It is a mean of months, not a total. */
  monthly?: true;
  /** It is of another kind of offence, which stands for the measure where places are compared. */
  isProxy?: true;
}

const count = (role: Role, value: number, what: string): Figure => ({
  role,
  unit: "count",
  value,
  said: `${formatNumber(value, decimalsUnlessWhole(value))} ${what}`
});
const percent = (role: Role, value: number, what: string): Figure => ({
  role,
  unit: "percent",
  value,
  said: `${formatPercent(value)} ${what}`
});

/** Every figure of a measure but those of single months, from its rating. */
export function figuresOf(measure: Measure, rating: MeasureRating): Figure[] {
  if (measure.kind === "savings") return savings(measure);
  if (measure.kind === "actions") return [count("latest", measure.actions.length, "actions")];
  if (measure.kind === "figure") return pair(rating, "count");
  return [...(measure.kind === "offences" ? offences(rating) : surveyed(rating)), ...positions(rating)];
}

/** Of two figures: both, and the change between them. */
function pair({ baseline, latest }: MeasureRating, unit: "count" | "percent"): Figure[] {
  const figure = unit === "count" ? count : percent;
  return [
    ...(latest === null ? [] : [figure("latest", latest, "in the latest period")]),
    ...(baseline === null ? [] : [figure("baseline", baseline, "in the baseline")]),
    ...(latest === null || baseline === null
      ? []
      : changes(baseline, latest, "change", unit, "since the baseline"))
  ];
}

/** From one figure to another: how many, by how much in the hundred, and how many times. */
function changes(from: number, to: number, role: Role, unit: "count" | "percent", what: string): Figure[] {
  const difference = to - from;
  const moved: Figure =
    unit === "percent"
      ? { role, unit: "points", value: difference, said: `${formatSigned(difference, 1)} points ${what}` }
      : {
          role,
          unit: "count",
          value: difference,
          said: `${formatSigned(difference, decimalsUnlessWhole(difference))} ${what}`
        };
  if (from === 0) return [moved];
  const share = (100 * difference) / from;
  const said = `${formatSignedPercent(share)} ${what}`;
  return [
    moved,
    { role, unit: "percent", value: share, said },
    { role, unit: "part", value: difference / from, said }
  ];
}

function offences(rating: MeasureRating): Figure[] {
  const change =
    judgedFinding(rating.findings, "R1", "as-written") ?? judgedFinding(rating.findings, "R1", "calibrated");
  const spc = rating.ratings.find(({ rule, rating: colour }) => rule === "R5" && colour !== "not-rated");
  return [
    ...pair(rating, "count"),
    ...(change
      ? [
          mean("latest", change.evidence.latest.mean, `a month in ${span(change.evidence.latest)}`),
          mean("baseline", change.evidence.baseline.mean, "a month in the baseline")
        ]
      : []),
    ...(spc ? months(spc.evidence as SpcEvidence) : []),
    ...lines(rating),
    ...prospects(rating)
  ];
}

const mean = (role: Role, value: number, what: string): Figure => ({
  role,
  unit: "count",
  value,
  said: `${formatMean(value)} ${what}`,
  monthly: true
});

function months({ recent, previous }: SpcEvidence): Figure[] {
  const name = `${recent.periods} months`;
  return [
    mean("recent", recent.mean, `a month in ${span(recent)}`),
    count("recent", recent.total, `in ${span(recent)}`),
    mean("previous", previous.mean, `a month in ${span(previous)}`),
    count("previous", previous.total, `in ${span(previous)}`),
    ...changes(
      previous.mean,
      recent.mean,
      "recent-change",
      "count",
      `a month, the last ${name} on those before`
    ).map((figure): Figure => (figure.unit === "count" ? { ...figure, monthly: true } : figure))
  ];
}

/** What each reading draws its lines at. */
function lines(rating: MeasureRating): Figure[] {
  return rating.ratings.flatMap(({ rule, reading, evidence }): Figure[] => {
    if (rule === "R4" && "lines" in evidence) return linesOfGroup(evidence as PositionEvidence, reading);
    if (rule !== "R5" && rule !== "R8") return [];
    if (!("lines" in evidence)) return [];
    const { lower, upper, centre } = evidence.lines;
    return [
      mean("line", upper, `a month is the upper line (${reading})`),
      mean("line", lower, `a month is the lower line (${reading})`),
      mean("line", centre, `a month is the middle (${reading})`)
    ].map((figure) => ({ ...figure, reading }));
  });
}

function linesOfGroup(
  { lines: { lower, upper }, unit, mean: centre }: PositionEvidence,
  reading: Reading
): Figure[] {
  const line = (value: number, name: string): Figure => ({
    role: "line",
    unit: unit === "per cent" ? "percent" : "rate",
    value,
    said: `${formatRate(value, { unit, mean: centre })} is the ${name} line of the group (${reading})`,
    reading
  });
  return [line(lower, "lower"), line(upper, "upper")];
}

/** Targets, trends and forecasts of both readings. */
function prospects({ findings }: MeasureRating): Figure[] {
  return findings.flatMap((finding): Figure[] => {
    if (finding.rule !== "R2" || finding.finding === "not-judged") return [];
    const { reading, evidence } = finding;
    const { threshold, achievement, projections, target, achieving, of } = evidence;
    const chance = forecastChance(evidence);
    const year = span(target);
    const figures: Figure[] = [
      count("target", Math.round(threshold), `is the target for ${year}`),
      ...(typeof achievement === "string" && achievement.endsWith("%")
        ? [percent("target", percentOf(achievement as `${number}%`), "on the baseline is the target")]
        : []),
      ...projections.flatMap((projection) => [
        count("forecast", Math.round(projection.total), `projected for ${year}`),
        count("forecast", Math.round(projection.lower), "at the lower end of the projection"),
        count("forecast", Math.round(projection.upper), "at the upper end of the projection")
      ]),
      ...(chance === undefined ? [] : chances(chance)),
      ...(reading === "as-written"
        ? [
            {
              role: "trends" as const,
              unit: "count" as const,
              value: achieving,
              said: `${achieving} of ${of} trends reach the target`
            }
          ]
        : [])
    ];
    return figures.map((figure) => ({ ...figure, reading }));
  });
}

function chances(chance: number): Figure[] {
  const said = `${formatPercent(100 * chance, 0)} is the chance of reaching the target`;
  return [
    { role: "chance", unit: "percent", value: 100 * chance, said },
    { role: "chance", unit: "part", value: chance, said }
  ];
}

function surveyed(rating: MeasureRating): Figure[] {
  const result = rating.ratings.find(
    ({ rule, rating: colour }) => (rule === "R6" || rule === "R7") && colour !== "not-rated"
  );
  const both = pair(rating, "percent");
  const parts = both
    .filter(({ unit, role }) => unit === "percent" && role !== "change")
    .map((figure): Figure => ({ ...figure, unit: "part", value: figure.value / 100 }));
  if (!result || !("detectable" in result.evidence)) return [...both, ...parts];
  const { baseline, latest, lower, upper } = result.evidence as SurveyEvidence;
  return [
    ...both,
    ...parts,
    count("base", latest.base, "people answered in the latest survey"),
    count("base", baseline.base, "people answered in the baseline survey"),
    {
      role: "line",
      unit: "points",
      value: lower,
      said: `${formatSigned(lower, 1)} points is the lower end of the interval`
    },
    {
      role: "line",
      unit: "points",
      value: upper,
      said: `${formatSigned(upper, 1)} points is the upper end of the interval`
    }
  ];
}

/** Where the place stands in its group, with every figure of the group. */
function positions(rating: MeasureRating): Figure[] {
  return rating.ratings.flatMap((result): Figure[] => {
    if (result.rule !== "R4" || result.rating === "not-rated") return [];
    const evidence = result.evidence as PositionEvidence;
    const { rank, values, own, unit, mean: average, proxy } = evidence;
    const said = (value: number): string =>
      `${formatRate(value, evidence)}${unit === "per cent" ? "" : ` ${unit}`}`;
    const rate: NumberUnit = unit === "per cent" ? "percent" : "rate";
    const place = values.findIndex(({ force }) => force === own.force);
    return [
      {
        role: "position",
        unit: "rank",
        value: rank.position,
        said: `${formatOrdinal(rank.position)} of ${rank.of}`
      },
      {
        role: "group",
        unit: rate,
        value: average,
        said: `${said(average)} is the mean of the group`,
        reading: result.reading
      },
      ...(rate === "rate" && place >= 0
        ? [
            {
              role: "latest" as const,
              unit: rate,
              value: own.value,
              said: said(own.value),
              ...(proxy && { isProxy: true as const })
            }
          ]
        : []),
      ...values
        .filter(({ force }) => force !== own.force)
        .flatMap(({ force, value, numerator }): Figure[] => [
          { role: "place", unit: rate, value, said: said(value), place: force },
          ...(numerator === null
            ? []
            : [{ ...count("place", numerator, "in the latest period"), place: force }])
        ])
    ];
  });
}

const share = (role: Role, value: number, what: string): Figure[] => {
  const said = `${formatPercent(100 * value)} of what is required is ${what}`;
  return [
    { role, unit: "percent", value: 100 * value, said },
    { role, unit: "part", value, said }
  ];
};

function savings({ required, realised, identified, further }: SavingsMeasure): Figure[] {
  const money = (role: Role, value: number, what: string): Figure => ({
    role,
    unit: "money",
    value,
    said: `£${formatNumber(value, 1)} million ${what}`
  });
  return [
    money("target", required, "required"),
    money("latest", realised, "realised"),
    money("forecast", identified, "identified"),
    money("part", further, "still to find"),
    money("previous", realised + identified, "realised or identified"),
    money("line", required - realised, "not yet realised"),
    ...share("latest", realised / required, "realised"),
    ...share("forecast", identified / required, "identified"),
    ...share("part", further / required, "still to find"),
    ...share("previous", (realised + identified) / required, "realised or identified")
  ];
}
