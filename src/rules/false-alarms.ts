import { changedSettings, type Reading, type Settings } from "../plan/settings.js";
import { publishedOf } from "./published-ratings.js";
import type { PlanRating, RatingResult, RuleId } from "./rating.js";

/** How often a rule shows each colour although nothing has changed: shares from 0 to 1, from simulation. */
export interface FalseAlarmRate {
  rule: RuleId;
  reading: Reading;
  /** Histories simulated. */
  runs: number;
  green: number;
  amber: number;
  red: number;
}

/** `data/evidence/false-alarms.json`: the rates at the published defaults, and what was simulated. */
export interface FalseAlarms {
  scenario: string;
  seed: number;
  date: string;
  rates: FalseAlarmRate[];
}

/** Colours shown, and how many of them chance alone would give. */
export interface ExpectedByChance {
  /** Published green, amber and red results. */
  colours: number;
  /** Expected number of colours that chance alone would give if nothing had changed; null when changed thresholds make it unknown. */
  expected: number | null;
}

/** Settings that choose what is shown, not when a colour is given: the rates hold whatever they are. */
const WITHOUT_EFFECT = new Set(["reading", "scheme", "layout", "msg.edition"]);

const thresholdsChanged = (settings: Settings) =>
  changedSettings(settings).some(([s]) => !WITHOUT_EFFECT.has(s.path));

/** R8 takes its verdict from R1 for offences and from R6 for surveys, whose rate it therefore has. */
function rateFor(result: RatingResult, rates: readonly FalseAlarmRate[]): FalseAlarmRate | undefined {
  const rule = result.rule === "R8" && "detectable" in result.evidence ? "R6" : result.rule;
  return rates.find((rate) => rate.rule === rule && rate.reading === result.reading);
}

/** The colour that is right when nothing has changed: R3 asks for an improvement, the other rules for a difference. */
export function unchangedColour(rule: RuleId | "XmR"): "amber" | "red" {
  return rule === "R3" ? "red" : "amber";
}

/** Share of simulated histories without change in which a rule shows another colour than is right for them. */
export function falseColourRate(
  rate: Pick<FalseAlarmRate, "green" | "amber" | "red"> & { rule: RuleId | "XmR" }
): number {
  return 1 - rate[unchangedColour(rate.rule)];
}

/**
 * How many of the published colours one would expect to be wrong if nothing had changed: the sum of the rules'
 * simulated rates over the results that were judged. Rates are known for the published thresholds only.
 */
export function expectedByChance(rating: PlanRating, { rates }: FalseAlarms): ExpectedByChance {
  const judged = publishedOf(rating).filter((result) => result.rating !== "not-rated");
  const known = judged.map((result) => rateFor(result, rates));
  const unknown = thresholdsChanged(rating.settings) || known.some((rate) => rate === undefined);
  return {
    colours: judged.length,
    expected: unknown ? null : known.reduce((sum, rate) => sum + falseColourRate(rate!), 0)
  };
}
