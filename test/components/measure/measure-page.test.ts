import "../document.js";
import { expect, test } from "vitest";
import { type DataTable, dataTable } from "../../../src/components/measure/measure-data-table.js";
import { measurePage } from "../../../src/components/measure/measure-page.js";
import { verdictRows } from "../../../src/components/measure/measure-verdict-rows.js";
import type { Measure } from "../../../src/plan/plan.js";
import { forceNames, funnelFigures, series, settings } from "../../charts/fixtures.js";
import { measureFile, offencesDossier, plainDossier, surveyDossier } from "./measure-fixtures.js";

const headings = (page: Element) => [...page.querySelectorAll("h2")].map((h) => h.textContent);

test("measurePage answers in the order a sceptic asks", () => {
  expect(headings(measurePage(measureFile(offencesDossier)))).toEqual([
    "What colour, and why",
    "Recent months against those before",
    "Since the baseline",
    "Trends to the target date",
    "Against similar forces",
    "Against all forces",
    "Explore: XmR chart",
    "Settings used",
    "Data behind the charts",
    "Method and source"
  ]);
});

test("measurePage shows the paper's figures beside the computed ones", () => {
  const text = measurePage(measureFile(offencesDossier)).querySelector(".measure-figures")!.textContent!;
  for (const figure of ["58,200", "59,460", "+2.2%", "58,805", "60,260"]) expect(text).toContain(figure);
});

test("measurePage links every rule to its methodology", () => {
  const links = [...measurePage(measureFile(offencesDossier)).querySelectorAll(".measure-verdicts th a")];
  expect(links.map((a) => a.getAttribute("href"))).toEqual(
    ["r1", "r2", "r3", "r4", "r5"].map((rule) => `../methodology/index.html#${rule}`)
  );
});

test("measurePage says where the reading that is not published comes to another colour", () => {
  const text = measurePage(measureFile(offencesDossier)).querySelector(".measure-verdicts p")!.textContent;
  expect(text).toContain("In the calibrated reading R3 would be red.");
});

test("measurePage draws the charts' lines in the reading that is chosen", () => {
  const page = measurePage(measureFile(offencesDossier));
  expect(page.querySelector(".chart-note")!.textContent).toContain("Reading: as written");
  const [, calibrated] = page.querySelectorAll("input[type=radio]");
  calibrated!.dispatchEvent(new (document.defaultView as unknown as { Event: typeof Event }).Event("change"));
  expect(page.querySelector(".chart-note")!.textContent).toContain("Reading: calibrated");
});

test("measurePage says why there is no funnel plot where only the group has figures", () => {
  const { forces } = funnelFigures;
  const group = { ...funnelFigures, forces: forces.filter(({ force }) => force in forceNames) };
  const page = measurePage(measureFile({ ...offencesDossier, funnel: group }));
  expect(headings(page)).not.toContain("Against all forces");
  expect(page.querySelector("[aria-labelledby=group]")!.textContent).toContain(
    "No funnel plot of all forces: only the forces of this group have figures."
  );
});

test("measurePage says why there is no funnel plot where the force has no figure", () => {
  const funnel = { reason: "no-denominator" as const, evidence: {} };
  const page = measurePage(measureFile({ ...offencesDossier, funnel }));
  expect(page.querySelector("[aria-labelledby=funnel]")!.textContent).toContain(
    "the population is not known"
  );
});

test("measurePage of a survey has no series and no trend", () => {
  expect(headings(measurePage(measureFile(surveyDossier)))).toEqual([
    "What colour, and why",
    "Since the baseline survey",
    "Settings used",
    "Data behind the charts",
    "Method and source"
  ]);
});

const PLAIN: [Measure, string[]][] = [
  [
    {
      id: "savings",
      kind: "savings",
      name: "Savings",
      unit: "£ million",
      required: 23,
      realised: 7.8,
      identified: 9.5,
      further: 5.7
    },
    ["Account of savings, £ million", "Why there is no colour", "Method and source"]
  ],
  [
    { id: "actions", kind: "actions", name: "Actions", actions: ["Train staff <b>now</b>"] },
    ["Actions", "Why there is no colour", "Method and source"]
  ],
  [
    { id: "words", kind: "assessment", name: "Reoffending", assessment: "No change" },
    ["Assessment", "Why there is no colour", "Method and source"]
  ],
  [
    { id: "figure", kind: "figure", name: "Reports", better: "lower", baseline: 407, latest: 171 },
    ["Why there is no colour", "Method and source"]
  ]
];

test.each(PLAIN)("measurePage of $kind is short and says why there is no colour", (measure, expected) => {
  const page = measurePage(measureFile(plainDossier(measure)));
  expect(headings(page)).toEqual(expected);
  expect(page.querySelectorAll(".chart")).toHaveLength(0);
  expect(page.querySelector(".measure-no-colour a")!.getAttribute("href")).toContain("#r9");
});

test("measurePage never reads text from the data as markup", () => {
  const page = measurePage(measureFile(plainDossier(PLAIN[1]![0])));
  expect(page.querySelector("b")).toBeNull();
  expect(page.textContent).toContain("Train staff <b>now</b>");
});

test("verdictRows gives each reading its value and its lines, and names the published one", () => {
  const rows = verdictRows(offencesDossier, settings, forceNames).filter(({ rule }) => rule === "R5");
  expect(rows.map(({ reading, value, lines, published }) => [reading, value, lines, published])).toEqual([
    ["as-written", "5,012 a month", "4,310 to 5,420", true],
    ["calibrated", "5,012 a month", "4,702 to 5,190", false]
  ]);
});

test("verdictRows takes one row for two readings that are the same test", () => {
  const rows = verdictRows(surveyDossier, settings, forceNames);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    rule: "R6",
    reading: "both",
    value: "80.6% (−2.3 points)",
    lines: "−6.7 to +2.1 points",
    published: true
  });
});

test("verdictRows publishes R8 instead of R3 under the continuous improvement key", () => {
  const keyed = { ...settings, scheme: "continuous-improvement" as const };
  const rows = verdictRows(offencesDossier, keyed, forceNames).filter(({ rule }) => rule === "R3");
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
  const why = "the count is below 5, or would give such a count away by subtraction";
  expect(table.note).toBe(`Suppressed: ${why}.`);
  expect(fileRow(table, "2014-08")).toMatchObject({
    offences: null,
    no_figure_because: `suppressed: ${why}`
  });
});
