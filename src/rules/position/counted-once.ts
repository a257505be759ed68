import type { Settings } from "../../plan/settings.js";
import { deviation } from "../../statistics/deviation.js";
import { normalCdf, studentTQuantile } from "../../statistics/distributions/distributions.js";
import { incompleteBeta } from "../../statistics/distributions/incomplete-beta.js";
import { negativeBinomialQuantile } from "../../statistics/distributions/negative-binomial.js";
import { mean } from "../../statistics/mean.js";
import { linesAround } from "../models/lines-around.js";
import type { ForceValue, Lines } from "../rating.js";
import { averageOf, type Compared, FEW_OFFENCES, type GroupLines, rateOf, thousandsOf } from "./compared.js";

/** R4 calibrated by its second method: the variance between forces is one number, and Student's distribution allows for its being estimated. */
export function countedOnce([own, ...peers]: readonly Compared[], settings: Settings): GroupLines {
  const standardDeviation = deviation(peers.map((f) => f.value))!;
  const centre = averageOf(peers, settings.msg.average);
  const varianceOf = chanceVariance(own!, peers);
  const chanceOfPeers = mean(peers.map(varianceOf))!;
  const ownChance = varianceOf(own!);
  // What peers differ by beyond chance. Where that is nothing, there is no spread whose estimate would have to be allowed for.
  const between = Math.max(0, standardDeviation ** 2 - chanceOfPeers);
  const expected = between * (1 + 1 / peers.length) + chanceOfPeers / peers.length;
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
    prediction: {
      between: Math.sqrt(between),
      chance: Math.sqrt(ownChance),
      chanceOfPeers: Math.sqrt(chanceOfPeers),
      error,
      asFar: asFar(Math.abs(own!.value - centre) / error, degreesOfFreedom)
    }
  };
}

/** Two-sided, of Student's distribution, or the normal one where there are no degrees of freedom. */
function asFar(distance: number, degreesOfFreedom: number | undefined): number {
  if (!degreesOfFreedom) return 2 * normalCdf(-distance);
  const below = degreesOfFreedom / (degreesOfFreedom + distance ** 2);
  return incompleteBeta(below, 1 - below, degreesOfFreedom / 2, 1 / 2);
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
  const people = thousandsOf([own]);
  const rate = rateOf(peers);
  const expected = rate * people;
  if (expected >= FEW_OFFENCES) return lines;
  const uncertain = between * (1 + 1 / peers.length) + rate / thousandsOf(peers);
  const shape = rate ** 2 / uncertain;
  const line = (p: number) => negativeBinomialQuantile(p, expected, shape) / people;
  return {
    centre: lines.centre,
    lower: Math.min(lines.lower, line(normalCdf(-z))),
    upper: Math.max(lines.upper, line(normalCdf(z)))
  };
}
