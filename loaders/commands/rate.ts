import { formatMonth, isMonth } from "../../src/plan/month.js";
import { type Measure, planMeasures } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { READINGS } from "../../src/plan/readings.js";
import { parseAssignment, type Settings, withSetting } from "../../src/plan/settings.js";
import { settingsConflicts } from "../../src/plan/settings-conflicts.js";
import { publishedRatings } from "../../src/rules/published-ratings.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import type { MeasureRating, PlanRating, RatingResult } from "../../src/rules/rating.js";
import { cautionsText } from "../../src/words/cautions-text.js";
import { explainRating } from "../../src/words/explanation.js";
import { formatNumber, formatPercent, formatSignedPercent } from "../../src/words/format.js";
import { loadData } from "../data/load-data.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { oneOf, type Values } from "../options/parse-options.js";
import { UsageError } from "../options/plain-error.js";
import { forceFinder, unknownForce } from "../sources/force-names.js";

const OPTIONS = {
  period: { type: "string", value: "MONTH", help: "last month of the period; without it, the plan's own" },
  force: { type: "string", value: "FORCE", help: "another force, such as kent or “West Yorkshire”" },
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
  details: { type: "boolean", help: "the table explains every colour of every reading, a sentence each" },
  ...DATA_OPTION
} as const;

/** Prints every rating of a plan with its evidence, as a table or as JSON. */
export const rate = command({
  call: "npm run --silent rate",
  about:
    "Prints the colours of a plan, one line a measure, at its own settings or at others. Nothing is edited.",
  options: OPTIONS,
  example: "--data my-plan --period 2014-09 --set spc.recent=3 --set z=2",
  run(values, { print }) {
    const format = oneOf("format", values.format, ["json", "table"]);
    const context = contextOf(values);
    const rating = ratePlan(context);
    print(format === "json" ? JSON.stringify(rating, null, 2) : table(rating, context, values.details));
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
  const force = values.force === undefined ? plan.force : forceOf(values.force, data);
  const withReading =
    values.reading === undefined ? [] : [`reading=${oneOf("reading", values.reading, READINGS)}`];
  const settings = assigned(published, [...values.set, ...withReading]);
  const conflict = settingsConflicts(settings, Object.keys(data.groups))[0];
  if (conflict)
    throw new UsageError(`setting ${conflict.path}: ${conflict.problem}; expected ${conflict.expected}`);
  return { plan, data, settings, force, period };
}

/** The id of a force by any of its names. */
function forceOf(given: string, data: PlanData): string {
  const forces = data.forces.map(({ id, policeUkName, ...force }) => ({
    ...force,
    force: id,
    police_uk_name: policeUkName
  }));
  const force = forceFinder(forces)(given);
  if (force === undefined) throw new UsageError(`--force is “${given}”: ${unknownForce(given, forces)}`);
  return force;
}

const figure = (value: number | null, measure: Measure) => {
  if (value === null) return "NA";
  return measure.kind === "survey" || measure.kind === "outcome" ? formatPercent(value) : formatNumber(value);
};

/** "domestic-burglary: 3,935 -> 4,253", with the printed variance where there is one. */
function figuresOf(rating: MeasureRating, measure: Measure): string {
  const head = `${rating.id}: ${figure(rating.baseline, measure)} -> ${figure(rating.latest, measure)}`;
  const variance = rating.ratings.find((r) => r.rule === "R9" && "variancePercent" in r.evidence)?.evidence;
  return variance && "variancePercent" in variance && variance.variancePercent !== null
    ? `${head} (${formatSignedPercent(variance.variancePercent, 0)})`
    : head;
}

const colour = ({ rating, label }: RatingResult) =>
  `${rating.replace("-", " ")}${label ? ` (${label})` : ""}`;

/** "R3 red, R4 amber", and what other readings have instead: "calibrated: R3 amber". */
function coloursOf(rating: MeasureRating, settings: Settings): string {
  const shown = publishedRatings(rating, settings);
  const others = READINGS.map((reading) =>
    rating.ratings.filter(
      (other) =>
        other.reading === reading && shown.some((r) => r.rule === other.rule && r.rating !== other.rating)
    )
  ).filter((differing) => differing.length > 0);
  if (shown.length === 0) return "no colour";
  const named = (results: readonly RatingResult[]) => results.map((r) => `${r.rule} ${colour(r)}`).join(", ");
  return [named(shown), ...others.map((differing) => `${differing[0]!.reading}: ${named(differing)}`)].join(
    "; "
  );
}

/** One line a rating with its sentence. */
function detailsOf(rating: MeasureRating, measure: Measure, names: Record<string, string>): string[] {
  return rating.ratings.map(
    (r) => `${r.rule} ${r.reading.padEnd(10)} ${colour(r).padEnd(9)} ${explainRating(r, measure, names)}`
  );
}

/** Stands at a measure of which there is more to know before resting on its colours. */
const CAUTION = "(!)";

function table(rating: PlanRating, { plan, data, settings }: RatingContext, details = false): string {
  const names = Object.fromEntries(data.forces.map((f) => [f.id, f.name]));
  const title = `${plan.title}: ${names[rating.force]}, period ended ${formatMonth(rating.period)}, ${rating.reading} published`;
  const rows = planMeasures(plan).map(({ measure, priority }, i) => {
    const rated = rating.measures[i]!;
    const head = `${priority.number.padEnd(4)} ${figuresOf(rated, measure)}`;
    return { rated, measure, head, cautions: cautionsText(rated, READINGS) };
  });
  if (details) {
    const explained = rows.flatMap(({ rated, measure, head, cautions }) => [
      head,
      ...[...detailsOf(rated, measure, names), ...cautions].map((line) => `     ${line}`)
    ]);
    return [title, ...explained].join("\n");
  }
  const width = Math.max(...rows.map(({ head }) => head.length));
  const lines = rows.map(({ rated, head, cautions }) =>
    [`${head.padEnd(width)}  ${coloursOf(rated, settings)}`, ...(cautions.length > 0 ? [CAUTION] : [])].join(
      " "
    )
  );
  const key = rows.some(({ cautions }) => cautions.length > 0)
    ? [`${CAUTION} there is more to know before resting on it`]
    : [];
  return [title, ...lines, ...key, "--details explains every colour of every reading."].join("\n");
}

await runWhenStarted(rate, import.meta.url);
