import { periodNameFrom, periodNameTo } from "../../kit/period-name.js";
import type { MeasureKind, Priority } from "../../plan/plan.js";
import type { Settings } from "../../plan/settings.js";
import { formatUnits } from "../../words/format.js";

const CHANGE = "Change";

/** The column headings of a panel: the priority's own, or those of its kinds of measure. */
export function panelColumns(priority: Priority, settings: Settings): string[] {
  const kinds = new Set(priority.measures.map((measure) => measure.kind));
  const has = (...wanted: MeasureKind[]): boolean => wanted.some((kind) => kinds.has(kind));
  if (priority.columns) return priority.columns;
  if (settings.layout === "old" && has("offences", "survey", "outcome")) return ["Actual", "Total"];
  const { baseline, latest, target } = settings;
  const compared = [
    `Baseline ${periodNameFrom(baseline.start, baseline.months)}`,
    `Latest ${formatUnits(latest.months, "month")}`
  ];
  if (has("offences")) return [...compared, `Projection ${periodNameTo(target.end, target.months)}`];
  if (has("survey", "outcome")) return compared;
  if (has("figure")) return [...compared, CHANGE];
  if (has("assessment")) return ["Assessment"];
  return priority.measures.flatMap((measure) => (measure.kind === "savings" ? [measure.unit] : []));
}

/** Do the third of a priority's columns and its figures say how much they changed? */
export function hasChangeColumn(priority: Priority, columns: string[]): boolean {
  return columns.length === 3 && (priority.columns !== undefined || columns[2] === CHANGE);
}
