import { groupBy } from "../files/group-by.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Columns, Table } from "../files/table.js";

/** One problem for each id of a column that is not known, at its first row. */
export function unknownIds<C extends Columns>(
  table: Table<C> | null,
  column: keyof C & string,
  known: ReadonlySet<string>,
  expected: string
): Problem[] {
  if (!table) return [];
  const indexes = table.rows.flatMap((row, i) => {
    const id = row[column] as string | null;
    return id === null || known.has(id) ? [] : [i];
  });
  return Array.from(
    groupBy(indexes, (i) => table.rows[i]![column] as string),
    ([id, [first, ...more]]) => {
      const others = more.length === 0 ? "" : ` (and in ${more.length} more rows)`;
      return {
        ...table.place(first!, column),
        problem: `${column} is ${quoted(id)}, which is unknown${others}`,
        expected
      };
    }
  );
}
