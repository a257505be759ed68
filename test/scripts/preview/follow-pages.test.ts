import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type FollowedPages, previewPages } from "../../../scripts/preview/follow-pages.js";

let folder: string;
let pages: FollowedPages;
const said: string[] = [];
const at = (path: string): string => join(folder, path);
const staged = (path: string): string => readFileSync(at(`stage/${path}`), "utf8");
const save = (path: string, text: string): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};
const soon = { timeout: 20_000 };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-preview-"));
  save("site/index.md", "# The site's\n");
  save("site/data/a.csv", "a\n1\n");
  save("site/control-lines.ts", "export const spc = 1;\nexport const rated = 1;\n");
  save("own/index.md", "# My own\n");
  save("own/heavy.md", "# Heavy\n\n```mermaid\ngraph TD;\n```\n");
  save("own/bad.js", 'import x from "npm:lodash";\nexport const y = x;\n');
  save("stage/gone.md", "# From before\n");
  pages = await previewPages([at("site"), at("own")], at("stage"), (text) => said.push(text));
});
afterAll(async () => {
  await pages?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("previewPages(roots, stage, say)", () => {
  it("stages the files of every folder, a later one before an earlier, and nothing from before", () => {
    expect(staged("index.md")).toBe("# My own\n");
    expect(staged("data/a.csv")).toBe("a\n1\n");
    expect(existsSync(at("stage/gone.md"))).toBe(false);
  });

  it("says why a page cannot be shown, once, and in its place", () => {
    expect(said).toEqual([
      expect.stringContaining(`${at("own/bad.js")}:1: “npm:lodash”`),
      expect.stringContaining(`${at("own/heavy.md")}:3: “mermaid”`)
    ]);
    expect(staged("bad.js")).toMatch(/^throw new Error\(".*bad\.js:1: “npm:lodash”.*npm install lodash/);
    expect(staged("heavy.md")).toContain("This page cannot be shown yet");
    expect(staged("heavy.md")).toContain("own/heavy.md:3: “mermaid”");
  });

  it("follows what is saved, made and removed", async () => {
    await pages.follow();
    save("own/heavy.md", "# Light\n");
    await expect.poll(() => staged("heavy.md"), soon).toBe("# Light\n");
    expect(said.at(-1)).toBe("heavy.md is mended.");
    save("own/notes/new.md", "# New\n");
    await expect.poll(() => existsSync(at("stage/notes/new.md")), soon).toBe(true);
    rmSync(at("own/index.md"));
    await expect.poll(() => staged("index.md"), soon).toBe("# The site's\n");
    rmSync(at("own/notes/new.md"));
    await expect.poll(() => existsSync(at("stage/notes/new.md")), soon).toBe(false);
  });

  it("says what a page asks for that the kit or the plan does not have", async () => {
    save(
      "own/heavy.md",
      '# A\n\n```js\nimport {spcc} from "/control-lines.js";\nrated("domestic-burglry");\n```\n'
    );
    await expect.poll(() => staged("heavy.md"), soon).toContain("cannot be shown yet");
    expect(staged("heavy.md")).toContain(
      ":4: “spcc” is not among the names of /control-lines.js. Is “spc” meant?"
    );
    expect(staged("heavy.md")).toContain(":5: the plan has no measure “domestic-burglry”.");
  });

  it("shows a page that asks for a measure as soon as the plan has it, and leaves a plan that cannot be read alone", async () => {
    const page = '# A\n\n```js\nimport {rated} from "/control-lines.js";\nrated("of-wards");\n```\n';
    const plan = (measure: string): void =>
      save("plan/plan.yaml", `priorities:\n  - measures: [{id: ${measure}}]\n`);
    vi.stubEnv("CONTROL_LINES_DATA", at("plan"));
    plan("of-ward");
    save("own/asks.md", page);
    await expect
      .poll(() => existsSync(at("stage/asks.md")) && staged("asks.md"), soon)
      .toContain("the plan has no measure “of-wards”. Is “of-ward” meant?");
    save("plan/plan.yaml", "priorities: [");
    await pages.again();
    expect(staged("asks.md")).toBe(page);
    plan("of-wards");
    await pages.again();
    expect(staged("asks.md")).toBe(page);
    expect(said).toContain("asks.md is mended.");
    vi.unstubAllEnvs();
  });

  it.each([2, 20, 45, 80])(
    "stages what an editor writes %i ms after it has emptied the file",
    async (gap) => {
      const file = openSync(at("own/heavy.md"), "w");
      await new Promise((resolve) => setTimeout(resolve, gap));
      writeSync(file, `# After ${gap} ms\n`);
      closeSync(file);
      await expect.poll(() => staged("heavy.md"), soon).toBe(`# After ${gap} ms\n`);
    }
  );
});
