import { expect, test } from "vitest";
import { chanceIn } from "../../../src/components/methodology/chance-in.js";

const byChance = {
  "as-written": { colours: 5, expected: 0.512, unknown: 0 },
  calibrated: { colours: 5, expected: 1.26, unknown: 2 }
};

test("chanceIn(reading, …) is how many colours chance alone would give, were the reading published", () => {
  expect(chanceIn("as-written", { byChance })).toBe("0.5");
});

test("chanceIn(reading, …) says of how many that is not known", () => {
  expect(chanceIn("calibrated", { byChance })).toBe("1.3 (of 2 it is not known)");
});
