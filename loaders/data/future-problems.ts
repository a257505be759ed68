import type { Month } from "../../src/plan/month.js";
import { formatUnits } from "../../src/words/format.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Columns, Table } from "../files/table.js";
import type { Tables } from "./read-tables.js";

/** Figures of months that have not been, one problem a file: a slip such as 2031 for 2013 would leave years of gaps. */
export function futureProblems(tables: Tables, thisMonth: Month): Problem[] {
  return [
    ...inTable(tables.offences, "month", thisMonth),
    ...inTable(tables.quarterly, "quarter_end", thisMonth),
    ...inTable(tables.surveys, "period_end", thisMonth),
    ...inTable(tables.areaOffences, "month", thisMonth)
  ];
}

function inTable<C extends Columns>(
  table: Table<C> | null,
  column: keyof C & string,
  thisMonth: Month
): Problem[] {
  const found = (table?.rows ?? []).flatMap((row, i) => ((row[column] as Month) > thisMonth ? [i] : []));
  const [first] = found;
  if (!table || first === undefined) return [];
  const place = table.place(first, column);
  const more = found.length === 1 ? "" : ` (and in ${formatUnits(found.length - 1, "more row")})`;
  return [
    {
      ...place,
      problem: `${column} is ${quoted(place.value)}, which lies in the future${more}`,
      expected: `a month up to ${thisMonth}`,
      hint: "Nothing has been counted in it yet: look at the year."
    }
  ];
}
