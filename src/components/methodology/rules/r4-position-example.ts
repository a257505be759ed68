import { element } from "../../../kit/element.js";
import { type PlaceWords, placeWords } from "../../../plan/place-words.js";
import { isSingle } from "../../../plan/readings.js";
import type { PositionEvidence, RatingResult } from "../../../rules/rating.js";
import { rankDistribution } from "../../../statistics/comparison/rank-distribution.js";
import { deviation } from "../../../statistics/deviation.js";
import { explainRating } from "../../../words/explanation.js";
import { formatNumber, formatOrdinal, formatPercent, formatRate } from "../../../words/format.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import { type ExampleTable, type Step, variable, type Worked } from "../methodology-example.js";

type Judged = Extract<RatingResult, { rule: "R4"; evidence: PositionEvidence }>;

const two = (value: number) => formatNumber(value, 2);
const three = (value: number) => formatNumber(value, 3);

/** R4 as written and calibrated, and the rank with the probability of each place, step by step. */
export function positionExample(source: Methodology, id: string): Worked[] {
  const dossier = dossierOf(source, id);
  const judged = dossier.rating.ratings.filter(
    (r): r is Judged => r.rule === "R4" && r.rating !== "not-rated" && isSingle(r.reading)
  );
  const places = placeWords(source.rating.plan);
  const readings = judged.map((result): Worked => {
    const { evidence, rating, reading } = result;
    const verdict = { rating, sentence: explainRating(result, dossier.measure) };
    return reading === "as-written"
      ? {
          title: "As written",
          tables: [figuresTable(evidence, source.forceNames, places)],
          steps: asWrittenSteps(evidence, source.rating.settings.z, places),
          verdict
        }
      : { title: "Calibrated", steps: calibratedSteps(evidence, places), verdict };
  });
  const better = dossier.measure.better ?? "lower";
  return [...readings, ...judged.slice(0, 1).map(({ evidence }) => rankPart(evidence, better === "lower"))];
}

function figuresTable(
  evidence: PositionEvidence,
  names: Methodology["forceNames"],
  places: PlaceWords
): ExampleTable {
  const { values, unit, populationYear, populationBasis } = evidence;
  const kind = populationBasis === undefined ? "" : `, ${populationBasis}`;
  const counts = unit !== "per cent";
  const base = counts ? unit.replace("per 1,000 ", "") : "answers (effective)";
  return {
    caption: `${evidence.proxy ? `Proxy: ${evidence.proxy}. ` : ""}Best first${populationYear ? `; ${base} of mid-${populationYear}${kind}` : ""}`,
    headings: [
      places.One,
      ...(counts ? ["Offences"] : []),
      base.charAt(0).toUpperCase() + base.slice(1),
      counts ? unit : "Per cent",
      "Standard error"
    ],
    numeric: [1, 2, 3, 4],
    rows: values.map(({ force, numerator, denominator, value, standardError }) => [
      names[force] ?? force,
      ...(counts ? [formatNumber(numerator ?? 0)] : []),
      formatNumber(denominator ?? 0),
      formatRate(value, evidence),
      three(standardError)
    ])
  };
}

const valuesOf = ({ values }: PositionEvidence) => values.map(({ value }) => value);

function asWrittenSteps(evidence: PositionEvidence, z: number, places: PlaceWords): Step[] {
  const { mean, lines, values, average, own } = evidence;
  const s = deviation(valuesOf(evidence))!;
  const n = values.length;
  return [
    {
      name: "mean",
      how: `${average} mean of all ${n} ${places.many}, this one included`,
      result: three(mean)
    },
    { name: variable("s"), how: `standard deviation of the ${n} figures`, result: three(s) },
    {
      name: "lines",
      how: `${three(mean)} ± ${two(z)} × ${three(s)}`,
      result: `${three(lines.lower)} and ${three(lines.upper)}`
    },
    {
      name: "distance",
      how: `(${three(own.value)} − ${three(mean)}) / ${three(s)}; at most ${two((n - 1) / Math.sqrt(n))} in a group of ${n}`,
      result: `${two((own.value - mean) / s)} SD`
    }
  ];
}

function calibratedSteps(evidence: PositionEvidence, places: PlaceWords): Step[] {
  const { own, values, mean, lines, unit, average, critical } = evidence;
  const { chance, chanceOfPeers, error, noDifference } = evidence.prediction!;
  const peers = values.filter(({ force }) => force !== own.force).map(({ value }) => value);
  const isWeighed = noDifference !== undefined;
  return [
    {
      name: ["mean", element("sub", {}, "p")],
      how: `${average} mean of the ${peers.length} peers`,
      result: three(mean)
    },
    { name: variable("s", "p"), how: "standard deviation of the peers", result: three(deviation(peers)!) },
    {
      name: variable("v"),
      how: `${three(chance)}², ${unit === "per cent" ? ofSampling(isWeighed, places) : `what counting does to a ${places.one} of its size at the rate of the group`}`,
      result: three(chance ** 2)
    },
    {
      name: [variable("v"), element("sub", {}, "p")],
      how: "the same of the peers, on average",
      result: three(chanceOfPeers ** 2)
    },
    ...(isWeighed ? weighedSteps(evidence, places) : countedOnceSteps(evidence, places)),
    {
      name: "lines",
      how: `${three(mean)} ± ${two(critical!)} × ${three(error)}, wider where few offences are expected`,
      result: `${three(lines.lower)} and ${three(lines.upper)}`
    }
  ];
}

const ofSampling = (isWeighed: boolean, places: PlaceWords): string =>
  isWeighed
    ? "what sampling does to so many answers at the percentage of the group"
    : `the sampling variance of the ${places.one}’s own percentage`;

/** By the third method. */
function weighedSteps(
  { prediction, values, average, critical }: PositionEvidence,
  places: PlaceWords
): Step[] {
  const { between, chance, chanceOfPeers, error, noDifference } = prediction!;
  const p = values.length - 1;
  return [
    {
      name: `between ${places.many}`,
      how: [
        variable("b"),
        " at which the peers’ squared distances from their mean, each divided by ",
        variable("b"),
        ` and its own chance, add up to ${p - 1}; nothing if they add up to less without it`
      ],
      result: three(between ** 2)
    },
    {
      name: "no difference",
      how: "its share in all that the peers could differ by",
      result: formatPercent(100 * noDifference!)
    },
    {
      name: `spread of one more ${places.one}`,
      how:
        average === "plain"
          ? `√(${three(between ** 2)} × (1 + 1/${p}) + ${three(chanceOfPeers ** 2)}/${p} + ${three(chance ** 2)})`
          : "of what lies between and of its own chance, and of the peers’ mean, in which each has its share",
      result: three(error)
    },
    {
      name: "distance",
      how: [
        "how many of these one more passes on each side as rarely as a normal variable passes ",
        variable("z"),
        ", over all that the peers could differ by"
      ],
      result: two(critical!)
    }
  ];
}

/** By the second. */
function countedOnceSteps(evidence: PositionEvidence, places: PlaceWords): Step[] {
  const { standardDeviation, critical, degreesOfFreedom, values } = evidence;
  const { between, chance, chanceOfPeers, error } = evidence.prediction!;
  const p = values.length - 1;
  return [
    {
      name: `between ${places.many}`,
      how: `${three(standardDeviation)}² − ${three(chanceOfPeers ** 2)}, nothing if that is below zero`,
      result: three(between ** 2)
    },
    {
      name: `spread of one more ${places.one}`,
      how: `√(${three(between ** 2)} × (1 + 1/${p}) + ${three(chanceOfPeers ** 2)}/${p} + ${three(chance ** 2)})`,
      result: three(error)
    },
    {
      name: degreesOfFreedom ? [variable("t"), `(${formatNumber(degreesOfFreedom)})`] : variable("z"),
      how: degreesOfFreedom
        ? ["of Student’s distribution, corresponding to ", variable("z")]
        : "the setting itself: there is no spread between forces to be estimated",
      result: two(critical!)
    }
  ];
}

/** Probabilities below this are not listed. */
const LISTED = 0.0005;

function rankPart({ values, own, rank }: PositionEvidence, lowerIsBetter: boolean): Worked {
  const probabilities = rankDistribution({
    values: values.map(({ value }) => value),
    standardErrors: values.map(({ standardError }) => standardError),
    index: values.findIndex(({ force }) => force === own.force),
    lowerIsBetter
  });
  return {
    title: `Rank: ${formatOrdinal(rank.position)} of ${rank.of}, 95% interval ${formatOrdinal(rank.lower)} to ${formatOrdinal(rank.upper)}`,
    tables: [
      {
        caption: "How probable each place is when every figure moves within its own standard error",
        headings: ["Place", "Probability"],
        numeric: [1],
        rows: probabilities.flatMap((p, i) =>
          p < LISTED ? [] : [[formatOrdinal(i + 1), formatPercent(100 * p)]]
        )
      }
    ],
    steps: []
  };
}
