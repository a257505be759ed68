import type { Rating } from "../../src/rules/rating.js";
import { type Release, releaseOf } from "../../src/releases/release.js";
import {
  constant,
  contextOf,
  EMPTY_DATA,
  offences,
  planOf,
  settingsWith,
  swing,
  thirtyMonths
} from "../rules/examples.js";

/**
 * A plan of one series whose R5, as written, can be worked by hand. The twelve months before the last six swing by 10
 * about 100: their standard deviation is sqrt(1200/11) = 10.44, so the upper line is 120.47 at z = 1.96, 131.33 at
 * z = 3 and 110.44 at z = 1. The last six months are all `recent`: above the line is red, on it or below is amber.
 */
export function monthsAt(recent: number, settings: Record<string, unknown> = {}): Release {
  const series = thirtyMonths(swing(100, 12), swing(100, 6), [...swing(100, 6), ...constant(recent, 6)]);
  const { plan, data } = contextOf({
    ...EMPTY_DATA,
    forces: [{ id: "home", name: "Home", code: "E23000021", region: "East", policeUkName: "Home Police" }],
    series: { burglary: { home: series } }
  });
  return releaseOf({
    label: "then",
    made: "2014-10-20",
    software: "0.1.0",
    files: { "offences.csv": `sha of ${recent}` },
    plan,
    settings: settingsWith(settings),
    data
  });
}

/** The same release as a software would have recorded it that gave R5, as written, this colour. */
export function recordedAs(rating: Exclude<Rating, "not-rated">, release: Release): Release {
  const copy = structuredClone(release);
  for (const result of copy.ratings.flatMap(({ ratings }) => ratings)) {
    if (result.rule === "R5" && result.reading === "as-written" && result.rating !== "not-rated") {
      result.rating = rating;
    }
  }
  return copy;
}

/** The plan with a second measure. */
export const twoMeasures = planOf(offences, { ...offences, id: "again" });

/** The same release of other counts from April 2012 on. */
export function withCounts({ label, made, software, files, plan, settings, figures }: Release, counts: number[]): Release {
  const series = { ...figures.series.burglary!.home!, counts };
  const data = { ...figures, series: { burglary: { home: series } } };
  return releaseOf({ label, made, software, files, plan, settings, data });
}
