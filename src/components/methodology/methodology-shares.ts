import { falseColourRate } from "../../rules/false-alarms.js";
import type { RulesEvidence, Tried } from "../../views/evidence-files.js";
import { formatPercent } from "../../words/format.js";

/** Which trial a sentence speaks of; the published form as written unless it says otherwise. */
export type Asked = Partial<Tried> & Pick<Tried, "rule" | "scenario">;

const matches = (asked: Asked) => (trial: Tried) =>
  trial.rule === asked.rule &&
  trial.scenario === asked.scenario &&
  trial.reading === (asked.reading ?? "as-written") &&
  trial.variant === (asked.variant ?? "");

/** "36.6%": how often a rule shows a false colour in a kind of history; "an unknown share" when it was not tried. */
export function falseText({ unchanged }: RulesEvidence, asked: Asked): string {
  const trial = unchanged.find(matches(asked));
  return trial ? formatPercent(100 * falseColourRate(trial)) : UNKNOWN;
}

/** "76%": how often a true change of this many per cent is found. */
export function foundText({ power }: RulesEvidence, asked: Asked, changePercent: number): string {
  const trial = power.filter(matches(asked)).find((t) => t.changePercent === changePercent);
  return trial ? formatPercent(100 * trial.detected, 0) : UNKNOWN;
}

/** "15%": how often at least one of twelve monthly looks is false. */
export function looksText({ looks }: RulesEvidence, asked: Asked): string {
  const trial = looks.find(matches(asked));
  return trial ? formatPercent(100 * trial.anyFalse, 0) : UNKNOWN;
}

const UNKNOWN = "an unknown share";
