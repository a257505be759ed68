import { type Form, formsOf, scenariosOf, trialsOf } from "../../charts/evidence/evidence-trials.js";
import { definitionTable } from "../../kit/definition-table.js";
import type { RulesEvidence, Tried } from "../../views/evidence-files.js";
import { formatNumber, formatPercent } from "../../words/format.js";

type Rules = readonly Tried["rule"][];

const percent = (share: number) => formatPercent(100 * share);

/** A row for each kind of history and form: what `cells` makes of its trials. */
function trialRows<T extends Tried>(
  trials: T[],
  evidence: RulesEvidence,
  cells: (own: T[]) => string[]
): string[][] {
  return scenariosOf(trials, evidence).flatMap(({ id, name }) =>
    formsOf(trials).map((form: Form) => {
      const own = trials.filter((trial) => form.has(trial) && trial.scenario === id);
      return [name, form.name, ...cells(own)];
    })
  );
}

/** Shares of green, amber and red when nothing changes. */
export function unchangedTable(evidence: RulesEvidence, rules: Rules): HTMLElement {
  return definitionTable({
    caption: "Colours of simulated histories in which nothing changes",
    headings: ["History", "Form", "Green", "Amber", "Red", "Histories"],
    numeric: [2, 3, 4, 5],
    rows: trialRows(trialsOf(evidence.unchanged, rules), evidence, ([trial]) =>
      trial
        ? [percent(trial.green), percent(trial.amber), percent(trial.red), formatNumber(trial.runs)]
        : ["", "", "", ""]
    )
  });
}

/** Shares in which a true change is found, a column for each size of change. */
export function powerTable(evidence: RulesEvidence, rules: Rules): HTMLElement {
  const trials = trialsOf(evidence.power, rules);
  const changes = [...new Set(trials.map(({ changePercent }) => changePercent))];
  return definitionTable({
    caption: "Share of simulated histories with a true change that are coloured green",
    headings: ["History", "Form", ...changes.map((change) => `${formatNumber(change)}%`)],
    numeric: changes.map((_, i) => i + 2),
    rows: trialRows(trials, evidence, (own) =>
      changes.map((change) => percent(own.find((t) => t.changePercent === change)?.detected ?? Number.NaN))
    )
  });
}

/** Chance of at least one false colour in twelve monthly looks. */
export function looksTable(evidence: RulesEvidence, rules: Rules): HTMLElement {
  return definitionTable({
    caption: "Share of simulated histories without change that are green or red in at least one of 12 looks",
    headings: ["History", "Form", "At least one", "Histories"],
    numeric: [2, 3],
    rows: trialRows(trialsOf(evidence.looks, rules), evidence, ([trial]) =>
      trial ? [percent(trial.anyFalse), formatNumber(trial.runs)] : ["", ""]
    )
  });
}
