import { placeWords } from "../../src/plan/place-words.js";
import "../components/document.js";
import { expect, test } from "vitest";
import { type DataTable, dataTable } from "../../src/components/measure/measure-data-table.js";
import { verdictRows } from "../../src/components/measure/measure-verdict-rows.js";
import { verdictTable } from "../../src/components/measure/measure-verdict-table.js";
import { ratedOf } from "../../src/components/measure/rated.js";
import { funnel, spc } from "../../src/notebook/charts.js";
import { badge, colours, contents, figures, noColour, verdicts } from "../../src/notebook/pieces.js";
import type { Measure } from "../../src/plan/plan.js";
import type { MeasureFile } from "../../src/views/page-files.js";
import { forceNames, series, settings } from "../charts/fixtures.js";
import {
  measureFile,
  offencesDossier,
  plainDossier,
  surveyDossier
} from "../components/measure/measure-fixtures.js";

const now = (file: MeasureFile) => ratedOf(file, () => Promise.reject(new Error("not asked for")));
const offences = now(measureFile(offencesDossier));

test("figures shows the paper's figures beside the computed ones", () => {
  const text = (figures(offences) as HTMLElement).textContent!;
  for (const figure of ["58,200", "59,460", "+2.2%", "58,805", "60,260"]) expect(text).toContain(figure);
});

test("badge shows the colour of what has one, and says in words that a change has none", () => {
  expect((badge(offences.spc as never) as HTMLElement).textContent).toBe("Amber");
  expect(() => badge(offences.change as never)).toThrow(
    "badge: expected a colour (green, amber, red, not-rated) or what has one, such as now or now.spc; a change and trends have none"
  );
});

test("verdicts links every rule to its methodology", () => {
  const links = [...verdicts(offences).querySelectorAll("th a")];
  expect(links.map((a) => a.getAttribute("href"))).toEqual(
    ["r1-change", "r2-trends", "r3-offences", "r4-position", "r5-spc"].map(
      (page) => `./methodology/${page}.html`
    )
  );
});

test("verdicts says where the reading that is not published comes to another colour", () => {
  const text = verdicts(offences).querySelector("p")!.textContent;
  expect(text).toContain("In the calibrated reading R3 would be red.");
});

test("spc draws its lines in the reading that is chosen", () => {
  const note = (figure: HTMLElement) => figure.querySelector(".chart-note")!.textContent;
  expect(note(spc(offences))).toContain("Reading: as written");
  expect(note(spc(offences, { reading: "calibrated" }))).toContain("Reading: calibrated");
});

test("funnel says why there is none where the force has no figure", () => {
  const missing = { reason: "no-denominator" as const, evidence: {} };
  const chart = funnel(now(measureFile({ ...offencesDossier, funnel: missing })));
  expect(chart.textContent).toContain("the population is not known");
});

const SAVINGS: Measure = {
  id: "savings",
  kind: "savings",
  name: "Savings",
  unit: "£ million",
  required: 23,
  realised: 7.8,
  identified: 9.5,
  further: 5.7
};
const ACTIONS: Measure = {
  id: "actions",
  kind: "actions",
  name: "Actions",
  actions: ["Train staff <b>now</b>"]
};

test("contents of an account of savings names its unit, and adds it up", () => {
  const text = (contents(now(measureFile(plainDossier(SAVINGS)))) as HTMLElement).textContent;
  expect(text).toContain("Account of savings, £ million");
  expect(text).toContain("Required: agrees with the sum");
});

test("contents never reads text from the data as markup", () => {
  const list = contents(now(measureFile(plainDossier(ACTIONS)))) as HTMLElement;
  expect(list.querySelector("b")).toBeNull();
  expect(list.textContent).toContain("Train staff <b>now</b>");
});

test("noColour says why, and links the rule", () => {
  const why = noColour(now(measureFile(plainDossier(ACTIONS)))) as HTMLElement;
  expect(why.querySelector("a")!.getAttribute("href")).toContain("r9-figures");
});

const words = { names: forceNames, places: placeWords({}), chances: [] };

test("verdictRows gives each reading its value and its lines, and names the published one", () => {
  const rows = verdictRows(offencesDossier, settings, words).filter(({ rule }) => rule === "R5");
  expect(rows.map(({ readings, value, lines, published }) => [...readings, value, lines, published])).toEqual(
    [
      ["as-written", "5,012 a month", "4,310 to 5,420", true],
      ["calibrated", "5,012 a month", "4,702 to 5,190", false]
    ]
  );
});

test("verdicts says, after why a colour is that colour, how likely it is to be false", () => {
  const chances = [{ rule: "R5", reading: "as-written", chance: 0.117 } as const];
  const file = measureFile(offencesDossier, { chances });
  expect(verdicts(now(file)).textContent).toContain(
    "If nothing had changed, a series like this one would show red or green in 12 of 100 looks."
  );
  expect((colours(now(file)) as HTMLElement).textContent).toContain(
    "red or green in 12 of 100 looks if nothing had changed"
  );
});

test("verdictRows takes one row for two readings that are the same test", () => {
  const rows = verdictRows(surveyDossier, settings, words);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    rule: "R6",
    readings: ["as-written", "calibrated"],
    value: "80.6% (−2.3 points)",
    lines: "−6.7 to +2.1 points",
    published: true
  });
});

test("verdictRows publishes R8 instead of R3 under the continuous improvement key", () => {
  const keyed = { ...settings, scheme: "continuous-improvement" as const };
  const rows = verdictRows(offencesDossier, keyed, words).filter(({ rule }) => rule === "R3");
  expect(rows.some(({ published }) => published)).toBe(false);
});

test("dataTable names the windows that a month belongs to, and leaves a gap a gap", () => {
  const counts = series.counts.map((count, i) => (i === 40 ? null : count));
  const table = dataTable({ ...offencesDossier, series: { ...series, counts } })!;
  const row = (month: string) => table.rows.find(([name]) => name === month);
  expect(row("June 2014")).toEqual([
    "June 2014",
    "5,079",
    "latest, recent",
    "recorded quarter, modelled month split"
  ]);
  expect(row("August 2014")![1]).toBe("no figure");
  expect(table.file.rows[40]![1]).toBeNull();
  expect(fileRow(table, "2014-08")).toMatchObject({
    offences: null,
    no_figure_because: "no row in the data"
  });
  expect(fileRow(table, "2014-06")).toMatchObject({ offences: 5079, no_figure_because: null });
  expect(table.note).toBeUndefined();
});

/** A row of the file by its headings. */
function fileRow({ file }: DataTable, month: string) {
  const row = file.rows.find(([first]) => first === month)!;
  return Object.fromEntries(file.headings.map((heading, i) => [heading, row[i]]));
}

test("dataTable says of a count that is left out that it is suppressed, and why, in the table and in the file", () => {
  const counts = series.counts.map((count, i) => (i === 40 || i === 41 ? null : count));
  const table = dataTable({ ...offencesDossier, series: { ...series, counts, suppressed: ["2014-08"] } })!;
  const shown = Object.fromEntries(table.rows.map(([month, count]) => [month, count]));
  expect([shown["August 2014"], shown["September 2014"]]).toEqual(["suppressed", "no figure"]);
  const why = "the count is too small to publish, or would give such a count away";
  expect(table.note).toBe(`Suppressed: ${why}.`);
  expect(fileRow(table, "2014-08")).toMatchObject({
    offences: null,
    no_figure_because: `suppressed: ${why}`
  });
});

test("verdictRows takes readings that are the same test together, and the plan-life one apart", () => {
  const survey = surveyDossier.rating.ratings.filter(({ rule }) => rule === "R6");
  const plan = {
    ...survey[0]!,
    reading: "plan-life" as const,
    evidence: { ...survey[0]!.evidence, confidence: 99.3 }
  };
  const dossier = {
    ...surveyDossier,
    rating: { ...surveyDossier.rating, ratings: [...survey, plan] as typeof survey }
  };
  const published = { ...settings, reading: "plan-life" as const };
  const rows = verdictRows(dossier, published, words);
  expect(rows.map(({ readings, published }) => [readings, published])).toEqual([
    [["as-written", "calibrated"], false],
    [["plan-life"], true]
  ]);
  const text = verdictTable(dossier, published, words).textContent!;
  expect(text).toContain("as written and calibrated: the same test");
  expect(text).toContain("Published: the reading plan life");
  expect(text).toContain("The calibrated reading comes to the same colour.");
});

test("verdictTable says that a reader chose the reading that is shown, and what the plan’s settings choose", () => {
  const chosen = { ...settings, reading: "calibrated" as const };
  const textOf = (published?: typeof settings) => {
    const table = verdictTable(offencesDossier, chosen, { ...words, published });
    const marks = [...table.querySelectorAll(".measure-published-mark")].map((mark) => mark.textContent);
    return { text: table.textContent!, marks: [...new Set(marks)] };
  };
  const here = textOf(settings);
  expect(here.text).toContain(
    "Chosen here, not published: the reading calibrated, under the plan’s own rules"
  );
  expect(here.text).toContain(
    "data/settings.yaml chooses the reading as written, under the plan’s own rules."
  );
  expect(here.text).not.toContain("data/settings.yaml chooses it");
  expect(here.marks).toEqual(["shown"]);
  for (const published of [undefined, chosen]) {
    expect(textOf(published).text).toContain("Published: the reading calibrated, under the plan’s own rules");
    expect(textOf(published).text).toContain("data/settings.yaml chooses it");
    expect(textOf(published).marks).toEqual(["published"]);
  }
});
