import type { PlanData } from "../../src/plan/plan-data.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Row, Table } from "../files/table.js";
import type { ANNOTATIONS } from "../tables/tables.js";
import type { PlanFile } from "./read-plan.js";
import { unknownIds } from "./unknown-ids.js";

type Annotations = (typeof ANNOTATIONS)["columns"];

/** What is wrong with a row: the column at fault, and what to say of it. */
interface Fault extends Pick<Problem, "problem" | "expected" | "hint"> {
  column: keyof Annotations & string;
}

/**
 * What is wrong with the notes of annotations.csv: a measure or a series that nothing else knows, and a renaming or a
 * split that cannot be followed. `series` are those that can be rated, undefined when they could not be read whole.
 */
export function annotationProblems(
  table: Table<Annotations> | null,
  series: PlanData["series"] | undefined,
  plan: PlanFile | null
): Problem[] {
  if (!table) return [];
  const measures = plan?.measureIds;
  const expected = "a measure of plan.yaml, or nothing when it concerns all";
  const faults = table.rows.map((row, i) => [
    ...rowFaults(row),
    ...(series ? unknownSeries(row, series) : []),
    ...renamedTwice(row, table.rows.slice(0, i))
  ]);
  return [
    ...(measures ? unknownIds(table, "measure", measures, expected) : []),
    ...faults.flatMap((of, i) => of.map(({ column, ...fault }) => ({ ...table.place(i, column), ...fault })))
  ];
}

/** The columns that say what a series was before. */
const BEFORE = ["renamed_from", "split_from"] as const;

function rowFaults(row: Row<Annotations>): Fault[] {
  const given = BEFORE.filter((column) => row[column] !== null);
  const [column] = given;
  if (!column) return [];
  if (given.length > 1) {
    return [
      {
        column: "split_from",
        problem: "the row has both renamed_from and split_from",
        expected: "one of the two: a series has another name now, or it was a part of another",
        hint: "Write a row for each change."
      }
    ];
  }
  const problem = `${column} is ${quoted(row[column]!)}`;
  if (row.kind === "event") {
    const expected = "kind “recording”: a series that is counted otherwise is a change of recording";
    return [{ column: "kind", problem: `${problem}, and kind is “event”`, expected }];
  }
  if (row.series === null) {
    const expected = "the series as it is called now in the column series";
    return [{ column, problem: `${problem}, and series is blank`, expected }];
  }
  if (row.series !== row[column]) return [];
  return [{ column, problem: `${problem}, the series itself`, expected: "what it was before" }];
}

/** A series of which nothing is counted, under no name that it has or had: all that a split leaves may be the rest. */
function unknownSeries(row: Row<Annotations>, series: PlanData["series"]): Fault[] {
  const named = [row.series, row.renamed_from, row.split_from].filter((id) => id !== null);
  if (row.series === null || named.some((id) => Object.hasOwn(series, id))) return [];
  return [
    {
      column: "series",
      problem: `series is ${quoted(row.series)}, which is unknown`,
      expected: "a series of offences.csv, offences-quarterly.csv or sources.yaml",
      hint: `Known: ${Object.keys(series).sort().join(", ") || "none"}.`
    }
  ];
}

/** A series that two rows rename, or that two rows give a former name. */
function renamedTwice(
  { series, renamed_from: from }: Row<Annotations>,
  earlier: Row<Annotations>[]
): Fault[] {
  if (from === null) return [];
  const other = earlier.find(
    (row) => row.renamed_from !== null && (row.renamed_from === from || row.series === series)
  );
  if (!other) return [];
  return [
    {
      column: "renamed_from",
      problem: `${quoted(from)} is renamed to ${quoted(series ?? "")}, and ${quoted(other.renamed_from!)} to ${quoted(other.series ?? "")} above`,
      expected: "one new name for each series, and one former name",
      hint: "A series that became several keeps one name, or is renamed once: the others are split from it."
    }
  ];
}
