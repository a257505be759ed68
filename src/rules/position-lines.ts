import type { SingleReading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { weightedMean } from "../statistics/comparison/weighted-mean.js";
import { deviation } from "../statistics/deviation.js";
import { normalCdf, studentTQuantile } from "../statistics/distributions/distributions.js";
import { negativeBinomialQuantile } from "../statistics/distributions/negative-binomial.js";
import { mean } from "../statistics/mean.js";
import { sum } from "../statistics/sum.js";
import type { ForceValue, Lines, PositionEvidence } from "./rating.js";

/** A force's figure, and what it is a figure of. */
type Compared = ForceValue & Pick<PositionEvidence, "unit">;

/** What a group sets for a force in one reading. */
export interface GroupLines extends Pick<PositionEvidence, "critical" | "degreesOfFreedom" | "prediction"> {
  mean: number;
  standardDeviation: number;
  lines: Lines;
}

/** Offences expected of a force below which its lines are also held against the exact distribution of a count. */
export const FEW_OFFENCES = 100;

/** Prior offences of Jeffreys for a Poisson rate: nothing counted is not a rate of nothing. Jeffreys (1961), 3.1. */
const JEFFREYS = 0.5;

/** Plain: each force counts once. Weighted: each force counts by its denominator. */
function averageOf(figures: readonly ForceValue[], average: Settings["msg"]["average"]): number {
  const values = figures.map((f) => f.value);
  if (average === "plain") return mean(values)!;
  return weightedMean(
    values,
    figures.map((f) => f.denominator ?? 1)
  )!;
}

const linesAround = (centre: number, margin: number): Lines => ({
  centre,
  lower: Math.max(0, centre - margin),
  upper: centre + margin
});

/** Group mean and z standard deviations, the force included, as HMIC did. Methodology R4, as written. */
function asWritten(figures: readonly Compared[], settings: Settings): GroupLines {
  const standardDeviation = deviation(figures.map((f) => f.value))!;
  const centre = averageOf(figures, settings.msg.average);
  return { mean: centre, standardDeviation, lines: linesAround(centre, settings.z * standardDeviation) };
}

/** Prediction interval for one more force of the same kind, from the peers alone. Methodology R4, calibrated. */
function calibrated([own, ...peers]: readonly Compared[], settings: Settings): GroupLines {
  const standardDeviation = deviation(peers.map((f) => f.value))!;
  const centre = averageOf(peers, settings.msg.average);
  const varianceOf = chanceVariance(own!, peers);
  const chance = mean(peers.map(varianceOf))!;
  const ownChance = varianceOf(own!);
  // What peers differ by beyond chance. Where that is nothing, there is no spread whose estimate would have to be allowed for.
  const between = Math.max(0, standardDeviation ** 2 - chance);
  const expected = between * (1 + 1 / peers.length) + chance / peers.length;
  const error = Math.sqrt(expected + ownChance);
  const degreesOfFreedom = between > 0 ? peers.length - 1 : undefined;
  const critical = degreesOfFreedom ? studentTQuantile(normalCdf(settings.z), degreesOfFreedom) : settings.z;
  const lines = linesAround(centre, critical * error);
  return {
    mean: centre,
    standardDeviation,
    lines: own!.unit === "per cent" ? lines : withFewOffences(lines, own!, peers, between, settings.z),
    critical,
    ...(degreesOfFreedom && { degreesOfFreedom }),
    prediction: { between: Math.sqrt(between), chance: Math.sqrt(ownChance), error }
  };
}

/**
 * What chance alone does to a figure: of a percentage by its answers; of a rate by counting, at the rate that the whole
 * group has, since a force that is like the others has it too.
 */
function chanceVariance(own: Compared, peers: readonly Compared[]): (figure: ForceValue) => number {
  if (own.unit === "per cent") return ({ standardError }) => standardError ** 2;
  const rate = rateOf(peers);
  return ({ denominator }) => (1000 * rate) / denominator!;
}

/** Offences per 1,000 of several forces together, with {@link JEFFREYS}. */
function rateOf(figures: readonly ForceValue[]): number {
  const counted = sum(figures.map(({ numerator }) => numerator!));
  return (1000 * (counted + JEFFREYS)) / sum(figures.map(({ denominator }) => denominator!));
}

/**
 * Where few offences are expected, the lines are at least as wide as those of a count of the force whose rate is known only
 * from its peers: a gamma distribution, so the count has a negative binomial one.
 */
function withFewOffences(
  lines: Lines,
  own: Compared,
  peers: readonly Compared[],
  between: number,
  z: number
): Lines {
  const people = own.denominator! / 1000;
  const rate = rateOf(peers);
  const expected = rate * people;
  if (expected >= FEW_OFFENCES) return lines;
  const peopleOfPeers = sum(peers.map(({ denominator }) => denominator!)) / 1000;
  const uncertain = between * (1 + 1 / peers.length) + rate / peopleOfPeers;
  const shape = rate ** 2 / uncertain;
  const line = (p: number) => negativeBinomialQuantile(p, expected, shape) / people;
  return {
    centre: lines.centre,
    lower: Math.min(lines.lower, line(normalCdf(-z))),
    upper: Math.max(lines.upper, line(normalCdf(z)))
  };
}

/** Mean, spread and lines of compared figures, the home force first, in each reading. Methodology R4. */
export const groupLines: Record<
  SingleReading,
  (figures: readonly Compared[], settings: Settings) => GroupLines
> = {
  "as-written": asWritten,
  calibrated
};
