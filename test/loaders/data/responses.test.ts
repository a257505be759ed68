import { describe, expect, test } from "vitest";
import { planMeasures } from "../../../src/plan/plan.js";
import { problemsOf, readChanged } from "./data-folder.js";

const HEADER = "measure,date,action,owner,due,status,link\n";
const ROW =
  "theft,2014-10-31,Patrols at stations,Head of Crime,2015-03-31,under way,https://example.org/paper\n";

const responsesOf = (text: string | null) => {
  const { checked } = readChanged({ "responses.csv": text });
  return planMeasures(checked!.plan).map(({ measure }) => [measure.id, measure.responses] as const);
};

describe("responses.csv", () => {
  test("gives measures what is being done about them, and an empty list to the others", () => {
    const found = Object.fromEntries(responsesOf(HEADER + ROW));
    expect(found.theft).toEqual([
      {
        date: "2014-10-31",
        action: "Patrols at stations",
        owner: "Head of Crime",
        due: "2015-03-31",
        status: "under way",
        link: "https://example.org/paper"
      }
    ]);
    expect(found["theft-satisfaction"]).toEqual([]);
  });

  test("with a header alone says that nothing is being done; without the file nothing is known", () => {
    expect(responsesOf(HEADER).every(([, responses]) => responses?.length === 0)).toBe(true);
    expect(responsesOf(null).every(([, responses]) => responses === undefined)).toBe(true);
  });

  test.each([
    ["theft", "burglary", "2:1 measure is “burglary”, which is unknown; expected a measure of plan.yaml"],
    [
      "2014-10-31",
      "2014-02-30",
      "2:7 date is “2014-02-30”; expected a day written YYYY-MM-DD, such as 2014-10-31"
    ],
    [
      "2014-10-31",
      "31/10/2014",
      "2:7 date is “31/10/2014”; expected a day written YYYY-MM-DD, such as 2014-10-31"
    ],
    ["under way", "soon", "2:63 status is “soon”; expected planned or under way or done or dropped"],
    [
      "https://example.org/paper",
      "javascript:alert(1)",
      "2:73 link is “javascript:alert(1)”; expected an address that begins with https:// or http://, or nothing"
    ],
    ["Head of Crime", "", "2:38 owner is blank; expected a text on one line"]
  ])("with “%s” written “%s” is a problem at its place", (from, to, problem) => {
    expect(problemsOf({ "responses.csv": HEADER + ROW.replace(from, to) })).toEqual([
      expect.stringContaining(`responses.csv:${problem}`)
    ]);
  });
});
