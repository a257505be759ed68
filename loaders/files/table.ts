import type { Cell } from "./cells.js";
import type { Place } from "./problem.js";

/** The columns of a CSV file, in the order of its header. */
export type Columns = Record<string, Cell<unknown>>;

/** One row, by column name. */
export type Row<C extends Columns> = { [K in keyof C]: C[K] extends Cell<infer T> ? T : never };

/** What a CSV file must be. */
export interface TableSpec<C extends Columns> {
  name: string;
  columns: C;
  /** Columns that together name a row: no two rows may agree in all of them. */
  key: (keyof C & string)[];
  /** Last columns that the file may do without: their fields are then blank. */
  mayLack?: (keyof C & string)[];
  /** A header without rows is allowed. */
  mayBeEmpty?: boolean;
  /** A data folder without the file is one without such rows. */
  mayBeMissing?: boolean;
  /** What else can be done with a file that has other headings, or months and numbers that are written otherwise. */
  otherwise?: string;
}

/** A CSV file that was read. */
export interface Table<C extends Columns> {
  /** There is no such file, and none is needed. */
  missing?: true;
  /** The rows whose every field is what it should be, in the order of the file. */
  rows: Row<C>[];
  /** Where a field of `rows[index]` stands. */
  place(index: number, column: keyof C & string): Place;
  /** No problem was found in the file, so its rows are all there is. */
  sound: boolean;
}

/** A table specification whose column types are kept. */
export function table<C extends Columns>(spec: TableSpec<C>): TableSpec<C> {
  return spec;
}
