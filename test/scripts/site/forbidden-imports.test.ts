import { describe, expect, it } from "vitest";
import { inPage } from "../../../scripts/site/forbidden-imports.js";

const names = (source: string, file = "page.md"): string[] => inPage(file, source).map(({ name }) => name);
const block = (code: string): string => `\`\`\`js\n${code}\n\`\`\`\n`;

describe("inPage(file, source)", () => {
  it.each(["Plot", "d3", "aq", "_", "topojson", "sql"])("finds the implicit name %s", (name) => {
    expect(names(block(`${name}.something()`))).toEqual([name]);
    expect(names(`Text \${${name}.something()}.`)).toEqual([name]);
  });

  it("finds a block of SQL without an imported sql", () => {
    expect(names("```sql\nSELECT 1\n```\n")).toEqual(["sql"]);
  });

  it("finds sql in front matter", () => {
    expect(names("---\nsql:\n  a: ./a.parquet\n---\n# Page\n")).toEqual(["sql"]);
  });

  it.each(["csv", "arrow", "parquet", "xlsx"])("finds FileAttachment(…).%s()", (method) => {
    expect(names(block(`FileAttachment("a.bin").${method}()`))).toEqual([
      `FileAttachment("./a.bin").${method}`
    ]);
  });

  it("finds imports from npm: and from a web address", () => {
    expect(names(block('import a from "npm:a";'))).toEqual(["npm:a"]);
    expect(names(block('import a from "https://cdn.example/a.js";'))).toEqual(["https://cdn.example/a.js"]);
  });

  it("lets a page use what it imports from node_modules, in all of its blocks", () => {
    expect(names(`${block('import * as Plot from "@observablehq/plot";')}\${Plot.plot()}`)).toEqual([]);
  });

  it("lets a page use what is part of the site: html, Inputs, JSON files", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the page's own.
    expect(names(block('html`<b>${Inputs.range()}</b>`; FileAttachment("a.json").json()'))).toEqual([]);
  });

  it("reads a page with a parameter", () => {
    expect(names(block("Plot.plot(observable.params.measure)"), "measures/[measure].md")).toEqual(["Plot"]);
  });
});
