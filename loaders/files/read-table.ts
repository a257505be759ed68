import { join } from "node:path";
import type { Cell } from "./cells.js";
import { fieldColumn } from "./field-column.js";
import { groupBy } from "./group-by.js";
import { headerProblems } from "./header-problems.js";
import { hintFor } from "./hint-for.js";
import { isThere } from "./is-there.js";
import { type CsvRecord, linesOf, parseCsv } from "./parse-csv.js";
import type { Place, Problem } from "./problem.js";
import { quoted } from "./quoted.js";
import { emptyFile, readText } from "./read-text.js";
import type { Columns, Row, Table, TableSpec } from "./table.js";

/**
 * Reads one CSV file of the data folder against its specification. Every field, row and key that is wrong is
 * added to `problems`. Returns null when the file, its quotes or its header cannot be read, so that no row can.
 */
export function readTable<C extends Columns>(
  folder: string,
  spec: TableSpec<C>,
  problems: Problem[]
): Table<C> | null {
  const file = join(folder, spec.name);
  if (spec.mayBeMissing && !isThere(file)) return noTable(file);
  const text = readText(folder, spec.name, problems);
  if (text === null) return null;
  const parsed = parseCsv(file, text);
  if (!Array.isArray(parsed)) {
    problems.push(parsed);
    return null;
  }
  const [header, ...records] = parsed;
  const unreadable = header
    ? headerProblems(file, header, namesIn(header, spec), spec.otherwise)
    : [emptyFile(file)];
  problems.push(...unreadable);
  if (!header || unreadable.length > 0) return null;
  return checkRecords(spec, namesIn(header, spec), records, placesIn(file, text), problems);
}

/** The columns that a file must have, in order: without those that it may lack and does. */
function namesIn<C extends Columns>(
  { fields }: CsvRecord,
  { columns, mayLack = [] }: TableSpec<C>
): string[] {
  return Object.keys(columns).filter((name) => !mayLack.includes(name) || fields.includes(name));
}

/** The table of a file that need not be there, and is not. */
function noTable<C extends Columns>(file: string): Table<C> {
  return { missing: true, rows: [], place: () => ({ file, line: 1, column: 1, value: "" }), sound: true };
}

/** Where a field of a record stands. */
type PlaceOf = (record: CsvRecord, field: number) => Place;

function placesIn(file: string, text: string): PlaceOf {
  // Only a problem needs the lines, and most files have none.
  let lines: string[] | undefined;
  return ({ fields, line }, field) => {
    lines ??= linesOf(text);
    return { file, line, column: fieldColumn(lines[line - 1]!, field), value: fields[field] ?? "" };
  };
}

function checkRecords<C extends Columns>(
  spec: TableSpec<C>,
  names: string[],
  records: CsvRecord[],
  placeOf: PlaceOf,
  problems: Problem[]
): Table<C> {
  const found: FoundProblem[] = records.length === 0 && !spec.mayBeEmpty ? [noRows(placeOf)] : [];
  const rows: Row<C>[] = [];
  const rowRecords: CsvRecord[] = [];
  const fields = Object.entries<Cell<unknown>>(spec.columns).map(([name, cell]) => ({
    name,
    cell,
    field: names.indexOf(name)
  }));
  const key = spec.key.filter((name) => names.includes(name));
  const earlierRow = keyRegister(key.map((name) => names.indexOf(name)));
  for (const record of records) {
    const place = (field: number): Place => placeOf(record, field);
    if (record.fields.length !== names.length) {
      found.push(wrongWidth(place(0), record.fields.length, names));
      continue;
    }
    const earlier = earlierRow(record);
    if (earlier) found.push(repeatedRow(place(names.indexOf(key[0]!)), key, earlier));
    const row = checkFields(fields, record, place, { found, otherwise: spec.otherwise });
    if (row) {
      rows.push(row as Row<C>);
      rowRecords.push(record);
    }
  }
  problems.push(...joined(found));
  return {
    rows,
    place: (index, column) => placeOf(rowRecords[index]!, names.indexOf(column)),
    sound: found.length === 0
  };
}

/** Remembers the key of every record it is given, which stands in these fields, and returns the earlier one that had the same. */
function keyRegister(fields: number[]): (record: CsvRecord) => CsvRecord | undefined {
  const seen = new Map<string, CsvRecord>();
  return (record) => {
    const key = fields.map((field) => record.fields[field]).join("\n");
    const earlier = seen.get(key);
    if (!earlier) seen.set(key, record);
    return earlier;
  };
}

/** A column, how its fields are read, and where it stands among those of the file; -1 where the file has none. */
interface Field {
  name: string;
  cell: Cell<unknown>;
  field: number;
}

/** The row, or null when any of its fields is wrong. */
function checkFields(
  fields: readonly Field[],
  record: CsvRecord,
  place: (field: number) => Place,
  { found, otherwise }: { found: FoundProblem[]; otherwise: string | undefined }
): Record<string, unknown> | null {
  const row: Record<string, unknown> = {};
  let whole = true;
  for (const { name, cell, field } of fields) {
    row[name] = cell.read(record.fields[field] ?? "");
    if (row[name] === undefined) {
      found.push(wrongField(place(field), name, cell.expected, otherwise));
      whole = false;
    }
  }
  return whole ? row : null;
}

function noRows(placeOf: PlaceOf): Problem {
  const header = placeOf({ fields: [], line: 1 }, 0);
  return { ...header, problem: "the file has a header and no rows", expected: "at least one row" };
}

/** A problem, and what others of the file have in common with it: a column, and one way to write its values. */
type FoundProblem = Problem & { slip?: string };

function wrongField(place: Place, name: string, expected: string, otherwise?: string): FoundProblem {
  const shown = place.value === "" ? "blank" : quoted(place.value);
  const problem = { ...place, problem: `${name} is ${shown}`, expected };
  const { hint, bySource } = hintFor(place.value);
  if (hint === undefined) return problem;
  return {
    ...problem,
    hint: bySource && otherwise ? `${hint} ${otherwise}` : hint,
    slip: `${name} ${hint}`
  };
}

/** Slips that are made again and again in a column are one problem, at the first of them. */
function joined(found: readonly FoundProblem[]): Problem[] {
  const alike = groupBy(found, (problem) => problem.slip ?? problem);
  return [...alike.values()].map(([first, ...others]) => {
    const { slip: _, ...problem } = first!;
    if (others.length === 0) return problem;
    const rows = `${others.length} more row${others.length === 1 ? "" : "s"} up to line ${others.at(-1)!.line}`;
    return { ...problem, problem: `${problem.problem} (and it is written alike in ${rows})` };
  });
}

function wrongWidth(place: Place, width: number, names: string[]): Problem {
  return {
    ...place,
    problem: `the row has ${width} field${width === 1 ? "" : "s"}`,
    expected: `${names.length}: ${names.join(",")}`,
    hint: "A text that holds a comma must stand in quotation marks."
  };
}

function repeatedRow(place: Place, key: string[], earlier: CsvRecord): Problem {
  return {
    ...place,
    problem: `the row has the same ${key.join(", ")} as line ${earlier.line}`,
    expected: "each of them once",
    hint: "Delete one of the two rows."
  };
}
