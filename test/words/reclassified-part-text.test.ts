import { expect, test } from "vitest";
import type { ReclassifiedPart } from "../../src/views/reclassified-part.js";
import { reclassifiedPartText } from "../../src/words/reclassified-part-text.js";
import { annotation } from "../rules/examples.js";

const place = { force: "home", what: "offences", from: "2012-04", to: "2014-09", figures: 30, moved: 30 };
const violence: ReclassifiedPart = {
  since: "2014-09",
  records: [annotation({ series: "stalking", splitFrom: "violence" })],
  place: {
    ...place,
    before: 3330,
    after: [
      { series: "violence", total: 2760 },
      { series: "stalking", total: 570 }
    ]
  },
  elsewhere: 570,
  change: { asCounted: -20, withParts: 14.29 }
};

// 570 of 2,760 + 570 = 3,330 are 17.1%.
const COUNTS =
  "Since release 2014-09 stalking was split from violence: April 2012 to September 2014, 3,330 → 2,760 violence and 570 stalking, together 3,330. " +
  "570 offences (17.1%) go by another name now, which is no fall";

test("what was split is told in counts, as a share, and by what it makes of the change", () => {
  expect(reclassifiedPartText(violence)).toBe(
    `${COUNTS}; with them the change on the baseline would be +14.3%, not −20.0%.`
  );
});

test("series are named in words, and not by the ids of the data", () => {
  const ids = {
    ...violence,
    records: [annotation({ series: "illegal-driving", splitFrom: "violence-with-injury" })],
    place: {
      ...violence.place,
      after: [
        { series: "violence-with-injury", total: 2760 },
        { series: "illegal-driving", total: 570 }
      ]
    }
  };
  expect(reclassifiedPartText(ids)).toContain("illegal driving was split from violence with injury");
  expect(reclassifiedPartText(ids)).toContain("2,760 violence with injury and 570 illegal driving");
});

test("a change that the part does not move by a tenth of a per cent is said to be the same", () => {
  const change = { asCounted: -20, withParts: -20.04 };
  expect(reclassifiedPartText({ ...violence, change })).toBe(
    `${COUNTS}; with them the change on the baseline is the same, −20.0%.`
  );
});

test("without a change there are the counts alone, and of one that was renamed both names", () => {
  const { change: _, ...counted } = violence;
  expect(reclassifiedPartText(counted)).toBe(`${COUNTS}.`);
  const renamed = {
    ...counted,
    records: [annotation({ series: "burglary", renamedFrom: "house-burglary" })],
    place: { ...place, before: 60, after: [{ series: "burglary", total: 60 }] },
    elsewhere: 0
  };
  expect(reclassifiedPartText(renamed)).toBe(
    "Since release 2014-09 burglary was renamed from house burglary: April 2012 to September 2014, 60 → 60 burglary."
  );
});
