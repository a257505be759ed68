import { formatMonth, isMonth } from "../../src/plan/month.js";
import { type Measure, planMeasures } from "../../src/plan/plan.js";
import { parseAssignment, READINGS, type Settings, withSetting } from "../../src/plan/settings.js";
import { settingsConflicts } from "../../src/plan/settings-conflicts.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import type { MeasureRating, PlanRating } from "../../src/rules/rating.js";
import { explainRating } from "../../src/words/explanation.js";
import { formatNumber, formatPercent, formatSignedPercent } from "../../src/words/format.js";
import { loadData } from "../data/load-data.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { oneOf, parseOptions, UsageError } from "../options/parse-options.js";
import { explainFailure } from "./command.js";

const USAGE =
  "Use: npm run --silent rate -- [--period 2014-09] [--force leicestershire] [--reading as-written|calibrated] " +
  "[--set spc.recent=6]... [--format json|table] [--data data]";

const OPTIONS = {
  period: { type: "string" },
  force: { type: "string" },
  reading: { type: "string" },
  set: { type: "string", multiple: true, default: [] as string[] },
  format: { type: "string", default: "table" },
  ...DATA_OPTION
} as const;

function assigned(settings: Settings, assignments: readonly string[]): Settings {
  return assignments.reduce((changed, assignment) => {
    const equals = assignment.indexOf("=");
    if (equals < 1)
      throw new UsageError(`--set is “${assignment}”; expected path=value, such as spc.recent=6`);
    try {
      const { setting, value } = parseAssignment(assignment.slice(0, equals), assignment.slice(equals + 1));
      return withSetting(changed, setting.path, value);
    } catch (error) {
      throw new UsageError((error as Error).message);
    }
  }, settings);
}

type Values = ReturnType<typeof parseOptions<typeof OPTIONS>>;

/** The choice made on the command line, checked against the data. */
function contextOf(values: Values): RatingContext {
  const { plan, data, settings: published } = loadData(chosenFolder(values.data));
  const period = values.period ?? plan.periodEnd;
  if (!isMonth(period))
    throw new UsageError(`--period is “${period}”; expected a month written YYYY-MM, such as 2014-09`);
  const force = oneOf(
    "force",
    values.force ?? plan.force,
    data.forces.map((f) => f.id)
  );
  const withReading =
    values.reading === undefined ? [] : [`reading=${oneOf("reading", values.reading, READINGS)}`];
  const settings = assigned(published, [...values.set, ...withReading]);
  const conflict = settingsConflicts(settings, Object.keys(data.groups))[0];
  if (conflict)
    throw new UsageError(`setting ${conflict.path}: ${conflict.problem}; expected ${conflict.expected}`);
  return { plan, data, settings, force, period };
}

const figure = (value: number | null, measure: Measure) => {
  if (value === null) return "NA";
  return measure.kind === "survey" || measure.kind === "outcome" ? formatPercent(value) : formatNumber(value);
};

/** One line a rating, the sentence under it. */
function measureLines(
  rating: MeasureRating,
  measure: Measure,
  number: string,
  names: Record<string, string>
): string[] {
  const head = `${number.padEnd(4)} ${rating.id}: ${figure(rating.baseline, measure)} -> ${figure(rating.latest, measure)}`;
  const variance = rating.ratings.find((r) => r.rule === "R9" && "variancePercent" in r.evidence)?.evidence;
  const change =
    variance && "variancePercent" in variance && variance.variancePercent !== null
      ? ` (${formatSignedPercent(variance.variancePercent, 0)})`
      : "";
  const lines = rating.ratings.map((r) => {
    const label = r.label ? ` (${r.label})` : "";
    return `     ${r.rule} ${r.reading.padEnd(10)} ${`${r.rating}${label}`.padEnd(9)} ${explainRating(r, measure, names)}`;
  });
  return [head + change, ...lines];
}

function table(rating: PlanRating, { plan, data }: RatingContext): string {
  const names = Object.fromEntries(data.forces.map((f) => [f.id, f.name]));
  const title = `${plan.title}: ${names[rating.force]}, period ended ${formatMonth(rating.period)}, ${rating.reading} published`;
  const measures = planMeasures(plan).flatMap(({ measure, priority }, i) =>
    measureLines(rating.measures[i]!, measure, priority.number, names)
  );
  return [title, ...measures].join("\n");
}

/** Prints every rating with its evidence; returns the exit code: 0, 1 for bad data, 2 for a mistake in the command. */
export function rateCommand(args: string[], print = console.log, complain = console.error): number {
  try {
    const values = parseOptions(args, OPTIONS);
    const format = oneOf("format", values.format, ["json", "table"]);
    const context = contextOf(values);
    const rating = ratePlan(context);
    print(format === "json" ? JSON.stringify(rating, null, 2) : table(rating, context));
    return 0;
  } catch (error) {
    return explainFailure(error, USAGE, complain);
  }
}
