import { BANDS, horizonsOf } from "../../../charts/evidence/evidence-coverage-chart.js";
import { projectionOf } from "../../../charts/evidence/evidence-past-chart.js";
import { definitionTable } from "../../../kit/definition-table.js";
import { element } from "../../../kit/element.js";
import type {
  BacktestEvidence,
  ForecastScores,
  ForecastSplit,
  PastProjections
} from "../../../views/evidence-files.js";
import { formatNumber, formatPercent } from "../../../words/format.js";
import { type ChoiceInput, choiceInput } from "../choice-input.js";

/** A score with as many decimals as mean something; an absurd one as what it is. */
function score(value: number): string {
  if (value >= 1000) return "over 1,000";
  return formatNumber(value, value < 10 ? 2 : 1);
}

const percent = (share: number) => formatPercent(100 * share);

/** The newest method of R2 is marked, and stands first. */
function ordered({ candidates, default: used }: BacktestEvidence): { id: string; name: string }[] {
  const marked = candidates.map(({ id, name }) => ({
    id,
    name: id === used ? `${name} (R2’s newest method)` : name
  }));
  return [...marked.filter(({ id }) => id === used), ...marked.filter(({ id }) => id !== used)];
}

/** Every method in one line: its score against the flat forecast, its error, and what its 95% bands held. */
export function summaryTable(backtest: BacktestEvidence, split: ForecastSplit, caption: string): HTMLElement {
  const horizons = horizonsOf(split);
  return definitionTable({
    caption,
    headings: [
      "Method",
      "Interval score ÷ flat’s",
      "Error (MASE)",
      ...horizons.map((h) => `95% band, ${h} quarters`)
    ],
    numeric: [1, 2, ...horizons.map((_, i) => i + 3)],
    rows: ordered(backtest).map(({ id, name }) => {
      const overall = split.overall.total.find((row) => row.candidate === id)!;
      const rows = split.total.filter((row) => row.candidate === id);
      return [
        name,
        score(overall.ratio),
        formatNumber(overall.mase, 2),
        ...rows.map((row) => percent(row.coverage.at(-1)!))
      ];
    })
  });
}

const SCORE_HEADINGS = [...BANDS.map((band) => `${band}% band held`), "Interval score", "MASE"];

const scoreCells = ({
  coverage,
  intervalScore,
  mase
}: Pick<ForecastScores, "coverage" | "intervalScore" | "mase">) => [
  ...coverage.map(percent),
  score(intervalScore),
  formatNumber(mase, 2)
];

/** Every method at every horizon. */
export function scoresTable(
  backtest: BacktestEvidence,
  rows: readonly ForecastScores[],
  caption: string
): HTMLElement {
  return definitionTable({
    caption,
    headings: ["Method", "Quarters ahead", ...SCORE_HEADINGS, "95% band before scaling", "Forecast"],
    numeric: [1, 2, 3, 4, 5, 6, 7, 8],
    rows: ordered(backtest).flatMap(({ id, name }) =>
      rows
        .filter((row) => row.candidate === id)
        .map((row) => [
          name,
          formatNumber(row.horizon),
          ...scoreCells(row),
          percent(row.unscaled95),
          formatNumber(row.targets)
        ])
    )
  });
}

/** For `view()`: the offence groups. */
export function groupInput({ byGroup }: BacktestEvidence): ChoiceInput {
  const groups = [...new Set(byGroup.map(({ group }) => group))];
  return choiceInput(
    "Offence group",
    groups.map((group) => ({ id: group, name: group }))
  );
}

/** Every method at every horizon for one offence group, in what the page calls police forces. */
export function groupTable(backtest: BacktestEvidence, group: string, forces: string): HTMLElement {
  const own = backtest.byGroup.filter((row) => row.group === group);
  return definitionTable({
    caption: `${group}: totals of a year, ${forces} held out, bands scaled on all groups together`,
    headings: ["Method", "Quarters ahead", ...SCORE_HEADINGS, "Forecast"],
    numeric: [1, 2, 3, 4, 5, 6, 7],
    rows: ordered(backtest).flatMap(({ id, name }) =>
      own
        .filter((row) => row.candidate === id)
        .map((row) => [name, formatNumber(row.horizon), ...scoreCells(row), formatNumber(row.targets)])
    )
  });
}

/** What every method would have said of each line, and what happened. */
export function pastTable(
  backtest: BacktestEvidence,
  past: PastProjections,
  nameOf: (measure: string) => string
): HTMLElement {
  return definitionTable({
    caption: "What each method would have expected of the target year, with its 95% band",
    headings: ["Method", ...past.lines.map(({ measure }) => nameOf(measure))],
    numeric: past.lines.map((_, i) => i + 1),
    rows: [
      ["What happened", ...past.lines.map(({ actual }) => formatNumber(actual))],
      ...ordered(backtest).map(({ id, name }) => [
        name,
        ...past.lines.map((line) => {
          const { expected, bands } = projectionOf(line, id);
          const { lower, upper } = bands.at(-1)!;
          return `${formatNumber(expected)} (${formatNumber(lower)} to ${formatNumber(upper)})`;
        })
      ])
    ]
  });
}

/** What the evidence says of how it was measured, as sentences. */
export function notesList(notes: readonly string[]): HTMLElement {
  const sentence = (note: string) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`;
  return element("ul", {}, ...notes.map((note) => element("li", {}, sentence(note))));
}
