import { describe, expect, it } from "vitest";
import { bundlePage, bundleSources } from "../../../scripts/site/page-imports.js";

const PAGE = `# Rule

\`\`\`js
import {rulePage} from "../components/rule-page.js";
import {a as b, c} from "../components/rule.js";

display(rulePage(b, c));
\`\`\`
`;

/** A page of one cell. */
const cell = (...lines: string[]): string => ["```js", ...lines, "```", ""].join("\n");

describe("bundlePage(path, markdown)", () => {
  it("turns the imports of a page in a folder to the bundle of that folder, and nothing else", () => {
    const { source, bundle } = bundlePage("methodology/r1.md", PAGE);
    expect(bundle).toBe("methodology");
    expect(source).toBe(PAGE.replace(/"\.\.\/components\/[\w-]+\.js"/g, '"../modules/methodology.js"'));
  });

  it("gives a page in no folder a bundle of its own", () => {
    const { source, bundle } = bundlePage(
      "index.md",
      cell('import {dashboard} from "./components/dashboard.js";')
    );
    expect(bundle).toBe("index");
    expect(source).toBe(cell('import {dashboard} from "./modules/index.js";'));
  });

  it("turns imports from the top of the pages, too", () => {
    const page = cell('import {choice} from "/kit/choice.js";');
    const { source, exports } = bundlePage("measures/a.md", page);
    expect(source).toBe(cell('import {choice} from "../modules/measures.js";'));
    expect([...exports]).toEqual([["kit/choice.js", ["choice"]]]);
  });

  it("gives an author's pages bundles of their own, and leaves an author's modules as they are", () => {
    const page = cell('import {a} from "/kit/a.js";', 'import {b} from "./own.js";');
    const { source, bundle } = bundlePage("measures/a.md", page, (module) => module.startsWith("kit/"));
    expect(bundle).toBe("own-measures-a");
    expect(source).toBe(
      cell('import {a} from "../modules/own-measures-a.js";', 'import {b} from "./own.js";')
    );
  });

  // Two of one folder took "spc" from two modules, and their bundle exported it twice.
  it("gives each of an author's pages a bundle of its own, with no brackets in its name", () => {
    const isOurs = () => true;
    const [one, all] = ["measures/burglary.md", "measures/[measure].md"].map((path) =>
      bundlePage(path, cell('import {a} from "/kit/a.js";'), isOurs)
    );
    expect([one!.bundle, all!.bundle]).toEqual(["own-measures-burglary", "own-measures-measure"]);
  });

  it("names what the bundle has to export by the names of the modules, not of the page", () => {
    expect([...bundlePage("methodology/r1.md", PAGE).exports]).toEqual([
      ["components/rule-page.js", ["rulePage"]],
      ["components/rule.js", ["a", "c"]]
    ]);
  });

  it("leaves code alone that only shows itself, and text", () => {
    const page = 'import {a} from "/kit/a.js";\n\n```js run=false\nimport {a} from "/kit/a.js";\n```\n';
    expect(bundlePage("index.md", page)).toMatchObject({ source: page, exports: new Map() });
  });

  it("leaves packages and Framework's own modules alone", () => {
    const page = cell('import {html} from "htl";', 'import {resize} from "observablehq:stdlib";');
    expect(bundlePage("index.md", page)).toMatchObject({ source: page, exports: new Map() });
  });
});

describe("bundleSources(pages)", () => {
  it("exports each name once, in one order, however many pages import it", () => {
    const one = bundlePage("m/one.md", cell('import {b, a} from "../x.js";'));
    const two = bundlePage("m/two.md", cell('import {a} from "../x.js";', 'import {c} from "../w.js";'));
    const atOnce = 'export { c } from "./w.js";\nexport { a, b } from "./x.js";';
    const expected = [["m", { atOnce, later: "" }]];
    expect([...bundleSources([one, two])]).toEqual(expected);
    expect([...bundleSources([two, one])]).toEqual(expected);
  });

  it("makes no bundle for a page without modules", () => {
    expect([...bundleSources([bundlePage("index.md", "# Nothing")])]).toEqual([]);
  });
});
