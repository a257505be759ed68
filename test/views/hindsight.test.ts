import { describe, expect, test } from "vitest";
import type { Annotation } from "../../src/plan/annotation.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { dataUpTo } from "../../src/views/data-up-to.js";
import type { KnownScaling } from "../../src/views/evidence-files.js";
import { type Hindsight, isSaid, nothingToShow, outcomesOf } from "../../src/views/hindsight.js";
import {
  type HindsightContext,
  hindsightFile,
  hindsightPoint,
  scalingKnownAt
} from "../../src/views/hindsight-file.js";
import { contextOf, EMPTY_DATA, offences, planOf, seriesOf, settingsWith, wave } from "../rules/examples.js";

const widths = { total: [[1, 2, 3, 4]], single: [[1, 2, 3, 4]] };
/** By method 1 the multiples are `first` times these. */
const scalingOf = (quarterEnd: string, times = 1, first = times): KnownScaling => {
  const of = (by: number) => {
    const own = { ...widths, total: widths.total.map((row) => row.map((width) => width * by)) };
    return { levels: [50, 80, 95, 99], "shared-trend": own, "own-trend": own };
  };
  return { quarterEnd, scalings: { 1: of(first), 2: of(times) } };
};
const scalings = [scalingOf("2014-03"), scalingOf("2014-09"), scalingOf("2014-12", 3)];

/** From April 2012 200, 198, 196 offences: a straight line. From October 2014 on `later` every month. */
const falling = (later: number, months = 18): number[] => [
  ...Array.from({ length: 30 }, (_, t) => 200 - 2 * t),
  ...new Array<number>(months).fill(later)
];
const dataOf = (counts: number[]): PlanData => ({
  ...EMPTY_DATA,
  forces: [{ id: "home", name: "Home", code: "E1", region: "East", policeUkName: "Home" }],
  series: { burglary: { home: seriesOf("2012-04", counts) } }
});
const contextFor = (counts: number[], settings: Record<string, unknown> = {}): HindsightContext => ({
  ...contextOf(dataOf(counts), {
    plan: planOf({ ...offences, target: "-20%" as const }),
    settings: settingsWith({ "baseline.start": "2012-04", "target.end": "2016-03", ...settings })
  }),
  scalings
});

/** How far the forecast's band reaches on the scale of logarithms. */
const reach = (file: Hindsight): number => {
  const reading = file.said[0]!.readings.calibrated;
  if (!isSaid(reading)) throw new Error(reading.reason);
  const { upper, total } = reading.projections[0]!;
  return Math.log((upper + 0.5) / (total + 0.5));
};

describe("a straight fall of two a month from 200, said from September 2014 for the year to March 2016", () => {
  // Baseline: t = 0 to 11, 12 x 200 - 2 x 66 = 2268; less 20%, 1814.4. Target year: t = 36 to 47, whose sum is
  // (36 + 47) x 6 = 498: 12 x 200 - 2 x 498 = 1404. Of 36 months there are only 30.
  const met = hindsightFile(contextFor(falling(150)));
  const [said] = met.said;
  const written = said!.readings["as-written"];
  const { calibrated } = said!.readings;

  test("is projected by each line to 1,404 without any doubt, below a target of 1,814.4", () => {
    expect(isSaid(written) && written).toEqual({
      rating: "green",
      threshold: expect.closeTo(1814.4, 6),
      projections: [12, 24, "baseline"].map((window) => ({
        window,
        total: 1404,
        lower: 1404,
        upper: 1404,
        achieves: true
      }))
    });
  });

  test("has a chance and a band by the forecast, around what it expects", () => {
    expect(isSaid(calibrated)).toBe(true);
    if (!isSaid(calibrated)) return;
    const [forecast] = calibrated.projections;
    expect(forecast!.lower).toBeLessThan(forecast!.total);
    expect(forecast!.upper).toBeGreaterThan(forecast!.total);
    expect(calibrated.probability).toBeGreaterThan(0.5);
  });

  test("is met by 150 a month, 1,800, outside every line's interval", () => {
    expect(met.happened).toEqual([1800]);
    const [outcome] = outcomesOf(met, "as-written", [offences]);
    expect(outcome).toMatchObject({ happened: 1800, met: true, held: [false, false, false] });
  });

  test("is not met by 152 a month, 1,824; and what was said is the same to the digit", () => {
    const missed = hindsightFile(contextFor(falling(152)));
    expect(missed.happened).toEqual([1824]);
    expect(outcomesOf(missed, "as-written", [offences])[0]).toMatchObject({ met: false });
    expect(missed.said).toEqual(met.said);
  });

  test("is met by exactly what a target in numbers asks, and missed by one more", () => {
    const target = 1800;
    const own = [{ ...offences, target }];
    const metBy = (counts: number[]) => {
      const context = { ...contextFor(counts), plan: planOf(own[0]!) };
      return outcomesOf(hindsightFile(context), "as-written", own)[0]!.met;
    };
    expect(metBy(falling(150))).toBe(true);
    expect(metBy([...falling(150, 17), 151])).toBe(false);
  });

  test("is not known where a month of the target period is missing", () => {
    const counts: (number | null)[] = falling(150);
    counts[40] = null;
    const file = hindsightFile(contextFor(counts as number[]));
    expect(file.happened).toEqual([null]);
    expect(outcomesOf(file, "calibrated", [offences])).toEqual([]);
    expect(file.said).toEqual(met.said);
  });

  test("has bands as wide as errors known by the period end made them, whatever was measured later", () => {
    const later = {
      ...contextFor(falling(150)),
      scalings: [...scalings.slice(0, 2), scalingOf("2014-12", 9)]
    };
    expect(hindsightFile(later)).toEqual(met);
    expect(met.scalingTo).toBe("2014-09");
    const wider = { ...contextFor(falling(150)), scalings: [scalingOf("2014-09", 2, 9)] };
    expect(reach(hindsightFile(wider)) / reach(met)).toBeCloseTo(2, 2);
  });

  test("has them by the errors of method 1 where the plan keeps that", () => {
    const kept = { method: { R2: { version: 1, note: "the board" } } };
    const of = (first: number) =>
      hindsightFile({ ...contextFor(falling(150), kept), scalings: [scalingOf("2014-09", 9, first)] });
    expect(reach(of(2)) / reach(of(1))).toBeCloseTo(2, 2);
    // Six quarters ahead none had been measured: method 2 widens what was known of one by their square root, method 1 does not.
    expect(reach(of(1))).toBeLessThan(reach(met));
  });

  test("is given no chance where no error had been measured by then, and is projected by lines all the same", () => {
    const file = hindsightFile({ ...contextFor(falling(150)), scalings: [scalingOf("2014-12")] });
    expect(file.scalingTo).toBeNull();
    expect(file.said[0]!.readings.calibrated).toEqual({ reason: "no-scaling", evidence: {} });
    expect(file.said[0]!.readings["as-written"]).toEqual(written);
  });
});

describe("what there is nothing of", () => {
  test("is a target that ends after the data, from whose last month on there is", () => {
    const file = hindsightFile(contextFor(falling(150, 17)));
    expect(file).toMatchObject({ dataTo: "2016-02", said: [], happened: [] });
    expect(nothingToShow(file)).toBe("not-known-yet");
    expect(nothingToShow(hindsightPoint(contextFor(falling(150))))).toBeNull();
  });

  test("is a target period that had ended", () => {
    const file = hindsightFile({ ...contextFor(falling(150, 24)), period: "2016-03" });
    expect(nothingToShow(file)).toBe("had-ended");
    expect(file.said).toEqual([]);
  });

  test("is a plan without offences", () => {
    const file = hindsightFile({ ...contextFor(falling(150)), data: EMPTY_DATA });
    expect([file.dataTo, nothingToShow(file)]).toEqual([null, "not-known-yet"]);
  });
});

describe("of a plan with a total", () => {
  const counts = falling(150);
  const place = (id: string) => ({ id, name: id, code: id, region: "East", policeUkName: id });
  const data: PlanData = {
    ...dataOf(counts),
    forces: [{ ...place("home"), total: true }, place("a"), place("b")],
    series: {
      burglary: Object.fromEntries(["home", "a", "b"].map((id) => [id, seriesOf("2012-04", counts)]))
    }
  };

  test("the total and its parts are projected, whichever place is chosen", () => {
    for (const force of ["home", "b"]) {
      const file = hindsightFile({ ...contextFor(counts), data, force });
      expect(file.total).toBe("home");
      expect(file.said.map((said) => said.place)).toEqual(["home", "a", "b"]);
    }
  });

  test("and of any other the chosen place alone", () => {
    const others = { ...data, forces: data.forces.map(({ total: _, ...force }) => force) };
    const file = hindsightFile({ ...contextFor(counts), data: others, force: "b" });
    expect(file.total).toBeNull();
    expect(file.said.map((said) => said.place)).toEqual(["b"]);
  });
});

const ANNOTATION: Omit<Annotation, "date"> = {
  kind: "event",
  measure: null,
  series: null,
  renamedFrom: null,
  splitFrom: null,
  text: "x",
  source: "y"
};

describe("dataUpTo(data, month)", () => {
  test("has nothing of a later month, and leaves the data as they are", () => {
    const data: PlanData = {
      ...dataOf([1, 2, 3, 4]),
      surveys: { satisfaction: { home: [wave("2012-05", 50, 100), wave("2012-06", 60, 100)] } },
      population: {
        home: [2012, 2013].map((year) => ({ year, population: 100, households: null }))
      },
      annotations: ["2012-05", "2012-06"].map((date) => ({ ...ANNOTATION, date }))
    };
    const before = structuredClone(data);
    const known = dataUpTo(data, "2012-05");
    expect(known.series.burglary!.home!.counts).toEqual([1, 2]);
    expect(known.surveys.satisfaction!.home!.map(({ periodEnd }) => periodEnd)).toEqual(["2012-05"]);
    expect(known.population.home!.map(({ year }) => year)).toEqual([2012]);
    expect(known.annotations.map(({ date }) => date)).toEqual(["2012-05"]);
    expect(data).toEqual(before);
  });

  test("has a quarter once it has ended, and no series before its first month", () => {
    const quarters = { ...EMPTY_DATA, series: { burglary: { home: seriesOf("2012-04", [1, 2, 3], 3) } } };
    const counts = (month: string) => dataUpTo(quarters, month).series.burglary!.home!.counts;
    expect(["2012-03", "2012-08", "2012-09"].map(counts)).toEqual([[], [1], [1, 2]]);
  });
});

test("the scaling that is known is that of the last quarter that had ended", () => {
  const at = (month: string) => scalingKnownAt(scalings, month)?.quarterEnd;
  expect(["2014-02", "2014-03", "2014-08", "2014-09", "2020-01"].map(at)).toEqual([
    undefined,
    "2014-03",
    "2014-03",
    "2014-09",
    "2014-12"
  ]);
});
