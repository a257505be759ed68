import { isMonth } from "../../src/plan/month.js";
import { idCell } from "../files/cells.js";
import type { Surroundings } from "../options/command.js";
import { UsageError } from "../options/plain-error.js";
import { type ForceNames, unknownForce } from "../sources/force-names.js";
import type { NewPlan } from "./plan-text.js";

/** What is asked of an analyst: the question, and what is wrong with an answer (undefined when nothing is). */
export interface Question {
  option: "out" | "force" | "period" | "measures";
  question: string;
  problem(answer: string): string | undefined;
}

/** The answers, by option. */
export type Answers = Record<Question["option"], string>;

/** Puts a question to an analyst and waits for the answer. */
export type Ask = NonNullable<Surroundings["ask"]>;

/** What answers are judged by. */
export interface Known {
  /** The forces that can be chosen. */
  forces: readonly ForceNames[];
  /** The id of a force by any of its names. */
  findForce(name: string): string | undefined;
  /** Series that have published counts. */
  published: readonly string[];
  /** Why a folder cannot be written. */
  outProblem(folder: string): string | undefined;
}

/** Every question of a new plan. */
export function newPlanQuestions({ forces, findForce, published, outProblem }: Known): Question[] {
  return [
    {
      option: "out",
      question: "Folder to write, such as my-plan",
      problem: (answer) => (answer === "" ? "expected the name of a new folder" : outProblem(answer))
    },
    {
      option: "force",
      question: "Force, such as Kent or Avon & Somerset",
      problem: (answer) => (findForce(answer) === undefined ? unknownForce(answer, forces) : undefined)
    },
    {
      option: "period",
      question: "Last month of the period, such as 2014-09",
      problem: (answer) => (isMonth(answer) ? undefined : "expected a month written YYYY-MM, such as 2014-09")
    },
    {
      option: "measures",
      question:
        `Series to count, with commas between them: your own, or of those that have published counts\n  ${published.join("\n  ")}\n` +
        "Series, such as violence-with-injury,robbery",
      problem: idsProblem
    }
  ];
}

/** The ids of a list with commas, of names as people write them: “Theft from the person” is theft-from-the-person. */
export function idsOf(answer: string): NewPlan["measures"] {
  return answer.split(",").map(idOf);
}

const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/[’']/g, "")
    .replaceAll(/[\s_/()-]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** What is wrong with a list of series or surveys. */
export function idsProblem(answer: string): string | undefined {
  const ids = idsOf(answer);
  const wrong = ids.find((id) => idCell.read(id) === undefined);
  if (wrong !== undefined)
    return `“${wrong}” is not a name; expected letters, digits and hyphens, such as violence-with-injury`;
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  return twice === undefined ? undefined : `“${twice}” is there twice; expected each name once`;
}

/**
 * The answers that were given as options, the missing ones asked for. Without anybody to ask (`ask` undefined), throws
 * a UsageError that names every option that is missing; a wrong option is never asked again, a wrong answer is.
 */
export async function answersTo(
  questions: readonly Question[],
  given: Partial<Answers>,
  ask: Ask | undefined
): Promise<Answers> {
  for (const { option, problem } of questions) {
    const value = given[option];
    const wrong = value === undefined ? undefined : problem(value);
    if (wrong) throw new UsageError(`--${option} is “${value}”: ${wrong}`);
  }
  const missing = questions.filter(({ option }) => given[option] === undefined);
  if (missing.length > 0 && !ask) {
    throw new UsageError(`missing: ${missing.map(({ option }) => `--${option}`).join(", ")}`);
  }
  const answers: Partial<Answers> = { ...given };
  for (const question of missing) answers[question.option] = await answerTo(question, ask!);
  return answers as Answers;
}

async function answerTo({ question, problem }: Question, ask: Ask): Promise<string> {
  for (let said = ""; ; ) {
    const answer = (await ask(`${said}${question}: `)).trim();
    const wrong = problem(answer);
    if (!wrong) return answer;
    said = `${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}.\n`;
  }
}
