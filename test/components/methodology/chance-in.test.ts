import { expect, test } from "vitest";
import { chanceIn } from "../../../src/components/methodology/chance-in.js";

const byChance = {
  "as-written": { colours: 5, expected: 0.512 },
  calibrated: { colours: 5, expected: null }
};

test("chanceIn(reading, …) is how many colours chance alone would give, were the reading published", () => {
  expect(chanceIn("as-written", { byChance })).toBe("0.5");
});

test("chanceIn(reading, …) says so where that is not known", () => {
  expect(chanceIn("calibrated", { byChance })).toBe("not known with the thresholds in force");
});
