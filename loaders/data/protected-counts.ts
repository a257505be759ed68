import type { Plan } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { totalOf } from "../../src/plan/plan-data.js";
import { earlierCounts } from "../areas/earlier-counts.js";
import { hideTables } from "../areas/hide-tables.js";
import {
  disclosureRules,
  type ExposedCount,
  type PublishedCounts,
  publishCounts
} from "../areas/publish-counts.js";
import { cachePath } from "../files/cache-path.js";
import { groupBy } from "../files/group-by.js";
import type { Place, Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import { areasIn } from "./build-plan-data.js";
import type { Tables } from "./read-tables.js";

/** The series of a data folder without what is too small to publish; problems where that cannot be kept from readers. */
export function protectedCounts(
  folder: string,
  tables: Tables,
  series: PlanData["series"],
  { disclosure, total }: Pick<Plan, "disclosure" | "total">
): PublishedCounts & { problems: Problem[] } {
  const areas = areasIn(tables);
  const places = (tables.forces?.rows ?? []).map(({ force }) => ({
    id: force,
    ...(force === total && { total: true as const })
  }));
  const published = publishCounts(
    {
      series,
      areas,
      areaCounts: areas.length > 0 ? tables.areaOffences!.rows : [],
      total: totalOf(places),
      earlier: () => earlierCounts(folder)
    },
    disclosureRules(disclosure, areas.length > 0),
    (found, protection) => hideTables(found, protection, { cache: `${cachePath("disclosure", folder)}.json` })
  );
  return { ...published, problems: exposureProblems(published, tables) };
}

/** One problem a relation: it stands at the first count that cannot be protected, and says how many more there are. */
function exposureProblems({ exposed, disclosure }: PublishedCounts, tables: Tables): Problem[] {
  return [...groupBy(exposed, ({ relation }) => relation).values()].map((counts) => {
    const [first, ...more] = counts as [ExposedCount, ...ExposedCount[]];
    const { measure, place, month, relation } = first;
    const others = more.length > 0 ? ` (and of ${more.length} more)` : "";
    return {
      ...placeOf(first, tables),
      value: "",
      problem: `the count of ${quoted(measure)} in ${quoted(place)} in ${month}${others} is too small to publish, and readers could tell it to within ${disclosure!.width} by what else is published: ${relation ?? "that it is left out"}`,
      expected: "counts that can be protected by leaving out others",
      hint: "Nothing is published. Take the series out of the local areas' counts, or months of it, or lower disclosure.width in plan.yaml."
    };
  });
}

/** Where a count stands; of one that was added up, where the counts of its kind begin. */
function placeOf({ measure, place, month }: ExposedCount, { areaOffences, offences }: Tables): Place {
  const index = (rows: readonly { measure: string; month: string }[], placeIn: (i: number) => string) =>
    rows.findIndex((row, i) => row.measure === measure && row.month === month && placeIn(i) === place);
  const inAreas = areaOffences ? index(areaOffences.rows, (i) => areaOffences.rows[i]!.area) : -1;
  if (inAreas >= 0) return areaOffences!.place(inAreas, "area");
  const inPlaces = index(offences!.rows, (i) => offences!.rows[i]!.force);
  if (inPlaces >= 0) return offences!.place(inPlaces, "force");
  return { ...offences!.place(0, "force"), line: 1, column: 1 };
}
