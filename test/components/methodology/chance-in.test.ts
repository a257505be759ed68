import { expect, test } from "vitest";
import { chanceIn } from "../../../src/components/methodology/chance-in.js";
import type { Reading } from "../../../src/plan/settings.js";
import type { FalseAlarms } from "../../../src/rules/false-alarms.js";
import type { RuleId } from "../../../src/rules/rating.js";
import { burglaryRating, planRating, satisfactionRating } from "../samples.js";

/** One colour in ten is false as written, one in five calibrated. */
function rate(rule: RuleId, reading: Reading) {
  const wrong = reading === "as-written" ? 0.1 : 0.2;
  const right = rule === "R3" ? { red: 1 - wrong, amber: wrong } : { amber: 1 - wrong, red: wrong };
  return { rule, reading, runs: 1000, green: 0, ...right };
}

const rules: RuleId[] = ["R3", "R4", "R5", "R6"];
const falseAlarms: FalseAlarms = {
  scenario: "nothing changes",
  seed: 1,
  date: "2026-11-23",
  rates: rules.flatMap((rule) => [rate(rule, "as-written"), rate(rule, "calibrated")])
};

test("chanceIn(reading, …) adds the rates of the colours that the reading would publish", () => {
  const rating = planRating([burglaryRating, satisfactionRating]);
  // Five colours: R3, R4 and R5 of burglary, R6 and R4 of satisfaction.
  expect(chanceIn("as-written", rating, falseAlarms)).toBe("0.5");
});

test("chanceIn(reading, …) says so where a rate is not known", () => {
  const rating = planRating([burglaryRating, satisfactionRating]);
  expect(chanceIn("as-written", rating, { ...falseAlarms, rates: [] })).toBe(
    "not known with the thresholds in force"
  );
});
