import { planMeasures } from "../../../plan/plan.js";
import { measureTitle } from "../../../words/measure-title.js";
import type { Methodology } from "../methodology-context.js";
import type { Worked } from "../methodology-example.js";

/** R7: the measures that are awaited, each with the plan's reason. */
export function outcomeExample({ rating }: Methodology): Worked[] {
  const rows = planMeasures(rating.plan).flatMap((entry) => {
    const { measure } = entry;
    if (measure.kind !== "outcome") return [];
    return [[measureTitle(entry), measure.awaiting ?? "Declared: judged by R6"]];
  });
  return [
    {
      title: `In the plan now: ${rows.length} ${rows.length === 1 ? "measure" : "measures"} of this kind`,
      tables: [
        { caption: "Outcomes of the plan, and why they cannot be shown", headings: ["Measure", "Why"], rows }
      ],
      steps: []
    }
  ];
}
