import { type NewPlanFiles, newPlanFiles, rowsOf } from "../new-plan/new-plan-files.js";
import { answersTo, measuresOf, newPlanQuestions } from "../new-plan/new-plan-options.js";
import { openTerminal } from "../new-plan/open-terminal.js";
import { existingProblem, writeFolder } from "../new-plan/write-folder.js";
import { command, runWhenStarted } from "../options/command.js";
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
    force: { type: "string", value: "FORCE", required: true, help: "id of the force, such as kent" },
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
    title: { type: "string", value: "TEXT", help: "title of the plan; without it, one with the force's name" }
  },
  example: "--out my-plan --force kent --period 2014-09 --measures violence-with-injury,robbery",
  async run({ title, ...given }, { print, ask }) {
    const forces = rowsOf(PROJECT, FORCES);
    const questions = newPlanQuestions(
      forces.map(({ force }) => force),
      existingProblem
    );
    const terminal = ask ? { ask, close: () => {} } : openTerminal();
    const answers = answersTo(questions, given, terminal?.ask).finally(() => terminal?.close());
    const { out, force, period, measures } = await answers;
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
  }
});

function nextSteps(out: string, { withoutFigures, withoutGroup }: Omit<NewPlanFiles, "files">): string {
  const lacking = [
    withoutFigures.length > 0 &&
      `There are no published counts of ${withoutFigures.join(", ")}: put yours into ${out}/offences.csv before you check.`,
    withoutGroup &&
      `The force has no comparison group, and is rated on everything but its position (R4). For that write one into ${out}/comparison-groups.csv.`
  ].filter((line) => line !== false);
  return [
    `Wrote a new plan: ${out}`,
    ...(lacking.length > 0 ? lacking : ["Every measure has published quarterly counts to start from."]),
    `Edit ${out}/plan.yaml, put your own counts into ${out}/offences.csv, write into ${out}/pages/notes.md, then:`,
    `  npm run check-data -- --data ${out}`,
    `  npm run build -- --data ${out}`
  ].join("\n");
}

await runWhenStarted(newPlan, import.meta.url);
