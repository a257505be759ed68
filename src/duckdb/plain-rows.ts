import { DatabaseError } from "./database-error.js";

/** What a column holds, as far as a table or a chart needs to know. */
export type ColumnType = "text" | "number" | "boolean" | "date" | "other";

export interface Column {
  name: string;
  type: ColumnType;
}

/** The part of an Arrow schema field that is read here. */
export interface ArrowField {
  name: string;
  type: { typeId: number; unit?: number; toString(): string };
}

/** The part of an Arrow record batch that is read here. */
export interface ArrowBatch {
  numRows: number;
  getChildAt(index: number): { get(row: number): unknown } | null;
}

/** Arrow's own number for its type of values that are kept once and referred to. */
export const DICTIONARY = -1;
const TIME = 9;
const DATE = 8;

/** What is shown of each of Arrow's types, by its number. The others cannot be read without loss. */
const TYPES: Record<number, ColumnType> = {
  [DICTIONARY]: "text",
  1: "other", // null
  2: "number", // integer
  3: "number", // float
  5: "text",
  6: "boolean",
  7: "number", // decimal
  [DATE]: "date",
  [TIME]: "text",
  12: "other", // list
  13: "other", // struct
  16: "other", // list of one length
  17: "other" // map
};

/**
 * Columns with different names: a name that comes back is numbered, as in `force`, `force_2`. Throws a
 * {@link DatabaseError} for a column whose values cannot be shown.
 */
export function columnsOf(fields: readonly ArrowField[]): Column[] {
  const taken = new Set<string>();
  return fields.map(({ name, type }) => {
    const known = TYPES[type.typeId];
    if (!known)
      throw new DatabaseError(`Column ${name} is of a type that cannot be shown; write ${name}::VARCHAR`);
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name}_${n}`;
    taken.add(unique);
    return { name: unique, type: known };
  });
}

/** The rows of a batch as plain objects of text, numbers, booleans, null and lists or objects of these. */
export function rowsOf(
  batch: ArrowBatch,
  fields: readonly ArrowField[],
  columns: readonly Column[]
): Record<string, unknown>[] {
  const vectors = columns.map((_, i) => batch.getChildAt(i));
  return Array.from({ length: batch.numRows }, (_, row) =>
    Object.fromEntries(
      columns.map(({ name }, i) => [name, plainValue(vectors[i]?.get(row), fields[i]!.type)])
    )
  );
}

function plainValue(value: unknown, type: ArrowField["type"]): unknown {
  if (value === null || value === undefined) return null;
  // Unit 0 of a date is whole days.
  if (type.typeId === DATE) return isoDate(Number(value), type.unit === 0);
  if (type.typeId === TIME) return isoDate(Number(value) / 1000, false).slice(11);
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "object") return JSON.parse(JSON.stringify(value, withoutBigInts));
  return value;
}

function withoutBigInts(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

/** ISO 8601 in universal time, never a JavaScript date: a time zone can move that to the day before. */
function isoDate(milliseconds: number, day: boolean): string {
  const iso = new Date(milliseconds).toISOString();
  return day ? iso.slice(0, 10) : iso.replace(/(\.000)?Z$/, "");
}
