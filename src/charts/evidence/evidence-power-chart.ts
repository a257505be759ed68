import type { PowerTrial, RulesEvidence, Tried } from "../../views/evidence-files.js";
import { formatNumber, formatPercent } from "../../words/format.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { evidencePanels } from "./evidence-panels.js";
import { formsOf, QUOTED_SCENARIOS, scenariosOf, simulationNote, trialsOf } from "./evidence-trials.js";

/** The change that the title speaks of, in per cent. */
const SPOKEN_OF = -10;

const changeName = (percent: number) => `true change ${formatNumber(percent)}%`;

/** How often rules find a change that is there, by form, kind of history and size of the change. */
export function powerChart(
  evidence: RulesEvidence,
  rules: readonly Tried["rule"][],
  options: ChartOptions
): HTMLElement {
  const trials = trialsOf(evidence.power, rules);
  const scenarios = scenariosOf(trials, evidence);
  const changes = [...new Set(trials.map(({ changePercent }) => changePercent))];
  return evidencePanels(
    {
      title: powerTitle(trials, evidence),
      subtitle:
        "Share of simulated histories with a true fall, in a measure that should fall, that are coloured green, per cent",
      notes: [simulationNote(trials, evidence)],
      rows: scenarios.map(({ name }) => name),
      references: [],
      top: 100,
      key: changes.map(changeName),
      panels: formsOf(trials).map(({ name, has }) => ({
        title: name,
        points: scenarios.map(({ id }) =>
          changes.flatMap((change) =>
            trials
              .filter((t) => has(t) && t.scenario === id && t.changePercent === change)
              .map(({ detected }) => ({ value: 100 * detected }))
          )
        )
      }))
    },
    options
  );
}

/** "A true fall of 10% is found 76% of the time calibrated and 6% as written, in 400 a month, …". */
function powerTitle(trials: readonly PowerTrial[], evidence: RulesEvidence): string {
  const scenario = scenariosOf(trials, evidence).find(({ id }) => QUOTED_SCENARIOS.includes(id))!;
  const spoken = trials.filter((t) => t.scenario === scenario.id && t.changePercent === SPOKEN_OF);
  const shares = formsOf(spoken)
    .filter(({ published }) => published)
    .map(({ name, has }) => `${formatPercent(100 * spoken.find(has)!.detected, 0)} (${name})`)
    .reverse();
  return `A true fall of ${formatNumber(-SPOKEN_OF)}% is found in ${shares.join(" or ")} of cases: ${scenario.name}`;
}
