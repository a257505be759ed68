import { expect, test } from "vitest";
import type { Annotation } from "../../src/plan/annotation.js";
import { planMeasures } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import type { ReleaseChanges } from "../../src/releases/release-changes.js";
import { figureChanges } from "../../src/releases/release-figures.js";
import { measureDossier } from "../../src/views/measure-dossier.js";
import { reclassifiedParts } from "../../src/views/reclassified-part.js";
import {
  annotation,
  constant,
  contextOf,
  EMPTY_DATA,
  offences,
  planOf,
  seriesOf,
  swing,
  thirtyMonths
} from "../rules/examples.js";

const measure = { ...offences, id: "violence", series: "violence" };
const plan = planOf(measure);
const split = annotation({ date: "2014-11", series: "stalking", splitFrom: "violence" });
const force = (id: string) => ({ id, name: id, code: "E23000021", region: "", policeUkName: "" });
const dataOf = (series: PlanData["series"], annotations: Annotation[] = []): PlanData => ({
  ...EMPTY_DATA,
  forces: [force("home"), force("a")],
  series,
  annotations
});

/**
 * 1,260 of violence in the baseline year and 1,440 in the latest, as the release counts them. Now 60 and 480 of them are
 * stalking: violence alone is 1,200 and 960, a fall of 20%; together there is a rise of 180 / 1,260 = 14.29%.
 */
const parts = { violence: thirtyMonths(swing(100, 12), swing(100, 6), swing(80, 12)) };
const stalking = thirtyMonths(constant(5, 12), constant(5, 6), constant(40, 12));
const whole = thirtyMonths(swing(105, 12), swing(105, 6), swing(120, 12));
const released = dataOf({ violence: { home: whole, a: whole } });

function partsOf(now: PlanData) {
  const context = contextOf(now, { plan });
  const figures = figureChanges(released, now, "home");
  const newest = { since: { label: "2014-09" }, figures } as ReleaseChanges;
  const found = planMeasures(plan)[0]!;
  const dossier = measureDossier(found.measure, found.priority, context);
  return reclassifiedParts(dossier, newest, context);
}

test("what was split from a series is no fall: the change is given with it, too", () => {
  const now = dataOf({ violence: { home: parts.violence, a: whole }, stalking: { home: stalking } }, [split]);
  expect(partsOf(now)).toEqual([
    {
      since: "2014-09",
      records: [split],
      place: {
        force: "home",
        what: "offences",
        from: "2012-04",
        to: "2014-09",
        figures: 30,
        moved: 30,
        before: 3330,
        after: [
          { series: "violence", total: 2760 },
          { series: "stalking", total: 570 }
        ]
      },
      elsewhere: 570,
      change: { asCounted: -20, withParts: expect.closeTo(14.2857, 4) }
    }
  ]);
});

test("no change is given where the part is not known in all months of a window", () => {
  const late = seriesOf("2013-10", constant(40, 12));
  const now = dataOf({ violence: { home: parts.violence }, stalking: { home: late } }, [split]);
  const [part] = partsOf(now);
  expect(part).toMatchObject({ elsewhere: 480 });
  expect(part).not.toHaveProperty("change");
});

test("another place's, another series' and what no record explains are not told", () => {
  const elsewhere = dataOf({ violence: { home: whole, a: whole }, stalking: { a: stalking } }, [split]);
  expect(partsOf(elsewhere)).toEqual([]);
  expect(partsOf(dataOf({ violence: { home: parts.violence }, stalking: { home: stalking } }))).toEqual([]);
  const other = { ...contextOf(EMPTY_DATA), plan };
  const dossier = measureDossier({ ...measure, series: "burglary" }, plan.priorities[0]!, other);
  const figures = figureChanges(
    released,
    dataOf({ violence: { home: parts.violence }, stalking: { home: stalking } }, [split]),
    "home"
  );
  const newest = { since: { label: "2014-09" }, figures } as ReleaseChanges;
  expect(reclassifiedParts(dossier, newest, other)).toEqual([]);
  expect(reclassifiedParts(dossier, undefined, other)).toEqual([]);
});
