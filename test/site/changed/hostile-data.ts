import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import { basisCell, textCell } from "../../../loaders/files/cells.js";
import * as tables from "../../../loaders/tables/tables.js";
import { boardPack } from "../../../scripts/hand-over/board-pack.js";
import { hasPoppler } from "../../../scripts/machine/ensure-poppler.js";
import { builtPages, isTheirTurn, samplePages } from "../pages.js";
import type { ProjectCopy } from "../project-copy.js";
import { openEverything, visitNext } from "../visit.js";
import type { ChangedSite } from "./changed-site.js";

// Text that a page could take for markup, a template for code, and a spreadsheet for a formula; with a space that does not
// break, which HTML writes by a name that XML does not know.
const ATTACK = `=cmd() <img src=hit onerror="document.title='hit'"> \${1}\u00a0</script> `;
const attacked = (text: string): string => ATTACK + text;

/** Names of the plan's free texts, from its schema. */
const TEXTS = new Set<string>();
JSON.stringify(JSON.parse(readFileSync("data/schema/plan.schema.json", "utf8")), (key, value) => {
  if (value?.$ref === "#/definitions/text" || value?.items?.$ref === "#/definitions/text") TEXTS.add(key);
  return value;
});

/** The sample has none of its own. */
const RESPONSES = `measure,date,action,owner,due,status,link
all-crime,2014-10-31,An action,A post,2015-03-31,planned,https://example.org/
`;

/** Puts the attack into every free text of the plan and of the tables. */
export function attackData(copy: ProjectCopy): void {
  writeFileSync(copy.path("data/responses.csv"), RESPONSES);
  attackPlan(copy.path("data/plan.yaml"));
  for (const { name, columns } of Object.values(tables)) attackTable(copy.path(`data/${name}`), columns);
}

function attackPlan(file: string): void {
  const attack = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => attack(item, key));
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, attack(child, name)]));
    return typeof value === "string" && TEXTS.has(key) ? attacked(value) : value;
  };
  writeFileSync(file, stringify(attack(parseYaml(readFileSync(file, "utf8")), "")));
}

function attackTable(file: string, columns: Record<string, unknown>): void {
  const [header, ...rows]: string[][] = parse(readFileSync(file, "utf8"));
  const isText = (i: number) => [textCell, basisCell].includes(columns[header![i]!] as typeof textCell);
  const lines = rows.map((cells) => cells.map((cell, i) => (isText(i) ? attacked(cell) : cell)));
  const quoted = (cell: string) => (cell === "" ? "" : `"${cell.replaceAll('"', '""')}"`);
  writeFileSync(file, [header!, ...lines].map((cells) => `${cells.map(quoted).join(",")}\n`).join(""));
}

/** Chromium passes over what a page saves above this number in a second, without a word. */
const SAVED_A_SECOND = 9;

/** Longer than a file takes to be saved on a machine that has other work, in milliseconds. */
const PATIENCE = 60_000;

/** Every file that the page's buttons save, by its ending. A button that saves nothing is named. */
async function savedFiles(page: Page): Promise<{ name: string; text: string }[]> {
  const buttons = page.getByRole("button", { name: /^(SVG|Download .*\(CSV\))$/ });
  const files = [];
  const pressed: number[] = [];
  for (const button of await buttons.all()) {
    if (!(await button.isVisible())) continue;
    const since = Date.now() - (pressed.at(-SAVED_A_SECOND) ?? 0);
    if (since < 1000) await page.waitForTimeout(1000 - since);
    pressed.push(Date.now());
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: PATIENCE }).catch(() => null),
      button.click()
    ]);
    if (!download) {
      const part = await button.evaluate((at) => at.closest("figure, details, section")?.textContent);
      throw new Error(`A button saved nothing, in: ${part}`);
    }
    files.push({ name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") });
  }
  return files;
}

/** What the browser finds wrong with a picture that was saved; null when nothing is. */
const faultInXml = (page: Page, svg: string): Promise<string | null> =>
  page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return parsed.querySelector("parsererror")?.textContent ?? null;
  }, svg);

/** Cells of a CSV file that a spreadsheet would compute. */
function formulas(csv: string): string[] {
  const rows: string[][] = parse(csv, { bom: true, relax_column_count: true });
  return rows.flat().filter((cell) => cell.startsWith("="));
}

/** A page of each kind, and those of the methodology whose turn it is. */
const LOOKED_AT = builtPages().filter(
  (path, i) => samplePages().includes(path) || (path.startsWith("/methodology/") && isTheirTurn(i))
);

/** What a reader meets of it. `site` gives the built site once it is there. */
export function textStaysText(site: () => ChangedSite): void {
  describe("text of the data that looks like markup and formulas, in every free field", () => {
    let page: Page;
    beforeAll(async () => {
      page = await site().browser.newPage();
    });
    afterAll(() => page?.close());

    it("is in the plan and in every table that has such a field", () => {
      expect([...TEXTS].sort()).toEqual(
        expect.arrayContaining(["awaiting", "name", "note", "title", "unit", "columns"])
      );
      const plan = readFileSync(site().copy.path("data/plan.yaml"), "utf8");
      expect(plan.split("=cmd()").length).toBeGreaterThan(50);
      const data = site().copy.path("data");
      const files = readdirSync(data).filter((name) => name.endsWith(".csv"));
      const without = files.filter((name) => !readFileSync(join(data, name), "utf8").includes("=cmd()"));
      expect(without).toEqual(["population.csv"]);
    });

    it.each(LOOKED_AT)("stays text on %s, in its charts and in the files that it saves", async (path) => {
      const opened = await visitNext(page, site().origin + path);
      const { problems, requests } = opened;
      await openEverything(opened);
      const saved = await savedFiles(page);
      expect(problems).toEqual([]);
      expect(await page.locator("img[src=hit], [onerror]").count()).toBe(0);
      expect(await page.title()).not.toBe("hit");
      expect(requests.filter((url) => url.endsWith("/hit"))).toEqual([]);
      for (const { name, text } of saved) {
        if (name.endsWith(".csv")) expect(formulas(text), name).toEqual([]);
        else if (name.endsWith(".svg")) {
          expect(text, name).not.toContain("<img");
          expect(await faultInXml(page, text), name).toBeNull();
        }
      }
      if (path === "/")
        await expect.poll(() => page.locator(".plan-title").innerText()).toContain(ATTACK.trim());
      if (path === "/measures/all-crime.html") {
        await expect.poll(() => page.locator("h1").innerText()).toContain(ATTACK.trim());
        expect(saved.map(({ name }) => name.split(".").pop())).toEqual(
          expect.arrayContaining(["csv", "svg"])
        );
        expect(
          saved.some(({ name, text }) => name.endsWith(".svg") && text.includes("&lt;img src=hit"))
        ).toBe(true);
      }
    });

    it("stays text in the file of all ratings", () => {
      const ratings = readFileSync(site().copy.path("dist/ratings.csv"), "utf8");
      expect(ratings).toContain("=cmd()");
      expect(formulas(ratings)).toEqual([]);
    });

    it("stays text in an answer of the database, and in the file of the answer", async () => {
      const { problems } = await visitNext(page, `${site().origin}/explore.html`);
      const query = page.getByRole("textbox", { name: /SQL/ });
      await query.fill("SELECT name, source, text FROM forces, annotations LIMIT 3");
      await query.press("Control+Enter");
      await page.locator(".explore-status", { hasText: "Answered in" }).waitFor({ timeout: 60_000 });
      const cells = await page.locator(".result-table tbody td").allInnerTexts();
      expect(cells.filter((cell) => cell.startsWith(ATTACK))).toHaveLength(9);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download the result as CSV" }).click()
      ]);
      const csv = readFileSync(await download.path(), "utf8");
      expect(csv.split("'=cmd()")).toHaveLength(10);
      expect(formulas(csv)).toEqual([]);
      expect(problems).toEqual([]);
    });

    it.skipIf(!hasPoppler())("stays text in the board pack (left out without pdftotext)", async () => {
      const { browser, origin, copy } = site();
      const file = copy.path("pack.pdf");
      // An address that asks for a view has every cell run; without one they stand as they were built.
      const query = "period=2014-09";
      writeFileSync(
        file,
        await boardPack(browser, origin, { measures: ["all-crime"], query, annexes: true })
      );
      const { stdout } = spawnSync("pdftotext", [file, "-"], { encoding: "utf8" });
      const text = stdout.replace(/\s+/g, "");
      expect(text).toContain(attacked("Police and Crime Plan for Leicester").replace(/\s+/g, ""));
      expect(text.split(ATTACK.replace(/\s+/g, "")).length).toBeGreaterThan(20);
    });
  });
}
