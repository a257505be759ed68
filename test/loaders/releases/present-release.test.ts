import { describe, expect, it } from "vitest";
import { loadData } from "../../../loaders/data/load-data.js";
import { presentRelease } from "../../../loaders/releases/present-release.js";
import { dataFolder } from "../data/data-folder.js";
import { PLAN } from "../data/tiny-data.js";

const AREAS = {
  "areas.csv": "area,name,level,parent\nn1,One,ward,home\nn2,Two,ward,home\n",
  "area-offences.csv":
    "area,measure,month,count,basis\nn1,theft,2014-08,12,recorded\nn2,theft,2014-08,11,recorded\n"
};

/** The places whose counts of theft a release of the tiny data with areas keeps as they were shipped. */
function keptPlaces(disclosure: string): string[] {
  const folder = dataFolder({ ...AREAS, "plan.yaml": PLAN + disclosure });
  const checked = loadData(folder);
  const { counts } = presentRelease(folder, checked, checked.data, { label: "now", made: "" });
  return Object.keys(counts?.theft ?? {}).sort();
}

describe("presentRelease(folder, checked, data, said)", () => {
  it("keeps the counts of every place and area where small ones are protected", () => {
    expect(keptPlaces("")).toEqual(["away", "home", "n1", "n2"]);
  });

  it("keeps those of areas alone where the counts of places are open data", () => {
    expect(keptPlaces("disclosure: {open-data: Home Office}\n")).toEqual(["n1", "n2"]);
  });

  it("keeps none where nothing is protected", () => {
    expect(keptPlaces("disclosure: false\n")).toEqual([]);
  });
});
