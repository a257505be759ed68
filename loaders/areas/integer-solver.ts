import loadHighs, { type Highs } from "highs";
import type { IntegerProgramme, Solve } from "../../src/statistics/disclosure/integer-programme.js";

/** Solves integer programmes by HiGHS (Huangfu and Hall, 2018), compiled to WebAssembly. Loading it takes a moment. */
export async function integerSolver(): Promise<Solve> {
  const highs = await loadHighs();
  return (programme) => solved(highs, programme);
}

/** What says most: neither symmetry nor guesses help in programmes as small as these, and both take most of the time. */
const OPTIONS = {
  output_flag: false,
  mip_detect_symmetry: false,
  mip_heuristic_effort: 0,
  mip_rel_gap: 0,
  mip_abs_gap: 0
};

/** How far from a whole number a value of the linear programme may be and still be one. */
const ROUNDING = 1e-7;

/**
 * The linear programme, which takes a fraction of the time, is asked first: where its solution is of whole numbers it is that
 * of the integer programme, and where it has none the other has none.
 */
function solved(highs: Highs, programme: IntegerProgramme): number[] | null {
  const relaxed = solvedAs("continuous", highs, programme);
  const isWhole = relaxed === null || relaxed.every((x) => Math.abs(x - Math.round(x)) < ROUNDING);
  const found = isWhole ? relaxed : solvedAs("integer", highs, programme);
  return found === null ? null : found.map(Math.round);
}

function solvedAs(
  kind: "continuous" | "integer",
  highs: Highs,
  { columns, rows, objective }: IntegerProgramme
): number[] | null {
  const { constants } = highs;
  const starts = [0];
  for (const { terms } of rows) starts.push(starts.at(-1)! + terms.length);
  const model = {
    numCols: columns.length,
    numRows: rows.length,
    sense: constants.objectiveSense[objective.aim === "largest" ? "maximize" : "minimize"],
    colCost: columns.map((_, i) => objective.columns.get(i) ?? 0),
    colLower: columns.map(({ least }) => least),
    colUpper: columns.map(({ most }) => Math.min(most, highs.infinity)),
    rowLower: rows.map(({ least }) => Math.max(least, -highs.infinity)),
    rowUpper: rows.map(({ most }) => Math.min(most, highs.infinity)),
    matrix: {
      format: "csr" as const,
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: rows.flatMap(({ terms }) => terms.map(([column]) => column)),
      values: rows.flatMap(({ terms }) => terms.map(([, coefficient]) => coefficient))
    },
    ...(kind === "integer" && { integrality: columns.map(() => constants.variableType.integer) })
  };
  return highs.withModel(model, (solving) => {
    solving.options.set(OPTIONS);
    solving.run();
    const status = solving.getModelStatus();
    if (status === constants.modelStatus.infeasible) return null;
    if (status !== constants.modelStatus.optimal) throw new Error(`HiGHS gave up: status ${status}`);
    return [...solving.getSolution().colValue];
  });
}
