import { readFileSync } from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { RULE_SETS } from "../../src/components/site/accessibility-checks.js";

declare global {
  interface Window {
    axe?: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** Most of the time that axe-core takes goes into this rule. */
const CONTRAST = "color-contrast";

/**
 * What axe-core finds wrong with a page as it stands, as "rule: element" lines; all its rules are asked, or all but that on
 * contrast where another look at the page asks it of the same colours.
 */
export async function violations(page: Page, { contrast = true } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const options: RunOptions = {
    runOnly: RULE_SETS.map(({ tag }) => tag),
    rules: { [CONTRAST]: { enabled: contrast } },
    resultTypes: ["violations"],
    preload: false
  };
  const found = await page.evaluate((given) => window.axe!.run(document, given), options);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
