import { writeFileSync } from "node:fs";
import { loadData } from "../data/load-data.js";
import { readPublished } from "../sample/published.js";
import { backtest } from "./backtest.js";
import { bandScalingModule } from "./band-scaling-module.js";
import { projections2014 } from "./projections-2014.js";
import { quarterPanel } from "./quarter-panel.js";
import { rowsAsLines } from "./rows-as-lines.js";

/**
 * Backtests the forecast of R2, and writes what was measured, what would have been projected in 2014, and the scaling
 * of bands that the ratings use. `date` is the day of the run, YYYY-MM-DD.
 */
export function writeForecastEvidence(seed: number, date: string): void {
  const panel = quarterPanel(readPublished("data/sources"));
  const measured = backtest(panel, seed, date);
  writeFileSync("data/evidence/backtest.json", rowsAsLines(measured));
  writeFileSync("src/rules/models/band-scaling.ts", bandScalingModule(measured.scaling));
  const projections = projections2014(loadData("data"), panel, date);
  writeFileSync("data/evidence/projections-2014.json", rowsAsLines(projections));
}
