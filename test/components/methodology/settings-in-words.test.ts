import { describe, expect, test } from "vitest";
import { settingsInWords } from "../../../src/components/methodology/settings-in-words.js";
import { placeWords } from "../../../src/plan/place-words.js";
import type { Settings } from "../../../src/plan/settings.js";
import { burglaryRating, forecast, planRating } from "../samples.js";

const wordsOf = (changes: Partial<Settings> = {}) => settingsInWords(planRating([], changes), placeWords({}));

describe("settingsInWords", () => {
  test("says the published defaults", () => {
    expect(wordsOf()).toMatchObject({
      z: "1.96",
      reading: "as written",
      baseline: "2012/13",
      baselineMonths: "12 months",
      target: "2016/17",
      targetDate: "March 2017",
      probability: "50%",
      spcRecent: "6 months",
      surveyConfidence: "95%"
    });
  });

  test("lists the trend windows", () => {
    const trends = (...windows: Settings["trends"]["windows"]) => wordsOf({ trends: { windows } }).trends;
    expect(trends(12, 24, 36, "baseline")).toBe(
      "the last 12, 24 and 36 months, and the months since the baseline began"
    );
    expect(trends(18)).toBe("the last 18 months");
    expect(trends("baseline")).toBe("the months since the baseline began");
  });

  test("keeps the decimals of a confidence that has some", () => {
    expect(wordsOf({ survey: { confidence: 99.5, oldest: 6, least: 50 } }).surveyConfidence).toBe("99.5%");
  });

  test("names the forecasting method that the results name", () => {
    const named = structuredClone(forecast) as typeof forecast & { evidence: { method: string } };
    named.evidence.method = "damped trend";
    const rating = { ...burglaryRating, findings: [named] };
    expect(settingsInWords(planRating([rating]), placeWords({})).forecast).toBe("damped trend");
    expect(wordsOf().forecast).toBe("one forecasting model");
  });
});
