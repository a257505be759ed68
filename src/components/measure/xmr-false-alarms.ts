import { formatMonth } from "../../plan/month.js";
import type { RulesEvidence, Scenario } from "../../views/evidence-files.js";
import { formatNumber, formatPercent } from "../../words/format.js";

/** Histories without change that the sentence speaks of: the nearest to a force's offences, and the kindest. */
const SCENARIOS = ["typical", "poisson-100"];
const VARIANTS = { beyond: "a month beyond a line", any: "any run rule" };

/** How often XmR charts signal when nothing has changed, in a sentence made from the simulation. */
export function xmrFalseAlarms(evidence: RulesEvidence): string {
  const found = SCENARIOS.flatMap((id) => evidence.scenarios.find((scenario) => scenario.id === id) ?? []);
  const parts = found.flatMap((scenario) => scenarioText(evidence, scenario) ?? []);
  if (parts.length === 0)
    return "How often such charts signal when nothing has changed has not been measured.";
  const runs = formatNumber(evidence.unchanged.find(({ rule }) => rule === "XmR")!.runs);
  return (
    "Such charts often signal when nothing has changed. In simulated histories without change, with lines 1.96 standard " +
    `deviations from the mean of 12 months, the 6 months after them showed: ${parts.join("; ")} (${runs} histories each, ` +
    `${formatMonth(evidence.date.slice(0, 7))}). Monthly counts have a season, which these lines take for change.`
  );
}

function scenarioText({ unchanged }: RulesEvidence, { id, name }: Scenario): string | undefined {
  const signals = (variant: string) => {
    const trial = unchanged.find((t) => t.rule === "XmR" && t.variant === variant && t.scenario === id);
    return trial && formatPercent(100 * (1 - trial.amber), 0);
  };
  const [beyond, any] = [signals(VARIANTS.beyond), signals(VARIANTS.any)];
  if (!beyond || !any) return undefined;
  return `at ${name}, a month beyond a line in ${beyond} of them and a signal of some rule in ${any}`;
}
