import { definitionTable } from "../../kit/definition-table.js";
import type { ChangeMethodsEvidence, FoundBy } from "../../views/change-evidence.js";
import { formatNumber, formatPercent } from "../../words/format.js";

const METHODS = ["Method 2", "Method 3 without years", "Method 3"];

const shares = (found: FoundBy): string[] =>
  [found.second, found["third without years"], found.third].map((share) => formatPercent(share));

/** Whole years of real series in an order drawn by chance: in how many each method of R1 finds a change. */
export function shuffledYearsTable({ shuffled, date }: ChangeMethodsEvidence, forces: string): HTMLElement {
  return definitionTable({
    caption: `Whole years of real series in an order drawn by chance that R1 calls different (${date})`,
    headings: [
      "Places",
      "Trend taken out",
      "Years between",
      "Series",
      "Histories",
      ...METHODS,
      "Standard error"
    ],
    numeric: [2, 3, 4, 5, 6, 7, 8],
    rows: shuffled.map(({ plan, trend, between, series, histories, wrong, error }) => [
      plan === "sample" ? `43 ${forces}` : "32 boroughs",
      `of ${trend} months`,
      formatNumber(between),
      formatNumber(series),
      formatNumber(histories),
      ...shares(wrong),
      formatPercent(error.third)
    ])
  });
}

/** What simulated histories cost and gain: how often each method of R1 finds a change. */
export function simulatedChangesTable({ simulated, date }: ChangeMethodsEvidence): HTMLElement {
  return definitionTable({
    caption: `Simulated histories in which R1 finds a change (${date})`,
    headings: ["History", "Latest year", "Histories", ...METHODS],
    numeric: [2, 3, 4, 5],
    rows: simulated.map(({ name, change, runs, found }) => [
      name,
      changeText(change),
      formatNumber(runs),
      ...shares(found)
    ])
  });
}

const changeText = (change: number | null): string => {
  if (change === null) return "lower by the turn";
  return change === 0 ? "unchanged: either finding is false" : `lower by ${formatPercent(-change, 0)}`;
};

/** What other usual differences from year to year would have given. */
export function triedYearsTable({ tried, date }: ChangeMethodsEvidence, forces: string): HTMLElement {
  return definitionTable({
    caption: `Method 3 with another usual difference from year to year (${date})`,
    headings: ["Usual difference", `Wrong, ${forces}`, "Wrong, boroughs", "Turns found"],
    numeric: [0, 1, 2, 3],
    rows: tried.map(({ deviation, wrong, turn }) => [
      formatPercent(deviation),
      formatPercent(wrong.sample!),
      formatPercent(wrong.london!),
      formatPercent(turn)
    ])
  });
}

/** The figures that the page's sentences quote, as text by method. */
export function changeFigures({ shuffled, simulated, swings }: ChangeMethodsEvidence) {
  const text = (found: FoundBy) => {
    const [second, withoutYears, third] = shares(found);
    return { second: second!, withoutYears: withoutYears!, third: third! };
  };
  const of = (id: string, change: number | null) =>
    text(simulated.find((trial) => trial.id === id && trial.change === change)!.found);
  const worst = (plan: string, trend: number): FoundBy => {
    const own = shuffled.filter((trial) => trial.plan === plan && trial.trend === trend);
    const largest = (method: keyof FoundBy) => Math.max(...own.map(({ wrong }) => wrong[method]));
    return {
      second: largest("second"),
      "third without years": largest("third without years"),
      third: largest("third")
    };
  };
  const points = (method: "second" | "third") =>
    swings.map(({ median }) => formatNumber(median[method], 1)).join(" and ");
  const largest = Math.max(...swings.map((swing) => swing.largest.third));
  return {
    of,
    /** The larger share of years side by side and with one between. */
    shuffled: (plan: string, trend: number) => text(worst(plan, trend)),
    swing: { second: points("second"), third: points("third"), largest: formatNumber(largest, 1) }
  };
}
