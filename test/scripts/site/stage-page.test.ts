import { describe, expect, it } from "vitest";
import { UNSAFE_EVAL } from "../../../scripts/site/finish-page.js";
import { readCells } from "../../../scripts/site/page-code.js";
import { stagePage } from "../../../scripts/site/stage-page.js";
import { placeWords } from "../../../src/plan/place-words.js";

const BOROUGHS = placeWords({ places: { one: "borough", many: "boroughs" } });
const stage = (source: string, path = "page.md") => stagePage("src", path, source, BOROUGHS);
const withFrontMatter = (lines: string, body = "# Page\n"): string =>
  `---\ntitle: T\n${lines}\n---\n\n${body}`;
const SQL = "```sql id=rows\nSELECT 1\n```\n";

describe("stagePage(root, path, source, places)", () => {
  it("writes out the plan's word for its places, in headings as in code, on the line where it stood", () => {
    const page = `# Against all \${places.many}\n\n\${places.AOne}: \${\`one \${places.one}\`}\n`;
    expect(stage(page).source).toBe(`# Against all boroughs\n\nA borough: \${\`one borough\`}\n`);
  });

  it("leaves a name that is no form of the word, and a page that has a value of that name", () => {
    const unknown = `\${places.size}\n`;
    expect(stage(unknown).source).toBe(unknown);
    for (const own of ['import {places} from "/control-lines.js";', 'const places = {many: "own"};']) {
      const page = `\`\`\`js\n${own}\n\`\`\`\n\n\${places.many}\n`;
      expect(stage(page).source).toBe(page);
    }
  });

  it("leaves a page as it is that asks for nothing of ours", () => {
    const page = withFrontMatter("toc: false", "# Page\n\n```js\ndisplay(Plot.dot([]).plot());\n```\n");
    expect(stage(page)).toEqual({ source: page, problems: [] });
  });

  it("declares sql below a page with a block of SQL, over the plan's database", () => {
    const { source, problems } = stage(SQL, "measures/winter.md");
    expect(problems).toEqual([]);
    expect(source.startsWith(SQL)).toBe(true);
    expect(source).toContain('import {sql} from "/notebook/sql.js";');
  });

  it("turns the tables of the front matter into files of that client, and hides them from Framework's", () => {
    const page = withFrontMatter("sql:\n  areas: ./areas.csv\n  old: ./old.duckdb", SQL);
    const { source } = stage(page);
    expect(source).toContain(
      '{"areas": FileAttachment("./areas.csv"), "old": FileAttachment("./old.duckdb")})'
    );
    expect(readCells("page.md", source).frontMatter).not.toHaveProperty("sql");
    // Every line of the author's keeps its number.
    expect(source.split("\n").slice(0, page.split("\n").length - 1)).toEqual(
      page.replace("sql:", "tables:").split("\n").slice(0, -1)
    );
  });

  it("finds the tables under a quoted key, too", () => {
    const { source } = stage(withFrontMatter('"sql":\n  areas: ./areas.csv', SQL));
    expect(readCells("page.md", source).frontMatter).not.toHaveProperty("sql");
  });

  it("says where front matter cannot be read, and does not show it as words", () => {
    expect(stage("---\ntitle: Winter: a look back\n---\n\n# Page\n").problems).toEqual([
      { file: "src/page.md", line: 2, problem: expect.stringMatching(/is no YAML: .*stands in quotes/) }
    ]);
  });

  it("leaves sql to a page that imports or declares one", () => {
    const page = `\`\`\`js\nimport {sql} from "./own.js";\n\`\`\`\n\n${SQL}`;
    expect(stage(page)).toEqual({ source: page, problems: [] });
    expect(stage(page.replace("import", "import")).source).not.toContain("pageSql");
    const { problems } = stage(withFrontMatter("sql:\n  a: ./a.csv", page));
    expect(problems).toEqual([
      { file: "src/page.md", line: 3, problem: expect.stringContaining("not known to the sql that a cell") }
    ]);
  });

  it("says of a table that cannot be read which it is, where, and what to do", () => {
    const page = withFrontMatter(
      "sql:\n  good: ./a.csv\n  big: ./a.parquet\n  far: https://example.org/a.csv",
      SQL
    );
    expect(stage(page).problems).toEqual([
      {
        file: "src/page.md",
        line: 5,
        problem: expect.stringMatching(/table big is read from \.\/a\.parquet.*Save it as CSV/)
      },
      {
        file: "src/page.md",
        line: 6,
        problem: expect.stringMatching(/table far would be fetched from https:.*Save it as CSV/)
      }
    ]);
    expect(stage(withFrontMatter("sql:\n  plan: ./a.csv", SQL)).problems[0]!.problem).toContain(
      "cannot be named plan"
    );
    expect(stage(withFrontMatter("sql: ./a.csv", SQL)).problems[0]!.problem).toContain("has to name tables");
  });

  it("marks a page that asks to make code from text, and says so when it asks in another way", () => {
    expect(stage(withFrontMatter("unsafe-eval: true")).source).toContain(UNSAFE_EVAL);
    expect(stage(withFrontMatter("unsafe-eval: false")).source).not.toContain(UNSAFE_EVAL);
    expect(stage(withFrontMatter('unsafe-eval: "yes"')).problems).toEqual([
      { file: "src/page.md", line: 3, problem: "unsafe-eval in the front matter is true or is left out." }
    ]);
  });

  it("notes the lines of the cells of a page with arquero, unless it may make code", () => {
    const cell = "```js\nconst table = aq.table({});\n```\n";
    const noted = stage(withFrontMatter("toc: false", `# Page\n\n${cell}\n\${1 + 1}\n`));
    const json = /<script type="application\/json" id="cell-lines">(.*)<\/script>/.exec(noted.source)![1]!;
    expect(JSON.parse(json)).toEqual({
      file: "src/page.md",
      ids: [
        [expect.any(String), 9],
        [expect.any(String), 12]
      ]
    });
    expect(stage(withFrontMatter("unsafe-eval: true", cell)).source).not.toContain("cell-lines");
  });
});
