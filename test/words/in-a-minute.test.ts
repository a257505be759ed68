import { describe, expect, test } from "vitest";
import type { Reading } from "../../src/plan/readings.js";
import { defaultSettings } from "../../src/plan/settings.js";
import type { MeasureRating, RatingResult, TrendsEvidence } from "../../src/rules/rating.js";
import { inAMinute } from "../../src/words/in-a-minute.js";
import {
  burglary,
  change,
  changeResult,
  forecast,
  notRated,
  positionEvidence,
  positionResult,
  ratingOf,
  satisfaction,
  spcResult,
  straightLines,
  surveyEvidence,
  surveyResult
} from "../components/samples.js";

// The numbers beside the samples' own are worked out by hand, each where it is expected.

const settings = defaultSettings();
const MINUS = "\u2212";

/** Burglary with R1 and R2 as given. */
const rated = (...findings: MeasureRating["findings"]) => ratingOf(burglary, { findings });

const r3 = (
  reason: RatingResult["reason"],
  rating: "green" | "amber" | "red",
  reading: Reading = "as-written"
) => ({ rule: "R3", reading, rating, reason, evidence: {} }) as unknown as RatingResult;

describe("inAMinute of the number of offences", () => {
  // Mean 4,253 / 12 = 354.4; the line is 300: 54.4 fewer, 54.4 / 354.4 = 15.4%.
  const happened = `4,253 offences in October 2013 to September 2014, +8.1% on the 3,935 of the baseline; for green the rule asks for below 300 a month (it was 354) and for at least one trend to a total below 3,600 in April 2016 to March 2017`;

  test("says of an amber which trend it hangs on, and how far green is", () => {
    expect(inAMinute(r3("not-improved-achieves", "amber"), rated(change, straightLines), settings)).toBe(
      `Amber: ${happened} (1 of 4 trends leads there); it would be green at 54.4 fewer a month (${MINUS}15.4%), red without that trend.`
    );
  });

  test("says of a red by how much the nearest trend misses", () => {
    const evidence = straightLines.evidence as TrendsEvidence;
    const none = {
      ...straightLines,
      evidence: { ...evidence, achieving: 0, projections: evidence.projections.slice(0, 3) }
    } as typeof straightLines;
    // 4,000 is nearest to 3,600: 400, a ninth of it.
    expect(inAMinute(r3("not-improved-none-achieves", "red"), rated(change, none), settings)).toBe(
      `Red: ${happened} (none of 4 trends leads there); it would be amber if a trend led there (the nearest misses by 400 offences, 11.1%).`
    );
  });

  test("says of a green what it would lose", () => {
    const said = inAMinute(r3("improved-and-holds", "green"), rated(change, straightLines), settings);
    expect(said).toMatch(/^Green: .*; it would be amber without that trend, or at 54\.4 fewer a month/);
    const red = { ...settings, unmaintained: "red" as const };
    expect(inAMinute(r3("improved-and-holds", "green"), rated(change, straightLines), red)).toMatch(
      /red without that trend, amber at/
    );
    expect(inAMinute(r3("improved-not-holding", "amber"), rated(change, straightLines), settings)).toMatch(
      /it would be green if a trend led there .*, red at 54\.4 fewer/
    );
  });

  test("asks for a chance where the calibrated reading is published", () => {
    const calibrated = { ...change, reading: "calibrated" } as typeof change;
    const said = inAMinute(
      r3("not-improved-none-achieves", "red", "calibrated"),
      rated(calibrated, forecast),
      settings
    );
    expect(said).toContain("for a chance of at least 50% to a total below 3,600");
    expect(said).toContain("(the forecast gives 12%); it would be amber at a chance of 50%.");
  });

  test("asks over a plan’s life for the chance that its share leaves, not for the one that is set", () => {
    // 100% less a share of 10%, whatever the chance that is set (50%).
    const lasting = <T extends object>(finding: T) => ({ ...finding, reading: "plan-life" }) as T;
    const of = (reason: RatingResult["reason"], rating: "green" | "amber" | "red") =>
      inAMinute(r3(reason, rating, "plan-life"), rated(lasting(change), lasting(forecast)), {
        ...settings,
        reading: "plan-life",
        planLife: { share: 10 }
      });
    expect(of("not-improved-none-achieves", "red")).toMatch(
      /for a chance of at least 90% .*; it would be amber at a chance of 90%\.$/
    );
    expect(of("improved-and-holds", "green")).toContain("it would be amber at a chance below 90%");
  });
});

describe("inAMinute against two lines", () => {
  test("of R5: both neighbours of amber", () => {
    // 2,072.4 / 6 = 345.4 against 4,266 / 12 = 355.5: −2.8%. Lines 290 and 420: 55.4 (16.0%) and 74.6 (21.6%) away.
    expect(inAMinute(spcResult("as-written", "amber"), rated(), settings)).toBe(
      `Amber: 345 offences a month in April 2014 to September 2014, ${MINUS}2.8% on the 356 of the 12 months before; for green the rule asks for below 290, for red above 420; it would be green at 55.4 fewer a month (${MINUS}16.0%), red at 74.6 more a month (+21.6%).`
    );
  });

  const peersAt = (...values: number[]) =>
    values.map((value, i) => ({ ...positionEvidence.own, force: `peer-${i}`, value }));
  const seven = peersAt(7, 8, 9, 10, 11, 12, 13);

  test("of R4, in a rate and in offences; in points of a survey", () => {
    // The force crosses at 10 ± 7.3374 (test/rules/figure-at-line.test.ts): from 10.2 that is 7.5374 down and 7.1374 up,
    // of 417,000 people 3,143 and 2,976 offences.
    const values = [positionEvidence.own, ...seven];
    expect(inAMinute(positionResult("as-written", "amber", { values }), rated(), settings)).toBe(
      `Amber: 10.20 per 1,000 population, 7th of 8 in the group, whose mean is 9.00; for green the rule asks for below 7.00, for red above 11.00; it would be green at 7.54 less per 1,000 (${MINUS}73.9%, 3,143 offences), red at 7.14 more per 1,000 (+70.0%, 2,976 offences), the others as they are.`
    );
    const own = { ...positionEvidence.own, value: 2 };
    const percent = positionResult("as-written", "red", { unit: "per cent", own, values: [own, ...seven] });
    // From 2 up to 2.6626.
    expect(inAMinute(percent, ratingOf(satisfaction), settings)).toContain(
      "it would be amber at 0.7 points more"
    );
  });

  test("names no line that no figure can reach", () => {
    const values = [positionEvidence.own, ...seven];
    const low = positionResult("as-written", "amber", { values, lines: { centre: 9, lower: 0, upper: 11 } });
    expect(inAMinute(low, rated(), settings)).toContain(
      "; for red the rule asks for above 11.00, no figure could be green by the lines as they stand; "
    );
    const percent = { values, unit: "per cent", lines: { centre: 90, lower: 75, upper: 103 } } as const;
    expect(
      inAMinute(positionResult("as-written", "amber", percent), ratingOf(satisfaction), settings)
    ).toContain(
      "; for red the rule asks for below 75.0%, no figure could be green by the lines as they stand; "
    );
    // Of four figures none is 1.96 standard deviations from their mean: at most 3 / 2.
    const few = positionResult("as-written", "amber", {
      values: [positionEvidence.own, ...peersAt(9, 10, 11)]
    });
    expect(inAMinute(few, rated(), settings)).toMatch(/; no figure would change that\.$/);
  });

  test("of R8: the change since the baseline", () => {
    // Lines 300 and 355 around 354.4.
    expect(inAMinute(changeResult("as-written", "amber"), rated(), settings)).toContain(
      `it would be green at 54.4 fewer a month (${MINUS}15.4%), red at 0.6 more a month (+0.2%).`
    );
  });
});

describe("inAMinute of a survey", () => {
  const with_ = (detectable: { down: number | null; up: number | null }, rating: "green" | "amber" | "red") =>
    inAMinute(
      {
        ...surveyResult("R6", "as-written", rating),
        evidence: { ...surveyEvidence(), detectable }
      } as RatingResult,
      ratingOf(satisfaction),
      settings
    );

  test("says from which percentage on chance would not do", () => {
    // 89.7 + 3.2 and 89.7 − 3.7.
    expect(with_({ down: 3.7, up: 3.2 }, "amber")).toBe(
      `Amber: 88.3% (base 600), ${MINUS}1.4 points on the 89.7% (base 600) of the baseline; the rule asks whether chance in who was asked could explain that, and the 95% interval of the change is ${MINUS}5.0 to +2.1 points; with as many answers it would be green from 92.9%, red from 86.0%.`
    );
    expect(with_({ down: 3.7, up: 3.2 }, "green")).toContain("amber short of 92.9%");
    expect(with_({ down: 3.7, up: null }, "amber")).toContain("it would be red from 86.0%.");
    expect(with_({ down: null, up: null }, "amber")).toContain("with so few answers no percentage");
  });
});

test("inAMinute says nothing of what is not rated, or of R3 without what it is made of", () => {
  expect(inAMinute(notRated("R7", "awaiting-definition")[0]!, rated(), settings)).toBe("");
  expect(inAMinute(r3("worse-achieves", "amber"), rated(), settings)).toBe("");
});
