import { type NewPlanFiles, newPlanFiles, rowsOf } from "../new-plan/new-plan-files.js";
import { type Ask, answersTo, measuresOf, newPlanQuestions } from "../new-plan/new-plan-options.js";
import { existingProblem, writeFolder } from "../new-plan/write-folder.js";
import { parseOptions } from "../options/parse-options.js";
import { FORCES } from "../tables/tables.js";
import { explainFailure, type Say } from "./command.js";

const USAGE =
  'Use: npm run new-plan -- --out DIR --force kent --period 2014-09 --measures violence-with-injury,robbery [--title "…"]';

const OPTIONS = {
  out: { type: "string" },
  force: { type: "string" },
  period: { type: "string" },
  measures: { type: "string" },
  title: { type: "string" }
} as const;

/** The project's own data: its forces, populations, groups and published quarters are what a new plan starts from. */
const PROJECT = "data";

/**
 * Writes the data folder of a new plan and says what to do next. What was not given as an option is asked for through
 * `ask`; without it, a missing option is a mistake in the command. Returns the exit code: 0, 1 for bad data of the
 * project, 2 for a mistake in the command.
 */
export async function newPlanCommand(
  args: string[],
  ask: Ask | undefined,
  print: Say = console.log,
  complain: Say = console.error
): Promise<number> {
  try {
    const { title, ...given } = parseOptions(args, OPTIONS);
    const forces = rowsOf(PROJECT, FORCES);
    const questions = newPlanQuestions(
      forces.map(({ force }) => force),
      existingProblem
    );
    const { out, force, period, measures } = await answersTo(questions, given, ask);
    const name = forces.find((row) => row.force === force)!.name;
    const plan = {
      title: title?.trim() || `Police and Crime Plan for ${name}`,
      force,
      periodEnd: period,
      measures: measuresOf(measures)
    };
    const { files, ...lacks } = newPlanFiles(plan, PROJECT);
    writeFolder(out, files);
    print(nextSteps(out, lacks));
    return 0;
  } catch (error) {
    return explainFailure(error, USAGE, complain);
  }
}

function nextSteps(out: string, { withoutFigures, withoutGroup }: Omit<NewPlanFiles, "files">): string {
  const lacking = [
    withoutFigures.length > 0 &&
      `There are no published counts of ${withoutFigures.join(", ")}: put yours into ${out}/offences.csv before you check.`,
    withoutGroup && `The force has no comparison group: write one into ${out}/comparison-groups.csv.`
  ].filter((line) => line !== false);
  return [
    `Wrote a new plan: ${out}`,
    ...(lacking.length > 0 ? lacking : ["Every measure has published quarterly counts to start from."]),
    `Edit ${out}/plan.yaml, put your own counts into ${out}/offences.csv, then:`,
    `  npm run check-data -- --data ${out}`,
    `  npm run build -- --data ${out}`
  ].join("\n");
}
