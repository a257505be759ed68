import type { Total } from "../../src/plan/plan-data.js";
import { formatNumber, formatUnits } from "../../src/words/format.js";
import { groupBy } from "../files/group-by.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Columns, Row, Table } from "../files/table.js";
import type { PlanFile } from "./read-plan.js";
import type { Tables } from "./read-tables.js";
import {
  OFFENCES_SUMMED,
  POPULATION_SUMMED,
  periodKey,
  QUARTERLY_SUMMED,
  rowsOfParts,
  type Summed,
  sumOf,
  totalOfPlan
} from "./with-total.js";

/**
 * A total that forces.csv does not list or that has a comparison group, and every figure of it that is not the sum of those
 * of its parts, in the periods in which each of them has one.
 */
export function totalProblems(tables: Tables, plan: PlanFile): Problem[] {
  const { total } = plan;
  if (!total || !tables.forces?.sound) return [];
  const found = totalOfPlan(tables, plan);
  if (!found) {
    const problem = `the total ${quoted(total)} is unknown`;
    return [{ ...plan.place(["total"]), problem, expected: "a force of forces.csv" }];
  }
  return [
    ...groupsWithTotal(tables, total),
    ...wrongSums(tables.offences, OFFENCES_SUMMED, found),
    ...wrongSums(tables.quarterly, QUARTERLY_SUMMED, found),
    ...wrongSums(tables.population, POPULATION_SUMMED, found)
  ];
}

/** The total is compared with nobody, and nobody with it. */
function groupsWithTotal({ groups }: Tables, total: string): Problem[] {
  return (groups?.rows ?? []).flatMap((row, i) =>
    (["force", "peer"] as const)
      .filter((column) => row[column] === total)
      .map((column) => ({
        ...groups!.place(i, column),
        problem: `${quoted(total)} is the total of the plan, the sum of all others`,
        expected: "one of the others",
        hint: "Delete the row, or take total out of plan.yaml."
      }))
  );
}

/** One problem for each series and value of a table whose total is not the sum of its parts, at the first such row. */
function wrongSums<C extends Columns>(
  table: Table<C> | null,
  what: Summed<C>,
  { id, parts }: Total
): Problem[] {
  if (!table?.sound) return [];
  const { subject, period, values } = what;
  const ofParts = rowsOfParts(table, what, parts);
  const nameOf = (row: Row<C>, value: string): string => (subject ? String(row[subject]) : value);
  const wrong = table.rows.flatMap((row, i) => {
    if (row.force !== id) return [];
    const rows = ofParts.get(periodKey(row, what)) ?? [];
    if (rows.length < parts.length) return [];
    const sum = sumOf(rows, what);
    return values.flatMap((value) => {
      const [own, known] = [row[value] as number | null, sum[value] as number | null];
      return own === null || known === null || own === known ? [] : [{ row, i, value, own, sum: known }];
    });
  });
  return Array.from(
    groupBy(wrong, ({ row, value }) => nameOf(row, value)),
    ([name, [first, ...more]]) => {
      const { row, i, value, own, sum } = first!;
      const rest = more.length === 0 ? "" : ` (and in ${more.length} more)`;
      const difference = `${formatNumber(Math.abs(own - sum))} ${own > sum ? "more" : "fewer"}`;
      return {
        ...table.place(i, value),
        problem: `${name} of ${id} in ${row[period]}${rest} is ${formatNumber(own)}, ${difference} than its ${formatUnits(parts.length, "force")} together`,
        expected: `their sum, ${formatNumber(sum)}`,
        hint: `Rows of ${id} can be left out: they are then added up.`
      };
    }
  );
}
