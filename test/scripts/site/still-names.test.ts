import { describe, expect, it } from "vitest";
import { bundlePage, bundleSources } from "../../../scripts/site/page-imports.js";

/** A page that imports these names of the kit, with these expressions between its words. */
const page = (names: string, ...expressions: string[]): string =>
  [
    `\`\`\`js\nimport {${names}} from "/control-lines.js";\n\`\`\``,
    ...expressions.map((e) => `\${${e}}`)
  ].join("\n\n");

const later = (markdown: string): string[] => [...bundlePage("a.md", markdown).later.values()].flat().sort();

describe("bundlePage(path, markdown).later", () => {
  it("has the pieces that stand in expressions of pieces and of the plan alone", () => {
    const names = "choose, counts, month, only, panels, plan, summary";
    const source = page(names, "choose()", "panels(plan)", "only(counts(plan))", "summary(plan)");
    expect(later(source)).toEqual(["counts", "month", "only", "panels"]);
  });

  it("has no piece that an expression of something else needs, nor what shares an expression with that", () => {
    const names = "badge, counts, key, link, month, plan";
    const source = page(names, "counts(plan)", "[counts(plan), link(month(plan.period), own)]", "badge(own)");
    expect(later(source)).toEqual(["key"]);
  });

  it("has none of a measure that a page has rated itself, and those of a page that opens a measure", () => {
    const rated = page("rated, verdicts", "verdicts(now)").replace(
      "\n```",
      "\nconst now = await rated(input);\n```"
    );
    expect(later(rated)).toEqual([]);
    const opened = page("openMeasure, verdicts", "verdicts(now)").replace(
      "\n```",
      "\nconst {now} = openMeasure(file);\n```"
    );
    expect(later(opened)).toEqual(["verdicts"]);
  });

  it("has none of an author's page", () => {
    const source = page("counts, plan", "counts(plan)");
    expect(bundlePage("a.md", source, () => true).later.size).toBe(0);
  });

  it("leaves what it has to a cell below the page, and moves no line of the others", () => {
    const written = page("counts,\n  plan", "counts(plan)");
    const { source } = bundlePage("a.md", written);
    expect(source.split("\n").slice(0, 6)).toEqual([
      "```js",
      "import {plan, fetchLater} from ",
      '"./modules/a.js";',
      "```",
      "",
      `\${counts(plan)}`
    ]);
    expect(source).toMatch(/\nconst \{counts\} = await fetchLater\(\);\n/);
  });

  it("stands in the source of its bundle, each name from where it is at home", () => {
    const pages = [bundlePage("a.md", page("counts, plan", "counts(plan)"))];
    const homeOf = (_: string, name: string) => `notebook/${name}.js`;
    expect(bundleSources(pages, homeOf).get("a")).toEqual({
      atOnce:
        'export { plan } from "./notebook/plan.js";\nexport const fetchLater = () => import("bundle:later");',
      later: 'export { counts } from "./notebook/counts.js";'
    });
  });
});
