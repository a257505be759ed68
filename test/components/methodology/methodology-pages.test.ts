import * as changeMethodsTables from "../../../src/components/methodology/change-methods-tables.js";
import * as planLifeTables from "../../../src/components/methodology/plan-life-tables.js";
import * as positionTables from "../../../src/components/methodology/position-trials-table.js";
import "../document.js";
import { readdirSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { basisTable } from "../../../src/components/methodology/basis-table.js";
import { chanceIn } from "../../../src/components/methodology/chance-in.js";
import { chancesTable, withinAPoint } from "../../../src/components/methodology/chances-table.js";
import { falseAlarmsTable } from "../../../src/components/methodology/false-alarms-table.js";
import * as bandShares from "../../../src/components/methodology/forecast/band-shares.js";
import * as bandTables from "../../../src/components/methodology/forecast/band-tables.js";
import * as forecastCharts from "../../../src/components/methodology/forecast/forecast-charts.js";
import * as forecastShares from "../../../src/components/methodology/forecast/forecast-shares.js";
import * as forecastTables from "../../../src/components/methodology/forecast/forecast-tables.js";
import { linesFarOut } from "../../../src/components/methodology/lines-far-out.js";
import { measureInput } from "../../../src/components/methodology/measure-input.js";
import { examplesOf, methodology } from "../../../src/components/methodology/methodology-context.js";
import * as differences from "../../../src/components/methodology/methodology-differences-tables.js";
import * as otherComparisons from "../../../src/components/methodology/methodology-other-comparisons.js";
import { falseText, foundText, looksText } from "../../../src/components/methodology/methodology-shares.js";
import { settingsInWords } from "../../../src/components/methodology/settings-in-words.js";
import { settingsTable } from "../../../src/components/methodology/settings-table.js";
import { spreadFloor } from "../../../src/components/methodology/spread-floor.js";
import { standingTable } from "../../../src/components/methodology/standing-table.js";
import { element } from "../../../src/kit/element.js";
import * as formats from "../../../src/notebook/formats.js";
import * as pieces from "../../../src/notebook/pieces.js";
import { rulePieces } from "../../../src/notebook/rule-pieces.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { planMeasures } from "../../../src/plan/plan.js";
import { FALSE_SHARE } from "../../../src/rules/chances/standing-colours.js";
import * as yearToYear from "../../../src/rules/models/year-to-year.js";
import { NOT_RATED_REASONS } from "../../../src/rules/rating.js";
import { type AnyRule, RULE_IDS, RULES, ruleName } from "../../../src/rules/rules.js";
import { normalCdf } from "../../../src/statistics/distributions/distributions.js";
import type { RulesEvidence } from "../../../src/views/evidence-files.js";
import { planSources } from "../../../src/views/plan-sources.js";
import { hindsightInShort } from "../../../src/words/hindsight-text.js";
import { rulesEvidence } from "../../charts/evidence/evidence-fixtures.js";
import { renderPage } from "../../notebook/render-page.js";
import { evidenceFile, fileOfPlan, source } from "./methodology-source.js";

/** What text looks like when something behind it is missing, or a mark was not read. */
const BROKEN = /NaN|undefined|null|Infinity|an unknown share|\{|\}|\*\*|\]\(/;

// Pages of the methodology stand a folder below the site's first.
const header = element("a", { class: "site-name", href: "../" });
document.body.append(header);
afterAll(() => header.remove());
const scope = {
  ...formats,
  ...pieces,
  rule: async (id: AnyRule) => rulePieces(id, source),
  FileAttachment: fileOfPlan,
  ...{
    basisTable,
    chanceIn,
    chancesTable,
    FALSE_SHARE,
    standingTable,
    falseAlarmsTable,
    withinAPoint,
    placeWords,
    planSources,
    settingsInWords,
    settingsTable
  },
  ...{
    ...bandShares,
    ...bandTables,
    ...planLifeTables,
    ...positionTables,
    ...changeMethodsTables,
    ...yearToYear,
    ...forecastCharts,
    ...forecastShares,
    ...forecastTables,
    hindsightInShort,
    planMeasures
  },
  ...{ ...differences, ...otherComparisons, examplesOf, falseText, measureInput, methodology, normalCdf }
};
const rules: [AnyRule, HTMLElement][] = [];
for (const rule of RULE_IDS) rules.push([rule, await renderPage(`methodology/${RULES[rule].page}`, scope)]);
const others: [string, HTMLElement][] = [];
for (const name of [
  "index",
  "forecast",
  "differences",
  "disclosure",
  "claims",
  "plan-life",
  "what-would-it-take"
]) {
  others.push([name, await renderPage(`methodology/${name}`, scope)]);
}
const other = (name: string): HTMLElement => others.find(([page]) => page === name)![1];

describe("each page of the methodology", () => {
  test.each([...rules, ...others])("%s has no hole in its text", (_, page) => {
    expect(page.textContent).not.toMatch(BROKEN);
  });

  test.each([...rules, ...others])("%s links only to pages and places that there are", (_, page) => {
    const ids = new Map(others.map(([name, { innerHTML }]) => [name, innerHTML]));
    for (const [rule, { innerHTML }] of rules) ids.set(RULES[rule].page, innerHTML);
    const links = [...page.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")!);
    for (const link of links.filter((href) => /^\.\/|^#/.test(href))) {
      const [name, id] = link.replace(/^\.\//, "").replace(".html", "").split("#") as [string, string?];
      const target = link.startsWith("#") ? page.innerHTML : ids.get(name || "index");
      expect(target, link).toContain(id ? `id="${id}"` : "");
    }
  });
});

describe("the page of a rule", () => {
  const overview = other("index");

  test.each(rules)(
    "%s has the name of the rule, and the question that the overview gives it",
    (rule, page) => {
      expect(page.querySelector("h1")?.textContent).toBe(ruleName(rule));
      const question = page.querySelector(".methodology-question")?.textContent;
      expect(question).toBe(overview.querySelector(`#${rule.toLowerCase()}`)?.textContent);
    }
  );

  test.each(rules)(
    "%s says what the paper says, the formula, an example, what is taken for granted, and its limits",
    (rule, page) => {
      const headings = [...page.querySelectorAll("h2")].map((h2) => h2.id);
      const expected = ["paper", "computed", "example", "assumptions", "rates", "limits", "versions"];
      const withoutRates = rule === "R7" || rule === "R9";
      expect(headings).toEqual(expected.filter((id) => id !== "rates" || !withoutRates));
      expect(page.querySelector(".worked-example")).not.toBeNull();
      expect(page.querySelectorAll("svg.chart-picture").length > 0).toBe(!withoutRates);
    }
  );

  test("R5 quotes the shares of its own trials", () => {
    const text = rules.find(([rule]) => rule === "R5")![1].textContent!;
    const { unchanged } = evidenceFile("rules") as RulesEvidence;
    const falseOf = (variant: string, scenario: string) => {
      const trial = unchanged.find(
        (t) =>
          t.rule === "R5" && t.reading === "as-written" && t.variant === variant && t.scenario === scenario
      )!;
      return `${(100 * (trial.green + trial.red)).toFixed(1)}%`;
    };
    expect(text).toContain(`independent noise of 5% it is wrong in ${falseOf("", "typical")},`);
    expect(text).toContain(
      `they are wrong in ${falseOf("spread of a mean", "season")} of histories with a season of 10%`
    );
  });
});

describe("the overview", () => {
  const page = other("index");

  test("leads to every page of the methodology", () => {
    const links = [...page.querySelectorAll(".methodology-pages a")].map((a) => a.getAttribute("href"));
    const written = readdirSync("src/methodology").map((file) => `./${file.replace(".md", "")}`);
    expect([...links].sort()).toEqual(written.filter((link) => link !== "./index").sort());
  });

  test("keeps the places that others link to", () => {
    const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
    const places = ["limits", "chance", "data", "not-rated", "basis", "settings", "rates"];
    expect(ids).toEqual(expect.arrayContaining([...RULE_IDS.map((rule) => rule.toLowerCase()), ...places]));
  });

  test("explains every reason that a rule can give for no colour", () => {
    const table = page.querySelector("#not-rated ~ table")!;
    const reasons = [...table.querySelectorAll("tbody tr")].map((row) => row.children[0]!.textContent);
    expect(reasons.sort()).toEqual(NOT_RATED_REASONS.map((reason) => reason.replaceAll("-", " ")).sort());
  });
});

test("the differences have a source for every number in brackets, and use every source", () => {
  const page = other("differences");
  const asked = [...page.querySelectorAll('a[href^="#source-"]')].map((a) =>
    a.getAttribute("href")!.slice(1)
  );
  const given = [...page.querySelectorAll("ol [id]")].map(({ id }) => id);
  expect(new Set(asked)).toEqual(new Set(given));
  expect(page.querySelectorAll("ol li")).toHaveLength(given.length);
});

test("the forecast's page draws every offence line, from the evidence in the project", () => {
  const { lines } = evidenceFile("projections-2014") as { lines: unknown[] };
  expect(other("forecast").querySelectorAll(".past-charts .measure-figure")).toHaveLength(lines.length);
});

test("spreadFloor gives the floor of a year of pairs, and the rates with it and with the Poisson variance", () => {
  const { degreesOfFreedom, below, meant, wrong } = spreadFloor(source, "pairs");
  expect({ degreesOfFreedom, below, meant }).toEqual({ degreesOfFreedom: 11, below: "1%", meant: "5.0%" });
  expect(wrong.atPoisson).toMatch(/^2\.\d%$/);
  expect(wrong.withIt).toMatch(/^(4\.\d|5\.0)%$/);
  expect(wrong.without).toBe("5.0%");
});

test("linesFarOut counts the lines that lead to absurd totals", () => {
  const projections = [{ total: 0 }, { total: 900 }, { total: 2500 }].map((p) => ({
    window: 12,
    from: "2013-10",
    lower: 0,
    upper: 0,
    achieves: false,
    ...p
  }));
  const measure = {
    ...source.measures.find(({ kind }) => kind === "offences")!,
    latest: 1000,
    findings: [{ rule: "R2", reading: "as-written", finding: "achieved", evidence: { projections } }] as never
  };
  expect(linesFarOut([measure])).toBe(
    "Of the 3 lines of this plan 2 lead to less than half, or more than twice, the offences of the latest year, 1 to none at all."
  );
});

describe("the shares that sentences quote", () => {
  test("are those of the trial that is named", () => {
    expect(falseText(rulesEvidence, { rule: "R5", scenario: "calm", variant: "spread of a mean" })).toBe(
      "14.0%"
    );
    expect(falseText(rulesEvidence, { rule: "R3", scenario: "calm" })).toBe("50.0%");
    expect(foundText(rulesEvidence, { rule: "R8", scenario: "typical", reading: "calibrated" }, -10)).toBe(
      "78%"
    );
    expect(looksText(rulesEvidence, { rule: "R8", scenario: "calm" })).toBe("20%");
  });

  test("say so when nothing was tried", () => {
    expect(falseText(rulesEvidence, { rule: "R4", scenario: "group-equal" })).toBe("an unknown share");
  });
});
