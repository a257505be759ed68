import { dot } from "../../statistics/dot.js";

/** The columns of rows, each made independent of those before it and of length 1 (Gram & Schmidt). */
export function columnsBasis(rows: readonly (readonly number[])[]): Float64Array[] {
  const columns = rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j]!));
  const basis: Float64Array[] = [];
  for (const column of columns) {
    for (const other of basis) {
      const part = dot(column, other);
      for (let t = 0; t < column.length; t++) column[t]! -= part * other[t]!;
    }
    const length = Math.sqrt(dot(column, column));
    basis.push(column.map((value) => value / length));
  }
  return basis;
}
