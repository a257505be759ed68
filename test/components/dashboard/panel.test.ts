import "../document.js";
import { describe, expect, test } from "vitest";
import { type PanelOptions, panel } from "../../../src/components/dashboard/panel.js";
import { panelTable } from "../../../src/components/dashboard/panel-table.js";
import { element } from "../../../src/kit/element.js";
import type { Measure, Priority } from "../../../src/plan/plan.js";
import {
  burglary,
  burglaryRating,
  offencesResult,
  outcome,
  outcomeRating,
  planRating,
  priorityWith,
  ratingOf
} from "../samples.js";

const options: PanelOptions = {
  measureLink: (measure) => `./measures/${measure}.html`,
  sparkline: (measure) => element("i", { class: "picture" }, measure),
  sentence: (result) => `sentence of ${result.rule}`
};
const ATTACK = '<img src=x onerror="alert(1)">';

const drawn = (priority: Priority, ...ratings: ReturnType<typeof ratingOf>[]) =>
  panel(priority, panelTable(priority, planRating(ratings)), options);

describe("panel", () => {
  const shown = drawn(priorityWith(burglary, outcome), burglaryRating, outcomeRating);

  test("is headed by number and title", () => {
    expect(shown.querySelector("h2")?.textContent).toBe("12 Domestic burglary");
    expect(shown.id).toBe("sp12");
  });

  test("leads from every row to the measure's page", () => {
    const links = [...shown.querySelectorAll("tbody th a")].map((a) => a.getAttribute("href"));
    expect(links).toEqual([...Array(3).fill("./measures/burglary.html"), "./measures/outcome.html"]);
  });

  test("has a badge at each row's end, with the rule and its sentence as title", () => {
    const verdicts = [...shown.querySelectorAll("tbody .panel-verdict")].map((cell) => cell.textContent);
    expect(verdicts).toEqual(["Amber", "Amber", "Amber", "Not rated"]);
    expect(shown.querySelector("td [title]")?.getAttribute("title")).toMatch(/^Basis/);
    expect(shown.querySelector("tbody [title]")?.getAttribute("title")).toBe("R3: sentence of R3");
  });

  test("says in words where the other reading differs", () => {
    expect([...shown.querySelectorAll(".panel-differs")].map((mark) => mark.textContent)).toEqual([
      "calibrated reading differs: red",
      "calibrated reading differs: green"
    ]);
  });

  test("opens, under each colour that can be explained, why it is that colour", () => {
    const whys = [...shown.querySelectorAll(".panel-below details")].map((why) => why.textContent);
    // The sample's R3 hangs on one trend; an outcome that awaits its definition has no colour to explain.
    expect(whys).toHaveLength(3);
    expect(whys[0]).toMatch(/^Why amber\?Amber: 4,253 offences in .*red without that trend\.$/);
  });

  test("draws the sparkline under the SPC variance", () => {
    expect([...shown.querySelectorAll(".picture")].map((i) => i.textContent)).toEqual(["burglary"]);
  });

  test("explains its notes by marker", () => {
    expect(shown.querySelector("tbody sup")?.textContent).toBe("a");
    // The sample's burglary hangs on one of its four lines.
    expect([...shown.querySelectorAll(".panel-notes li")].map((note) => note.textContent)).toEqual([
      expect.stringMatching(/^a One line alone reaches the target/),
      "b Still being defined."
    ]);
  });

  test("says the basis of its data", () => {
    expect(shown.querySelector(".basis-badge")?.textContent).toContain("modelled");
  });

  test("says a state that the colour does not name", () => {
    const ratings = [offencesResult("as-written", "amber", "improved, not projected to hold")];
    const labelled = drawn(priorityWith(burglary), { ...burglaryRating, ratings });
    expect(labelled.querySelector(".panel-detail")?.textContent).toMatch(
      /^improved, not projected to hold; 1 of 4/
    );
  });
});

describe("text from data", () => {
  test("stays text in titles, names, notes, prose and actions", () => {
    const figure: Measure = {
      id: "f",
      kind: "figure",
      name: ATTACK,
      better: "lower",
      note: ATTACK,
      baseline: 1,
      latest: 2
    };
    const actions: Measure = { id: "a", kind: "actions", name: "Actions", actions: [ATTACK] };
    const priority: Priority = {
      id: "sp1",
      number: ATTACK,
      title: ATTACK,
      note: ATTACK,
      text: ATTACK,
      columns: [ATTACK, "Latest", "Change"],
      measures: [figure, actions]
    };
    const shown = drawn(priority, ratingOf(figure), ratingOf(actions));
    expect(shown.querySelector("img")).toBeNull();
    expect(shown.textContent?.split(ATTACK)).toHaveLength(9);
  });
});
