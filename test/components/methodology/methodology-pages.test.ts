import "../document.js";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { floorText } from "../../../src/components/methodology/floor-text.js";
import { linesFarOut } from "../../../src/components/methodology/lines-far-out.js";
import { differencesPage } from "../../../src/components/methodology/methodology-differences-page.js";
import {
  morePage,
  overviewNumbers,
  pageList
} from "../../../src/components/methodology/methodology-overview.js";
import { falseText, foundText, looksText } from "../../../src/components/methodology/methodology-shares.js";
import { OTHER_PAGES } from "../../../src/components/methodology/other-pages.js";
import { element } from "../../../src/kit/element.js";
import * as formats from "../../../src/notebook/formats.js";
import * as pieces from "../../../src/notebook/pieces.js";
import { rulePieces } from "../../../src/notebook/rule-pieces.js";
import { type AnyRule, RULE_IDS, RULES, ruleName } from "../../../src/rules/rules.js";
import type { RulesEvidence } from "../../../src/views/evidence-files.js";
import { rulesEvidence } from "../../charts/evidence/evidence-fixtures.js";
import { renderPage } from "../../notebook/render-page.js";
import { dashboard, evidenceFile, source } from "./methodology-source.js";

/** What text looks like when something behind it is missing, or a mark was not read. */
const BROKEN = /NaN|undefined|null|Infinity|an unknown share|\{|\}|\*\*|\]\(/;

describe("the page of a rule", async () => {
  // Pages of rules stand a folder below the site's first.
  const header = element("a", { class: "site-name", href: "../" });
  document.body.append(header);
  const scope = { ...formats, ...pieces, rule: async (id: AnyRule) => rulePieces(id, source) };
  const pages: [AnyRule, HTMLElement][] = [];
  for (const rule of RULE_IDS) pages.push([rule, await renderPage(`methodology/${RULES[rule].page}`, scope)]);
  header.remove();

  test.each(pages)("%s has the name and the question of the rule", (rule, page) => {
    expect(page.querySelector("h1")?.textContent).toBe(ruleName(rule));
    expect(page.querySelector(".methodology-question")?.textContent).toBe(RULES[rule].question);
  });

  test.each(pages)(
    "%s says what the paper says, the formula, an example, what is taken for granted, and its limits",
    (rule, page) => {
      const headings = [...page.querySelectorAll("h2")].map((h2) => h2.id);
      const expected = ["paper", "computed", "example", "assumptions", "rates", "limits"];
      const withoutRates = rule === "R7" || rule === "R9";
      expect(headings).toEqual(expected.filter((id) => id !== "rates" || !withoutRates));
      expect(page.querySelector(".worked-example")).not.toBeNull();
      expect(page.querySelectorAll("svg.chart-picture").length > 0).toBe(!withoutRates);
    }
  );

  test.each(pages)("%s has no hole in its text", (_, page) => {
    expect(page.textContent).not.toMatch(BROKEN);
  });

  test.each(pages)("%s links only to pages that there are", (_, page) => {
    const known = ["", "index", ...[...Object.values(RULES), ...OTHER_PAGES].map(({ page }) => page)];
    const links = [...page.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")!);
    for (const link of links.filter((href) => href.startsWith("./"))) {
      expect(known).toContain(link.slice(2).replace(/(\.html)?(#.*)?$/, ""));
    }
  });

  test("R5 quotes the shares of its own trials", () => {
    const text = pages.find(([rule]) => rule === "R5")![1].textContent!;
    const { unchanged } = evidenceFile("rules") as RulesEvidence;
    const falseOf = (variant: string, scenario: string) => {
      const trial = unchanged.find(
        (t) =>
          t.rule === "R5" && t.reading === "as-written" && t.variant === variant && t.scenario === scenario
      )!;
      return `${(100 * (trial.green + trial.red)).toFixed(1)}%`;
    };
    expect(text).toContain(`In histories like the plan’s own it is wrong in ${falseOf("", "typical")},`);
    expect(text).toContain(
      `they are wrong in ${falseOf("spread of a mean", "season")} of histories with a season of 10%`
    );
  });
});

test("there is a page for every subject of the methodology", () => {
  for (const { page } of [...Object.values(RULES), ...OTHER_PAGES]) {
    expect(existsSync(`src/methodology/${page}.md`)).toBe(true);
  }
});

test("differencesPage gives a source for every number in brackets, and has no hole in its text", () => {
  const page = differencesPage(source);
  expect(page.textContent).not.toMatch(BROKEN);
  const asked = [...page.querySelectorAll('a[href^="#source-"]')].map((a) =>
    a.getAttribute("href")!.slice(1)
  );
  const given = [...page.querySelectorAll("ol li")].map((li) => li.id);
  for (const id of asked) expect(given).toContain(id);
  for (const id of given) expect(asked).toContain(id);
});

test("floorText says why the floor is not the Poisson variance, with the rates of both", () => {
  const text = floorText(source, "pairs");
  expect(text).toContain("with 11 degrees of freedom");
  expect(text).toMatch(/would be wrong in 2\.\d% of cases where 5\.0% is meant/);
  expect(text).toMatch(/With this floor it is wrong in (4\.\d|5\.0)%/);
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

describe("the overview", () => {
  test("quotes numbers of the evidence and of the plan as rated", () => {
    const numbers = overviewNumbers(source.evidence, dashboard, 7);
    expect(numbers).toMatchObject({ furthest: "2.47", groupSize: "8" });
    for (const text of Object.values(numbers)) expect(text).not.toMatch(BROKEN);
  });

  test("asks for no number that there is not", () => {
    const text = readFileSync("src/methodology/index.md", "utf8");
    const asked = [...text.matchAll(/\$\{e\.(\w+)\}/g)].map(([, name]) => name!);
    expect(asked.length).toBeGreaterThan(10);
    const numbers = overviewNumbers(source.evidence, dashboard, 7);
    for (const name of asked) expect(Object.keys(numbers)).toContain(name);
  });

  test("leads to every page", () => {
    const links = [...pageList().querySelectorAll("a")].map((a) => a.getAttribute("href"));
    expect(links).toEqual([...Object.values(RULES), ...OTHER_PAGES].map(({ page }) => `./${page}.html`));
    expect(morePage("R5").querySelector("a")?.getAttribute("href")).toBe("./r5-spc.html");
  });

  test("keeps the places that other pages link to", () => {
    const text = readFileSync("src/methodology/index.md", "utf8");
    for (const rule of RULE_IDS) expect(text).toContain(`<h2 id="${rule.toLowerCase()}">`);
    for (const id of ["limits", "chance", "data", "not-rated", "basis", "settings", "rates"]) {
      expect(text).toContain(`<h2 id="${id}">`);
    }
  });
});
