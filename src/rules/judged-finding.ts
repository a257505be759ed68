import type { Reading } from "../plan/readings.js";
import type { ChangeFinding, Finding, TrendsFinding } from "./rating.js";

type Judged<F> = Exclude<F, { finding: "not-judged" }>;

/** What R1 and R2 find, where they can judge. */
interface JudgedFindings {
  R1: Judged<ChangeFinding>;
  R2: Judged<TrendsFinding>;
}

/** What R1 or R2 found in a reading; undefined where it does not apply, or nothing could be judged. */
export function judgedFinding<Rule extends keyof JudgedFindings>(
  findings: readonly Finding[],
  rule: Rule,
  reading: Reading
): JudgedFindings[Rule] | undefined {
  return findings.find(
    (f): f is JudgedFindings[Rule] => f.rule === rule && f.reading === reading && f.finding !== "not-judged"
  );
}
