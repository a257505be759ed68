import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HEAVY } from "../../../scripts/site/heavy-libraries.js";
import { heavyNamesInModule, heavyNamesInPage } from "../../../scripts/site/heavy-names.js";
import { readCells } from "../../../scripts/site/page-code.js";
import type { PageProblem } from "../../../scripts/site/page-problem.js";

const inPage = (source: string, file = "page.md"): PageProblem[] =>
  heavyNamesInPage(`src/${file}`, readCells(file, source));
const block = (code: string, language = "js"): string => `\`\`\`${language}\n${code}\n\`\`\`\n`;

describe("heavyNamesInPage(file, page)", () => {
  const names = HEAVY.flatMap((library) => library.names).filter((name) => /^(?!jsx)\w/.test(name));

  it.each(names)("names %s, where it stands and what to do instead", (name) => {
    const instead = HEAVY.find((library) => library.names.includes(name))!.instead;
    for (const source of [block(`1;\n${name}.something()`), `\n\nText\n\${${name}.something()}.`]) {
      expect(inPage(`---\ntitle: T\n---\n${source}`)).toEqual([
        {
          file: "src/page.md",
          line: source.startsWith("`") ? 6 : 7,
          problem: expect.stringContaining(instead)
        }
      ]);
    }
  });

  it.each(["dot", "mermaid"])("names a block of %s once, on the line of its fence", (language) => {
    expect(inPage(`# Page\n\n${block("a", language)}`)).toEqual([
      { file: "src/page.md", line: 3, problem: expect.stringContaining(`“${language}”`) }
    ]);
  });

  it.each(["parquet", "sqlite", "xlsx"])("names FileAttachment(…).%s()", (method) => {
    const [found] = inPage(block(`1;\nFileAttachment("a.bin").${method}()`));
    expect(found).toMatchObject({
      line: 3,
      problem: expect.stringContaining(`FileAttachment("./a.bin").${method}`)
    });
  });

  it("names a sample table of Framework's", () => {
    expect(inPage(block("penguins[0]"))[0]!.problem).toContain("sample tables");
  });

  it("finds imports from npm:, from a web address, and of a package that is not installed", () => {
    const problem = (from: string): string => inPage(block(`import a from "${from}";`))[0]!.problem;
    expect(problem("npm:canvas-confetti@1")).toMatch(
      /npm install canvas-confetti, and import it from "canvas-confetti"/
    );
    expect(problem("https://cdn.example/a.js")).toContain("would be fetched from the internet");
    expect(problem("@example/nowhere/part.js")).toContain("is not installed: npm install @example/nowhere.");
  });

  it("names each of several places on its own line", () => {
    const source = `First \${L.map()},\nsecond \${_.sum([])}.\n\n- ${"`"}x${"`"}\n\n<div>\n  \${vl}\n</div>\n`;
    expect(inPage(source).map(({ line }) => line)).toEqual([1, 2, 7]);
  });

  it.each(["Plot", "d3", "aq", "htl", "html", "svg", "tex", "Inputs", "Arrow", "sql", "width", "dark"])(
    "lets a page use %s without an import",
    (name) => {
      expect(inPage(block(`${name}.something`))).toEqual([]);
    }
  );

  it.each(["csv", "tsv", "json", "text", "arrow", "arquero", "zip", "image", "html", "xml", "url"])(
    "lets a page use FileAttachment(…).%s()",
    (method) => {
      expect(inPage(block(`FileAttachment("a.bin").${method}()`))).toEqual([]);
    }
  );

  it("lets a page use what it declares or imports from node_modules, in all of its blocks", () => {
    expect(inPage(`${block('import * as L from "d3";')}\${L.sum([])}`)).toEqual([]);
    expect(
      inPage(block('import {plot} from "npm:@observablehq/plot";\nimport {x} from "./own.js";'))
    ).toEqual([]);
  });

  it("reads a page with a parameter", () => {
    expect(inPage(block("mermaid(observable.params.measure)"), "measures/[measure].md")).toHaveLength(1);
  });
});

describe("heavyNamesInModule(root, module)", () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "control-lines-modules-"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("names what a module would fetch, and the line", () => {
    const source = 'import {sum} from "d3";\nimport x from "npm:lodash";\nexport const y = () => [x, sum];\n';
    writeFileSync(join(root, "own.js"), source);
    expect(heavyNamesInModule(root, "own.js")).toEqual([
      { file: join(root, "own.js"), line: 2, problem: expect.stringContaining("npm install lodash") }
    ]);
  });
});
