import { formatMonth, isMonth } from "../../src/plan/month.js";
import { type Measure, planMeasures } from "../../src/plan/plan.js";
import { parseAssignment, READINGS, type Settings, withSetting } from "../../src/plan/settings.js";
import { settingsConflicts } from "../../src/plan/settings-conflicts.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import type { MeasureRating, PlanRating } from "../../src/rules/rating.js";
import { cautionsText } from "../../src/words/cautions-text.js";
import { explainRating } from "../../src/words/explanation.js";
import { formatNumber, formatPercent, formatSignedPercent } from "../../src/words/format.js";
import { loadData } from "../data/load-data.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { oneOf, type Values } from "../options/parse-options.js";
import { UsageError } from "../options/plain-error.js";

const OPTIONS = {
  period: { type: "string", value: "MONTH", help: "last month of the period; without it, the plan's own" },
  force: { type: "string", value: "FORCE", help: "id of another force" },
  reading: { type: "string", value: READINGS.join("|"), help: "the reading that is published" },
  set: {
    type: "string",
    multiple: true,
    default: [] as string[],
    value: "PATH=VALUE",
    help: "another value of a setting, such as spc.recent=3; as often as needed"
  },
  format: {
    type: "string",
    value: "table|json",
    default: "table",
    help: "a table to read, or JSON for programs"
  },
  ...DATA_OPTION
} as const;

/** Prints every rating of a plan with its evidence, as a table or as JSON. */
export const rate = command({
  call: "npm run --silent rate",
  about:
    "Prints every rating of a plan, a sentence each, at its own settings or at others. Nothing is edited.",
  options: OPTIONS,
  example: "--data my-plan --period 2014-09 --set spc.recent=3 --set z=2",
  run(values, { print }) {
    const format = oneOf("format", values.format, ["json", "table"]);
    const context = contextOf(values);
    const rating = ratePlan(context);
    print(format === "json" ? JSON.stringify(rating, null, 2) : table(rating, context));
    return 0;
  }
});

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

/** The choice made on the command line, checked against the data. */
function contextOf(values: Values<typeof OPTIONS>): RatingContext {
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
  const cautions = cautionsText(rating, READINGS).map((text) => `     ${text}`);
  return [head + change, ...lines, ...cautions];
}

function table(rating: PlanRating, { plan, data }: RatingContext): string {
  const names = Object.fromEntries(data.forces.map((f) => [f.id, f.name]));
  const title = `${plan.title}: ${names[rating.force]}, period ended ${formatMonth(rating.period)}, ${rating.reading} published`;
  const measures = planMeasures(plan).flatMap(({ measure, priority }, i) =>
    measureLines(rating.measures[i]!, measure, priority.number, names)
  );
  return [title, ...measures].join("\n");
}

await runWhenStarted(rate, import.meta.url);
