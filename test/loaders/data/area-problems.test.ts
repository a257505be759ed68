import { describe, expect, it } from "vitest";
import { type Change, problemsOf, readChanged } from "./data-folder.js";

const AREAS = "area,name,level,parent\nnorth,North,district,home\nn1,One,ward,north\nn2,Two,ward,north\n";
const COUNTS = "area,measure,month,count,basis\nn1,theft,2014-08,12,recorded\nn2,theft,2014-08,11,recorded\n";

const problems = (areas: Change, counts: Change = COUNTS) =>
  problemsOf({ "areas.csv": areas, "area-offences.csv": counts });

describe("areas.csv and area-offences.csv", () => {
  it("may be missing", () => {
    expect(readChanged().checked!.data.areas).toBeUndefined();
  });

  it("give every area a series beside the forces', larger areas the sum of their parts", () => {
    const { data } = readChanged({ "areas.csv": AREAS, "area-offences.csv": COUNTS }).checked!;
    expect(data.areas).toHaveLength(3);
    expect(data.series.theft!.north).toMatchObject({ start: "2014-08", counts: [23] });
    expect(data.disclosure).toMatchObject({ least: 5, width: 3, cells: 65, small: 0, others: 0 });
  });

  it("publish small counts only when plan.yaml says so", () => {
    const small = COUNTS.replace("12,recorded", "3,recorded");
    const files = { "areas.csv": AREAS, "area-offences.csv": small };
    expect(readChanged(files).checked!.data.series.theft!.n1!.counts).toEqual([null]);
    const open = { ...files, "plan.yaml": (text: string) => `disclosure: false\n${text}` };
    const { data } = readChanged(open).checked!;
    expect(data.series.theft!.n1!.counts).toEqual([3]);
    expect(data.disclosure).toBeUndefined();
  });

  it("refuse an area with the id of a force", () => {
    expect(problems(`${AREAS}away,Away,district,home\n`)).toEqual([
      "areas.csv:5:1 the area “away” has the id of a force; expected an id that no force has"
    ]);
  });

  it("refuse an unknown parent", () => {
    expect(problems(`${AREAS}n3,Three,ward,east\n`)).toEqual([
      "areas.csv:5:15 parent is “east”, which is unknown; expected a force of forces.csv or an area of areas.csv"
    ]);
  });

  it("refuse an area that is part of itself", () => {
    expect(problems(`${AREAS}a,A,ward,b\nb,B,ward,a\n`)).toEqual([
      "areas.csv:5:10 the area “a” is part of itself, by way of its parents; expected parents that end in a force",
      "areas.csv:6:10 the area “b” is part of itself, by way of its parents; expected parents that end in a force"
    ]);
  });

  it("refuse counts of an unknown area, once each", () => {
    expect(problems(AREAS, `${COUNTS}n9,theft,2014-07,1,recorded\nn9,theft,2014-08,1,recorded\n`)).toEqual([
      "area-offences.csv:4:1 area is “n9”, which is unknown; expected an area of areas.csv"
    ]);
  });
});
