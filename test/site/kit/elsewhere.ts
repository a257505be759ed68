import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { loadData } from "../../../loaders/data/load-data.js";
import { formatNumber } from "../../../src/words/format.js";
import type { Visit } from "../visit.js";

// The page that each of the three hosts of the kit as one file shows, and what it shows in each.

export const NAMES =
  "badge, choice, choose, counts, fan, msg, plan, rated, ratedRows, spc, sql, verdicts, version";
export const ROWS = '[{month: "2014-01", count: 3}, {month: "2014-02", count: 5}]';

/** The cells of the hosts that run cells: a cell of its own for the import, so that others follow `choice`. */
export const IMPORT = `import {${NAMES}} from "./control-lines.js";`;
export const USE = `const now = rated("domestic-burglary", choice);
const own = ratedRows(${ROWS});
const refused = sql\`SELECT 1\`.catch((error) => error.message);`;
export const SHOW =
  "for (const part of [choose(), spc(now), fan(now), msg(now), verdicts(now), counts(plan)]) display(part);";
/* biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the page's own. */
export const WORDS = "Kit ${version}: ${now.force.name}. ${now.spc.sentence} ${own.period}. ${refused}";

/** The mean of the six months before October 2014, from the rows of the data and by no code of the kit. */
function recentMean(): string {
  const { data } = loadData("data");
  const series = data.series["domestic-burglary"]!.leicestershire!;
  const [year, month] = series.start.split("-").map(Number);
  const end = (2014 - year!) * 12 + (9 - month!) + 1;
  const recent = series.counts.slice(end - 6, end);
  return formatNumber(recent.reduce<number>((sum, count) => sum + count!, 0) / 6);
}

/** What is the same in each host. */
export async function showsThePlan({ page, problems }: Visit): Promise<void> {
  const main = page.locator("main");
  await page.getByText("no database").waitFor();
  await page.locator("svg.chart-picture").nth(2).waitFor();
  const words = (await main.innerText()).replace(/\s+/g, " ");
  expect(words).toContain(`Kit ${JSON.parse(kitVersion())}: Leicestershire.`);
  expect(words).toContain(`The 6-month mean ${recentMean()} lies `);
  expect(words).toContain("2014-02");
  await expect.poll(() => page.locator("svg.chart-picture").count()).toBe(3);
  expect(words).toMatch(/\d+ green, \d+ amber, \d+ red/);
  await page.getByLabel("Force or area").first().selectOption("kent");
  await page.getByText(/Kit [\d.]+: Kent\./).waitFor();
  await expect.poll(() => page.url()).toContain("force=kent");
  expect(problems).toEqual([]);
}

const kitVersion = (): string => /"\d+\.\d+\.\d+"/.exec(readFileSync("src/plan/kit-version.ts", "utf8"))![0];
