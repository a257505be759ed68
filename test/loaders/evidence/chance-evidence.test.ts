import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { CHANCE_RUNS } from "../../../loaders/evidence/chance-evidence.js";
import { chosenSeries } from "../../../loaders/evidence/chance-series.js";
import { fitOf, printedChances } from "../../../loaders/evidence/chance-trials.js";
import { rowsAsLines } from "../../../loaders/evidence/rows-as-lines.js";
import { CHANCES_HELD, type ChancesEvidence } from "../../../src/views/evidence-files.js";

const { trials }: ChancesEvidence = JSON.parse(readFileSync("data/evidence/chances.json", "utf8"));
const chosen = chosenSeries({
  sample: ownContext(loadData("data")),
  london: ownContext(loadData("examples/london"))
});

/** As it is stored: four significant digits. */
const rounded = <T>(value: T): T => JSON.parse(rowsAsLines(value));

describe("data/evidence/chances.json", () => {
  it.each([0, 13, 29])("has the fit and the printed chances of today: series %i", (i) => {
    const one = chosen[i]!;
    expect(trials[i]).toMatchObject(
      rounded({ ...fitOf(one), runs: CHANCE_RUNS, printed: printedChances(one) })
    );
  });

  it("holds 99 in 100 printed chances within a point of what was simulated, and all within two", () => {
    const distances = trials.flatMap(({ printed, simulated }) =>
      CHANCES_HELD.map((name) => 100 * Math.abs(printed[name] - simulated[name]))
    );
    expect(distances.filter((distance) => distance <= 1).length / distances.length).toBeGreaterThanOrEqual(
      0.99
    );
    expect(Math.max(...distances)).toBeLessThanOrEqual(2);
  });
});
