import { expect, it } from "vitest";
import { ratedPlan } from "../../loaders/data/rated-plan.js";
import { checkClaims } from "../../src/claims/check-claims.js";
import { planFacts } from "../../src/claims/plan-facts.js";
import { readingNamed } from "../../src/claims/reading-named.js";
import { READING_KINDS, READINGS } from "../../src/plan/readings.js";
import { judgedFinding } from "../../src/rules/judged-finding.js";
import { formatNumber } from "../../src/words/format.js";

it.each(READINGS)("knows the reading %s by its name in sentences, and by its id", (reading) => {
  expect(readingNamed(`the target ${READING_KINDS[reading].name}`)).toBe(reading);
  expect(readingNamed(`the ${reading} reading`)).toBe(reading);
});

it("takes the reading that is named first, and none where none is", () => {
  expect(readingNamed("amber by the written rule, red calibrated")).toBe("as-written");
  expect(readingNamed("calibrated, it is red; as written, amber")).toBe("calibrated");
  expect(readingNamed("it is red in writing")).toBeUndefined();
});

it("tells the target of the written reading from the calibrated one, by the words that tell their colours apart", () => {
  const { plan, data, rating } = ratedPlan("data");
  const burglary = rating.measures.find(({ id }) => id === "domestic-burglary")!;
  const [written, calibrated] = (["as-written", "calibrated"] as const).map((reading) =>
    formatNumber(judgedFinding(burglary.findings, "R2", reading)!.evidence.threshold)
  );
  expect(written).not.toBe(calibrated);
  const verdicts = (target: string) =>
    checkClaims(
      `By the written reading the target of domestic burglary is ${target}.`,
      planFacts(plan, data, rating)
    ).map(({ verdict }) => verdict);
  expect(verdicts(written!)).toEqual(["found"]);
  expect(verdicts(calibrated!)).toEqual(["contradicted"]);
});
