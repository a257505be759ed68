import { definitionTable } from "../../kit/definition-table.js";
import { ratingWord } from "../../kit/rating-badge.js";
import type { Plan } from "../../plan/plan.js";
import { planMeasures } from "../../plan/plan.js";
import type { StandingColours } from "../../rules/chances/standing-colours.js";
import { ruleName } from "../../rules/rules.js";
import { formatNumber } from "../../words/format.js";
import { measureTitle } from "../../words/measure-title.js";

/** "less than 0.001", "0.023". */
const chanceText = (chance: number) => (chance < 0.001 ? "less than 0.001" : formatNumber(chance, 3));

/** The colours of calibrated tests that stand when all tests are looked at together, the surest first. */
export function standingTable({ standing, tests }: StandingColours, plan: Plan): HTMLElement {
  const names = new Map(planMeasures(plan).map((of) => [of.measure.id, measureTitle(of)]));
  return definitionTable({
    caption: `Of ${formatNumber(tests)} calibrated tests, ${formatNumber(standing.length)} ${standing.length === 1 ? "stands" : "stand"}`,
    headings: ["Measure", "Rule", "Colour", "Chance without change"],
    numeric: [3],
    rows: standing
      .toSorted((a, b) => a.chance - b.chance)
      .map(({ measure, rule, rating, chance }) => [
        names.get(measure)!,
        ruleName(rule),
        ratingWord(rating),
        chanceText(chance)
      ])
  });
}
