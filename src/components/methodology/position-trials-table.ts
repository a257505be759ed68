import { definitionTable } from "../../kit/definition-table.js";
import type { ByPositionMethod, PositionTrial, PositionTrials } from "../../views/position-evidence.js";
import { formatNumber, formatPercent } from "../../words/format.js";

type Figures = PositionTrial["figures"];

/** How a true figure is changed; without a change, any colour is false. */
interface Asked {
  figures: Figures;
  change?: number | undefined;
}

const countsOf = ({ wrong, found }: PositionTrial, change: number | undefined): ByPositionMethod =>
  change === undefined ? wrong : found.find((one) => one.change === change)!;

const spreadText = (spread: number, figures: Figures): string =>
  figures === "percentages"
    ? `${formatNumber(spread, spread % 1 === 0 ? 0 : 1)} points`
    : formatPercent(spread, 0);

/** Of groups of eight, how many of their first places R4 calibrated colours: a row a size, and a rate, a column a spread of true figures. */
export function positionTrialsTable(
  { trials, date }: PositionTrials,
  { figures, change }: Asked,
  places: string
): HTMLElement {
  const asked = trials.filter((trial) => trial.figures === figures);
  const spreads = [...new Set(asked.map(({ spread }) => spread))];
  const rows = [...new Set(asked.map(({ group, level }) => JSON.stringify([group, level])))].map((key) => {
    const [group, level] = JSON.parse(key) as [string, number];
    const cells = spreads.map((spread) => {
      const trial = asked.find((one) => one.group === group && one.level === level && one.spread === spread)!;
      const { second, third } = countsOf(trial, change);
      return `${formatPercent(third)} (${formatPercent(second)})`;
    });
    return [group, ...(figures === "rates" ? [formatNumber(level, level < 1 ? 1 : 0)] : []), ...cells];
  });
  const labels = figures === "rates" ? ["Sizes", "Per 1,000"] : ["Sizes"];
  return definitionTable({
    caption: `${captionOf({ figures, change }, places)} In brackets: by the second method (${formatNumber(asked[0]!.runs)} groups a cell, ${date})`,
    headings: [...labels, ...spreads.map((spread) => `Spread ${spreadText(spread, figures)}`)],
    numeric: [...labels, ...spreads].map((_, i) => i).slice(1),
    rows
  });
}

function captionOf({ figures, change }: Asked, places: string): string {
  const what = figures === "rates" ? "Rates" : "Percentages";
  if (change === undefined) return `${what}: coloured, of ${places} that are like the others.`;
  const by = figures === "rates" ? formatPercent(Math.abs(change), 0) : `${Math.abs(change)} points`;
  return `${what}: found, of ${places} whose true figure is ${by} ${change < 0 ? "lower" : "higher"} than it would be.`;
}

/** What the page's sentences quote, as text: the least and the most that are coloured wrongly, by figures and sizes. */
export function positionFigures({ trials }: PositionTrials) {
  const range = (figures: Figures, alike: boolean) => {
    const own = trials.filter((trial) => trial.figures === figures && trial.alike === alike);
    const of = (method: keyof ByPositionMethod) => own.map(({ wrong }) => wrong[method]);
    return {
      least: formatPercent(Math.min(...of("third"))),
      most: formatPercent(Math.max(...of("third"))),
      mostBefore: formatPercent(Math.max(...of("second")))
    };
  };
  const cell = (figures: Figures, group: string, level: number, spread: number) => {
    const trial = trials.find(
      (one) => one.figures === figures && one.group === group && one.level === level && one.spread === spread
    )!;
    const text = ({ second, third }: ByPositionMethod) => ({
      second: formatPercent(second),
      third: formatPercent(third)
    });
    return { wrong: text(trial.wrong), found: (change: number) => text(countsOf(trial, change)) };
  };
  return {
    likeBases: range("percentages", true),
    unlikeBases: range("percentages", false),
    likeSizes: range("rates", true),
    unlikeSizes: range("rates", false),
    cell
  };
}
