import { unchangedColour } from "../../rules/false-alarms.js";
import { wilsonInterval } from "../../statistics/intervals/wilson.js";
import type { RulesEvidence, Scenario, Tried } from "../../views/evidence-files.js";
import { formatNumber, formatPercent } from "../../words/format.js";
import { readingName } from "../frame/reading-name.js";
import type { PanelPoint } from "./evidence-panels.js";

/** The histories whose rates the methodology quotes first. */
export const QUOTED_SCENARIOS: readonly string[] = ["typical", "group-equal", "survey-600"];

/** One way of judging: a rule in a reading, in its published form or another. */
export interface Form {
  name: string;
  published: boolean;
  has: (trial: Tried) => boolean;
}

const sameForm = (a: Tried) => (b: Tried) =>
  a.rule === b.rule && a.reading === b.reading && a.variant === b.variant;

/** "as written", "as written, spread of a mean", "XmR chart: any run rule". */
function formName({ rule, reading, variant }: Tried): string {
  if (rule === "XmR") return `XmR chart: ${variant}`;
  return variant === "" ? readingName(reading) : `${readingName(reading)}, ${variant}`;
}

/** The forms in which rules were tried, in the order of the file. R6 is one test as written and calibrated. */
export function formsOf(trials: readonly Tried[]): Form[] {
  const unique = trials.filter((trial, i) => trials.findIndex(sameForm(trial)) === i);
  const once = unique.filter(({ rule, reading }) => rule !== "R6" || reading === "as-written");
  return once.map((trial) => ({
    name: trial.rule === "R6" ? "as written and calibrated" : formName(trial),
    published: trial.rule !== "XmR" && trial.variant === "",
    has: sameForm(trial)
  }));
}

/** The trials of some rules. */
export function trialsOf<T extends Tried>(trials: readonly T[], rules: readonly Tried["rule"][]): T[] {
  return trials.filter(({ rule }) => rules.includes(rule));
}

/** The kinds of history on which these were tried, in the order of the file. */
export function scenariosOf(trials: readonly Tried[], { scenarios }: RulesEvidence): Scenario[] {
  return scenarios.filter(({ id }) => trials.some(({ scenario }) => scenario === id));
}

/** The colours that are false for some rules when nothing changes: R3 asks for an improvement, so red is right there. */
export function falseColours(rules: readonly Tried["rule"][]): string {
  return rules.includes("R3") && unchangedColour("R3") === "red" ? "green or amber" : "green or red";
}

const CONFIDENCE = 0.95;

/** A simulated share in per cent, with the interval that its number of runs leaves open. */
export function sharePoint(share: number, runs: number): PanelPoint {
  const { lower, upper } = wilsonInterval({ proportion: share, n: runs, confidence: CONFIDENCE });
  return { value: 100 * share, lower: 100 * lower, upper: 100 * upper };
}

/** A panel for each form: the simulated share of each kind of history, with its interval. */
export function sharePanels<T extends Tried>(
  trials: readonly T[],
  scenarios: readonly Scenario[],
  shareOf: (trial: T) => number
) {
  return formsOf(trials).map(({ name, has }) => ({
    title: name,
    points: scenarios.map(({ id }) =>
      trials
        .filter((trial) => has(trial) && trial.scenario === id)
        .map((trial) => sharePoint(shareOf(trial), trial.runs))
    )
  }));
}

/** "4.3%", or "4.3% to 9.1%", from shares. */
export function shareRange(shares: readonly number[]): string {
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map((share) => formatPercent(100 * share));
  return low === high ? low! : `${low} to ${high}`;
}

/** "calibrated 4.2% to 10.1%, as written 0.1% to 6.3%": what the published forms came to, each over its trials. */
export function publishedRanges<T extends Tried>(
  trials: readonly T[],
  shareOf: (trial: T) => number
): string {
  const ranges = formsOf(trials)
    .filter(({ published }) => published)
    .map(({ name, has }) => `${name} ${shareRange(trials.filter(has).map(shareOf))}`);
  return ranges.reverse().join(", ");
}

/** How often, from which seed and when: the end of every note on a simulation. */
export function simulationNote(trials: readonly Tried[], { seed, date }: RulesEvidence): string {
  const runs = [...new Set(trials.map((trial) => trial.runs))].map((n) => formatNumber(n)).join(" or ");
  return (
    `Simulated ${runs} times for each point (seed ${seed}, ${date}), by npm run evidence, with the functions that rate ` +
    "plans, by the newest methods."
  );
}

/** What the bars of a simulated share are. */
export const BARS_NOTE = "Bars: 95% interval that this number of runs leaves open.";
