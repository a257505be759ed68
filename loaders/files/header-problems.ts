import { fieldColumn } from "./field-column.js";
import type { CsvRecord } from "./parse-csv.js";
import type { Problem } from "./problem.js";
import { quoted } from "./quoted.js";

/** How a header departs from the columns expected: missing, unknown or repeated names, or another order. */
export function headerProblems(file: string, header: CsvRecord, names: string[], hint?: string): Problem[] {
  const found = header.fields;
  const problemAt = (field: number, problem: string): Problem => ({
    file,
    line: header.line,
    column: fieldColumn(found.join(","), field),
    value: found[field] ?? "",
    problem,
    expected: `the header ${names.join(",")}`,
    ...(hint !== undefined && { hint })
  });
  const missing = names
    .filter((name) => !found.includes(name))
    .map((name) => ({ ...problemAt(0, `the column ${quoted(name)} is missing`), value: "" }));
  const unwanted = found.flatMap((name, field) => {
    if (!names.includes(name)) return [problemAt(field, `the column ${quoted(name)} is unknown`)];
    const repeated = found.indexOf(name) < field;
    return repeated ? [problemAt(field, `the column ${quoted(name)} is there twice`)] : [];
  });
  const problems = [...missing, ...unwanted];
  if (problems.length > 0) return problems;
  const swapped = found.findIndex((name, field) => name !== names[field]);
  return swapped === -1 ? [] : [problemAt(swapped, "the columns are in another order")];
}
