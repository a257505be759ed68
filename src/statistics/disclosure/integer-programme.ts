/** Whole numbers between bounds, and sums of them between bounds; a sum of some of them is to be as large, or as small, as it can be. */
export interface IntegerProgramme {
  columns: { least: number; most: number }[];
  rows: { terms: [column: number, coefficient: number][]; least: number; most: number }[];
  objective: { columns: ReadonlyMap<number, number>; aim: "largest" | "smallest" };
}

/** The numbers that solve a programme; null where there are none. Throws where it cannot tell. */
export type Solve = (programme: IntegerProgramme) => number[] | null;
