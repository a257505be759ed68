import { methodology } from "../components/methodology/methodology-context.js";
import type { AnyRule } from "../rules/rules.js";
import type { RulesEvidence } from "../views/evidence-files.js";
import type { DashboardFile, InputsFile } from "../views/page-files.js";
import { planFiles } from "./plan-files.js";
import { type RulePieces, rulePieces } from "./rule-pieces.js";

/** Reads what the page of a rule is written with: `const {words: w, wrong, example} = await rule("R5")`. */
export async function rule(id: AnyRule): Promise<RulePieces> {
  const [dashboard, inputs, evidence] = await Promise.all([
    planFiles.dashboard.json<DashboardFile>(),
    planFiles.inputs.json<InputsFile>(),
    planFiles.evidence.json<RulesEvidence>()
  ]);
  return rulePieces(id, methodology(dashboard, inputs, evidence));
}
