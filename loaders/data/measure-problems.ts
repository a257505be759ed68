import type { Measure, OffencesMeasure, OutcomeMeasure, SavingsMeasure } from "../../src/plan/plan.js";
import { targetNotation, targetProblem } from "../../src/plan/target.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Path, YamlFile } from "../files/read-yaml.js";

/** Largest difference that one printed decimal allows between the savings required and the sum of their parts. */
const SAVINGS_TOLERANCE = 0.05;

/**
 * What is wrong with a measure that suits the schema: savings that do not add up (methodology R9), an outcome
 * that is not exactly one of awaited and measured (R7), or a target that cannot be reached (R2).
 */
export function measureProblems(measure: Measure, path: Path, file: YamlFile): Problem[] {
  if (measure.kind === "savings") return savingsProblems(measure, path, file);
  if (measure.kind === "outcome") return outcomeProblems(measure, path, file);
  return measure.kind === "offences" ? targetProblems(measure, path, file) : [];
}

function targetProblems({ target }: OffencesMeasure, path: Path, file: YamlFile): Problem[] {
  const expected = target === undefined ? undefined : targetProblem(target);
  if (expected === undefined) return [];
  const problem = `target is ${quoted(targetNotation(target))}`;
  return [{ ...file.place([...path, "target"]), problem, expected }];
}

function savingsProblems(savings: SavingsMeasure, path: Path, file: YamlFile): Problem[] {
  const { required, realised, identified, further } = savings;
  const sum = realised + identified + further;
  // A hair more than the tolerance, so that 23.05 against 23.0 is not refused for a binary fraction.
  if (Math.abs(required - sum) <= SAVINGS_TOLERANCE + 1e-9) return [];
  return [
    {
      ...file.place([...path, "required"]),
      problem: `required is ${required}, but realised ${realised} + identified ${identified} + further ${further} make ${Number(sum.toFixed(2))}`,
      expected: `the same amount within ${SAVINGS_TOLERANCE}`
    }
  ];
}

function outcomeProblems(outcome: OutcomeMeasure, path: Path, file: YamlFile): Problem[] {
  const given = ["awaiting", "survey"].filter((key) => key in outcome);
  if (given.length === 1) return [];
  return [
    {
      ...file.place(path),
      value: "",
      problem:
        given.length === 0
          ? "the outcome is neither awaited nor measured"
          : "the outcome is both awaited and measured",
      expected: "either awaiting (why it cannot be shown yet) or survey (its percentage in surveys.csv)"
    }
  ];
}
