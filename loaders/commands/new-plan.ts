import { type NewPlanFiles, newPlanFiles, publishedSeries, rowsOf } from "../new-plan/new-plan-files.js";
import { answersTo, idsOf, idsProblem, newPlanQuestions } from "../new-plan/new-plan-options.js";
import { openTerminal } from "../new-plan/open-terminal.js";
import type { NewPlan } from "../new-plan/plan-text.js";
import { publishedLike } from "../new-plan/published-like.js";
import { existingProblem, writeFolder } from "../new-plan/write-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { UsageError } from "../options/plain-error.js";
import { forceFinder } from "../sources/force-names.js";
import { FORCES } from "../tables/tables.js";

/** The project's own data: its forces, populations, groups and published quarters are what a new plan starts from. */
const PROJECT = "data";

/**
 * Writes the data folder of a new plan and says what to do next. What was not given as an option is asked for; where there
 * is nobody to ask, a missing option is a mistake in the command.
 */
export const newPlan = command({
  call: "npm run new-plan",
  about:
    "Writes the data folder of a plan of one's own, to be edited. It never writes into a folder that has files in it.\n" +
    "In a terminal, it asks for what was not given.",
  options: {
    out: { type: "string", value: "DIR", required: true, help: "the folder to write" },
    force: {
      type: "string",
      value: "FORCE",
      required: true,
      help: "the force, such as kent or “West Yorkshire”"
    },
    period: {
      type: "string",
      value: "MONTH",
      required: true,
      help: "last month of the period, such as 2014-09"
    },
    measures: {
      type: "string",
      value: "SERIES,SERIES",
      required: true,
      help: "the series to count, such as violence-with-injury,robbery"
    },
    surveys: {
      type: "string",
      value: "SURVEY,SURVEY",
      help: "the surveys that the plan has too, such as confidence"
    },
    title: { type: "string", value: "TEXT", help: "title of the plan; without it, one with the force's name" }
  },
  example: "--out my-plan --force kent --period 2014-09 --measures violence-with-injury,robbery",
  async run({ title, surveys, ...given }, { print, ask }) {
    const forces = rowsOf(PROJECT, FORCES);
    const known = {
      forces,
      findForce: forceFinder(forces),
      published: publishedSeries(PROJECT),
      outProblem: existingProblem
    };
    const terminal = ask ? { ask, close: () => {} } : openTerminal();
    const answers = answersTo(newPlanQuestions(known), given, terminal?.ask).finally(() => terminal?.close());
    const { out, force: name, period, measures } = await answers;
    const { force, name: fullName } = forces.find((row) => row.force === known.findForce(name))!;
    const plan = {
      title: title?.trim() || `Police and Crime Plan for ${fullName}`,
      force,
      periodEnd: period,
      measures: idsOf(measures),
      surveys: surveysOf(surveys, measures)
    };
    const { files, ...lacks } = newPlanFiles(plan, PROJECT);
    writeFolder(out, files);
    print(nextSteps(out, plan, lacks, known.published));
    return 0;
  }
});

/** The surveys of the option; a measure has the id of its series or survey, so that none may be there twice. */
function surveysOf(surveys: string | undefined, measures: string): string[] {
  if (surveys === undefined) return [];
  const wrong = idsProblem(surveys) ?? idsProblem(`${measures},${surveys}`);
  if (wrong) throw new UsageError(`--surveys is “${surveys}”: ${wrong}`);
  return idsOf(surveys);
}

type Lacks = Omit<NewPlanFiles, "files">;

function nextSteps(out: string, { measures, surveys }: NewPlan, lacks: Lacks, published: string[]): string {
  const { withoutFigures, withoutGroup } = lacks;
  const lacking = [
    withoutFigures.length > 0 &&
      `There are no published counts of ${withoutFigures.join(", ")}: put yours into ${out}/offences.csv before you check. docs/guide.md has counts to try it with.`,
    ...withoutFigures.map((series) => meantInstead(series, publishedLike(series, published))),
    surveys.length > 0 &&
      `There are no figures of ${surveys.join(", ")}: put yours into ${out}/surveys.csv before you check.`,
    withoutGroup &&
      `The force has no comparison group, and is rated on everything but its position (R4). For that write one into ${out}/comparison-groups.csv.`
  ].filter((line) => line !== false);
  return [
    `Wrote a new plan: ${out}`,
    `It counts ${measures.join(", ")}.`,
    ...(lacking.length > 0 ? lacking : ["Every measure has published quarterly counts to start from."]),
    `Edit ${out}/plan.yaml, put your own counts into ${out}/offences.csv, write into ${out}/pages/notes.md, then:`,
    `  npm run check-data -- --data ${out}`,
    `  npm start -- --data ${out}        (shows it, and every change that you save)`,
    `  npm run build -- --data ${out}`
  ].join("\n");
}

/** What to do where a published series was meant; false where none is like it. */
function meantInstead(series: string, like: readonly string[]): string | false {
  if (like.length === 0) return false;
  return `  If ${series} stands for ${like.join(" or ")}, which is published: delete the folder, and run this again with that in --measures.`;
}

await runWhenStarted(newPlan, import.meta.url);
