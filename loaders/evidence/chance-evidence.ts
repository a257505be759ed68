import type { RatingContext } from "../../src/rules/rate-measure.js";
import type { ChancesEvidence, ChanceTrial } from "../../src/views/evidence-files.js";
import { chosenSeries } from "./chance-series.js";
import { fitOf, printedChances, simulatedShares } from "./chance-trials.js";
import { rowsAsLines } from "./rows-as-lines.js";

/** Histories of each series: a share of a half is known to a quarter of a point. */
export const CHANCE_RUNS = 40_000;

/** Seed of the first series; the others have those that follow. */
const SEED = 1000;

/**
 * The printed chances of sixty series, held against histories drawn and judged by other means. Simulating takes minutes, so
 * what an earlier evidence simulated of the same fit by the same methods is kept; `save` is given what is known after each series.
 */
export function chanceEvidence(
  plans: Readonly<Record<string, RatingContext>>,
  date: string,
  earlier: readonly ChanceTrial[],
  save: (evidence: ChancesEvidence) => void
): ChancesEvidence {
  const known = new Map(earlier.map((trial) => [fitText(trial), trial.simulated]));
  const trials: ChanceTrial[] = [];
  chosenSeries(plans).forEach((one, i) => {
    const fit = { ...fitOf(one), runs: CHANCE_RUNS };
    const simulated = known.get(fitText(fit)) ?? simulatedShares(one, CHANCE_RUNS, SEED + i);
    trials.push({ ...fit, printed: printedChances(one), simulated });
    save({ date, trials });
  });
  return { date, trials };
}

/** What a series was when it was simulated, as it is stored. */
function fitText({ printed: _, simulated: __, ...fit }: Partial<ChanceTrial>): string {
  return rowsAsLines([fit]);
}
