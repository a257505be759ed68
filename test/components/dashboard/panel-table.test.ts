import { describe, expect, test } from "vitest";
import type { PanelRow } from "../../../src/components/dashboard/panel-row.js";
import { markersOf, panelTable } from "../../../src/components/dashboard/panel-table.js";
import type { Measure } from "../../../src/plan/plan.js";
import { publishedOf } from "../../../src/rules/published-ratings.js";
import type { TrendsEvidence } from "../../../src/rules/rating.js";
import {
  burglary,
  burglaryRating,
  forecast,
  notRated,
  outcome,
  outcomeRating,
  planRating,
  positionResult,
  priorityWith,
  ratingOf,
  satisfaction,
  satisfactionRating,
  surveyResult,
  trends
} from "../samples.js";

const texts = (row: PanelRow | undefined) => row?.cells.map((cell) => cell.text);
const below = (row: PanelRow | undefined) => row?.cells.map((cell) => cell.below).filter(Boolean);
const colours = (rows: PanelRow[]) => rows.map((row) => row.verdict?.result.rating ?? null);
const rules = (rows: PanelRow[]) => rows.map((row) => row.verdict?.result.rule ?? null);
const width = (row: PanelRow) => row.cells.reduce((sum, cell) => sum + (cell.span ?? 1), 0);

const full = panelTable(
  priorityWith(burglary, outcome, satisfaction),
  planRating([burglaryRating, outcomeRating, satisfactionRating])
);

describe("panelTable of a crime priority", () => {
  test("has the columns of the proposed panel, named by the settings", () => {
    expect(full.columns).toEqual(["Baseline 2012/13", "Latest 12 months", "Projection 2016/17"]);
  });

  test("has the paper's rows in the paper's order", () => {
    expect(full.rows.map((row) => row.label)).toEqual([
      "Number of offences",
      "Position v MSG",
      "SPC variance",
      "A victim focused crime outcome",
      "Satisfaction with service",
      "Position v MSG"
    ]);
  });

  test("colours each row by the rule of the plan's scheme", () => {
    expect(rules(full.rows)).toEqual(["R3", "R4", "R5", "R7", "R6", "R4"]);
    expect(colours(full.rows)).toEqual(["amber", "amber", "amber", "not-rated", "amber", "red"]);
  });

  test("has rows that cover exactly its columns", () => {
    expect(full.rows.map(width)).toEqual(full.rows.map(() => 3));
  });

  test("names every basis once, those of the forces compared included", () => {
    expect(full.bases).toEqual([
      "recorded quarter, modelled month split",
      "published percentage, illustrative base",
      "published"
    ]);
  });
});

describe("the row of the number of offences", () => {
  test("prints baseline, latest with its change, and the forecast's total", () => {
    expect(texts(full.rows[0])).toEqual(["3,935", "4,253", "4,321"]);
    expect(below(full.rows[0])).toEqual(["+8.1%"]);
  });

  test("always says how many trends achieve it, and the interval of the projection", () => {
    expect(full.rows[0]?.detail).toBe("1 of 4 trends achieves it; forecast 3,821 to 4,921 (95%)");
  });

  test("adds the forecast's chance when the calibrated reading is published", () => {
    const table = panelTable(priorityWith(burglary), planRating([burglaryRating], { reading: "calibrated" }));
    expect(table.rows[0]?.detail).toBe(
      "1 of 4 trends achieves it; chance 12%; forecast 3,821 to 4,921 (95%)"
    );
    expect(colours(table.rows)).toEqual(["red", "amber", "green"]);
  });

  test("gives the chance of the target that the reading shown has, not of the calibrated one's", () => {
    const evidence = forecast.evidence as TrendsEvidence;
    const [projected] = evidence.projections;
    const lasting = {
      ...forecast,
      reading: "plan-life",
      evidence: { ...evidence, projections: [{ ...projected!, probability: 0.04 }] }
    } as typeof forecast;
    const rating = { ...burglaryRating, findings: [...burglaryRating.findings, lasting] };
    const table = panelTable(priorityWith(burglary), planRating([rating], { reading: "plan-life" }));
    expect(table.rows[0]?.detail).toBe("1 of 4 trends achieves it; chance 4%; forecast 3,821 to 4,921 (95%)");
  });

  test("falls back on the longest straight line when there is no forecast", () => {
    const findings = burglaryRating.findings.filter((f) => f.reading === "as-written");
    const table = panelTable(priorityWith(burglary), planRating([{ ...burglaryRating, findings }]));
    expect(texts(table.rows[0])?.[2]).toBe("4,000");
    expect(table.rows[0]?.detail).toBe("1 of 4 trends achieves it; longest trend 3,500 to 4,600 (95%)");
  });

  test("says that none of the trends achieves it in the plural", () => {
    const none = trends("as-written", straightLinesThatMiss(), 0);
    const table = panelTable(priorityWith(burglary), planRating([{ ...burglaryRating, findings: [none] }]));
    expect(table.rows[0]?.detail).toMatch(/^0 of 2 trends achieve it;/);
  });

  test("is coloured by R8 under the continuous improvement scheme", () => {
    const table = panelTable(
      priorityWith(burglary),
      planRating([burglaryRating], { scheme: "continuous-improvement" })
    );
    expect(rules(table.rows)).toEqual(["R8", "R4", "R5"]);
  });

  test("says what could not be judged in a note, and prints NA", () => {
    const overlap = notRated("R3", "windows-overlap", { detail: "2014-03" });
    const rating = ratingOf(burglary, { baseline: 3935, latest: 4000, ratings: overlap });
    const table = panelTable(priorityWith(burglary), planRating([rating]));
    expect(texts(table.rows[0])).toEqual(["3,935", "4,000", "NA"]);
    expect(table.rows[0]?.detail).toBeUndefined();
    expect(table.notes).toEqual([
      { marker: "a", text: expect.stringMatching(/^Could not be judged: .*after the baseline has ended/) }
    ]);
  });
});

function straightLinesThatMiss() {
  return [12, 24].map((window) => ({
    window,
    from: window === 12 ? "2013-10" : "2012-10",
    total: 5000,
    lower: 4500,
    upper: 5500,
    achieves: false
  }));
}

describe("the row of the position against similar forces", () => {
  test("prints the rank with its interval", () => {
    expect(texts(full.rows[1])).toEqual(["", "7th of 8", ""]);
    expect(below(full.rows[1])).toEqual(["5th to 8th"]);
  });

  test("prints an interval of one place as that place", () => {
    expect(below(full.rows[5])).toEqual(["8th"]);
  });

  test("names a proxy, and a date that is not the period's", () => {
    const ratings = [positionResult("as-written", "amber", { proxy: "Violent crime", to: "2014-06" })];
    const table = panelTable(priorityWith(burglary), planRating([{ ...burglaryRating, ratings }]));
    expect(table.rows[1]?.qualifier).toBe("proxy: Violent crime; June 2014");
  });

  test("says when the figures of the peers are on weaker ground than the force's own", () => {
    const rated = (bases: string[]) => {
      const ratings = [positionResult("as-written", "amber", { bases })];
      return panelTable(priorityWith(burglary), planRating([{ ...burglaryRating, ratings }])).rows[1]
        ?.qualifier;
    };
    expect(rated(["published", "simulated"])).toBe("peers simulated");
    expect(rated(["published"])).toBeUndefined();
  });

  test("names the forces without figures", () => {
    const ratings = notRated("R4", "peers-missing", { detail: "west-midlands" });
    const names = { "west-midlands": "West Midlands" };
    const table = panelTable(priorityWith(burglary), planRating([{ ...burglaryRating, ratings }]), names);
    expect(texts(table.rows[1])).toEqual(["", "NA", ""]);
    expect(table.notes.map((note) => note.text).join()).toContain("West Midlands");
  });
});

describe("the row of the SPC variance", () => {
  test("prints both means and by how much they differ, and asks for a sparkline", () => {
    expect(texts(full.rows[2])).toEqual(["", "−2.8%", ""]);
    expect(full.rows[2]?.detail).toBe("345 a month in the last 6 months, 356 in the 12 before");
    expect(full.rows[2]?.sparkline).toBe(true);
  });

  test("knows the reading that comes to another colour", () => {
    expect(full.rows[2]?.verdict?.differs).toMatchObject({ reading: "calibrated", rating: "green" });
    expect(full.rows[1]?.verdict?.differs).toBeNull();
  });
});

describe("the row of a survey", () => {
  test("prints percentages and their difference in points", () => {
    expect(texts(full.rows[4])).toEqual(["89.7%", "88.3%", ""]);
    expect(below(full.rows[4])).toEqual(["−1.4 points"]);
  });

  test("names the wave when it did not end with the period", () => {
    const ratings = [surveyResult("R6", "as-written", "amber", "2014-06")];
    const table = panelTable(priorityWith(satisfaction), planRating([{ ...satisfactionRating, ratings }]));
    expect(table.rows[0]?.qualifier).toBe("wave to Jun 2014");
  });

  test("prints NA for a wave that does not exist", () => {
    const rating = ratingOf(satisfaction, {
      latest: 90.6,
      ratings: notRated("R6", "no-baseline", { detail: "2013-03" })
    });
    const table = panelTable(priorityWith(satisfaction), planRating([rating]));
    expect(texts(table.rows[0])).toEqual(["NA", "90.6%"]);
    expect(below(table.rows[0])).toEqual([]);
    expect(table.notes[0]?.text).toContain("March 2013");
  });
});

describe("an outcome", () => {
  test("that is not defined yet prints NA, with the plan's reason as a note", () => {
    expect(texts(full.rows[3])).toEqual(["NA", "NA", ""]);
    // Note a says that the offences hang on one line.
    expect(full.notes[1]).toEqual({ marker: "b", text: "Still being defined." });
    expect(markersOf(full.rows[3]!, full)).toEqual(["b"]);
  });

  test("that is declared as a percentage is shown like a survey", () => {
    const declared: Measure = {
      id: "outcome",
      kind: "outcome",
      name: "Outcome",
      better: "higher",
      survey: "outcome"
    };
    const rating = { ...satisfactionRating, id: "outcome" };
    const table = panelTable(priorityWith(declared), planRating([rating]));
    expect(texts(table.rows[0])).toEqual(["89.7%", "88.3%"]);
  });
});

describe("figures without a series", () => {
  const missing: Measure = {
    id: "m",
    kind: "figure",
    name: "Missing reports",
    better: "lower",
    baseline: 667,
    latest: 370
  };

  test("print the change rounded half away from zero, without a colour", () => {
    const table = panelTable(
      { ...priorityWith(missing), columns: ["Baseline", "Latest", "Change"] },
      planRating([ratingOf(missing, { baseline: 667, latest: 370, ratings: notRated("R9", "no-series") })])
    );
    expect(table.columns).toEqual(["Baseline", "Latest", "Change"]);
    expect(texts(table.rows[0])).toEqual(["667", "370", "−45%"]);
    expect(table.rows[0]?.verdict).toBeNull();
    expect(table.notes).toEqual([]);
  });

  test("print NA for what is not known", () => {
    const table = panelTable(priorityWith(missing), planRating([ratingOf(missing, { latest: 1633 })]));
    expect(texts(table.rows[0])).toEqual(["NA", "1,633", "NA"]);
  });

  test("of an assessment print its words", () => {
    const measure: Measure = { id: "a", kind: "assessment", name: "Reoffending", assessment: "No change" };
    const table = panelTable(priorityWith(measure), planRating([ratingOf(measure)]));
    expect(table.columns).toEqual(["Assessment"]);
    expect(texts(table.rows[0])).toEqual(["No change"]);
  });

  test("of actions are a list", () => {
    const measure: Measure = { id: "a", kind: "actions", name: "Actions", actions: ["Train", "Review"] };
    const table = panelTable({ ...priorityWith(measure), note: "A note." }, planRating([ratingOf(measure)]));
    expect(table).toMatchObject({ columns: [], rows: [], actions: ["Train", "Review"] });
    expect(table.notes).toEqual([{ marker: "", text: "A note." }]);
  });

  test("belong to the plan's own force only", () => {
    const measure: Measure = { id: "a", kind: "assessment", name: "Reoffending", assessment: "No change" };
    const rating = ratingOf(measure, {
      ratings: notRated("R9", "other-force", { detail: "leicestershire" })
    });
    const table = panelTable(priorityWith(measure), planRating([rating]));
    expect(texts(table.rows[0])).toEqual(["NA"]);
    expect(table.notes[0]?.text).toContain("the figures in the plan are those of leicestershire");
  });

  test("belong to the plan's own period only", () => {
    const measure: Measure = { id: "a", kind: "assessment", name: "Reoffending", assessment: "No change" };
    const rating = ratingOf(measure, { ratings: notRated("R9", "other-period", { detail: "2014-09" }) });
    const table = panelTable(priorityWith(measure), planRating([rating]));
    expect(texts(table.rows[0])).toEqual(["NA"]);
    expect(table.notes[0]?.text).toContain("those of the period ended September 2014");
  });
});

describe("savings", () => {
  const savings = (further: number): Measure => ({
    id: "savings",
    kind: "savings",
    name: "Savings",
    unit: "£ million",
    required: 23,
    realised: 7.8,
    identified: 9.5,
    further
  });
  const tableOf = (further: number) =>
    panelTable(priorityWith(savings(further)), planRating([ratingOf(savings(further))]));

  test("print four amounts in their unit", () => {
    expect(tableOf(5.7).columns).toEqual(["£ million"]);
    expect(tableOf(5.7).rows.map((row) => texts(row)?.[0])).toEqual(["23.0", "7.8", "9.5", "5.7"]);
  });

  test("say that the parts add up", () => {
    expect(tableOf(5.7).rows.at(-1)?.detail).toBe("Check: 7.8 + 9.5 + 5.7 = 23.0, as required");
  });

  test("say when the parts do not add up", () => {
    expect(tableOf(5).rows.at(-1)?.detail).toBe("Check: 7.8 + 9.5 + 5.0 = 22.3, not the 23.0 required");
  });
});

describe("the old layout", () => {
  const table = panelTable(
    priorityWith(burglary, outcome, satisfaction),
    planRating([burglaryRating, outcomeRating, satisfactionRating], { layout: "old" })
  );

  test("has the change and the total, without positions or SPC", () => {
    expect(table.columns).toEqual(["Actual", "Total"]);
    expect(table.rows.map((row) => [row.label, ...(texts(row) ?? [])])).toEqual([
      ["Change in level of offences", "+8.1%", "4,253"],
      ["A victim focused crime outcome", "NA", ""],
      ["Satisfaction with service", "88.3%", ""]
    ]);
  });
});

describe("panelTable", () => {
  test("prints the text of a priority without measures", () => {
    const table = panelTable({ ...priorityWith(), text: "To be agreed." }, planRating([]));
    expect(table).toMatchObject({ text: "To be agreed.", rows: [], columns: [] });
  });

  test("gives rows with the same note the same marker", () => {
    const again: Measure = { ...outcome, id: "again" };
    const ratings = [outcomeRating, { ...outcomeRating, id: "again" }];
    const table = panelTable(priorityWith(outcome, again), planRating(ratings));
    expect(table.notes).toHaveLength(1);
    expect(table.rows.map((row) => markersOf(row, table))).toEqual([["a"], ["a"]]);
  });

  test("throws for a measure without a rating", () => {
    expect(() => panelTable(priorityWith(burglary), planRating([]))).toThrow(
      "no rating for the measure burglary"
    );
  });
});

describe("panelTable and publishedOf", () => {
  test("agree on which colours are published, which the top line counts", () => {
    const rating = planRating([burglaryRating, outcomeRating, satisfactionRating]);
    const counted = publishedOf(rating).map((r) => r.rating);
    expect(counted.toSorted()).toEqual(colours(full.rows).toSorted());
  });
});
