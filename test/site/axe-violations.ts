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

/** What axe-core finds wrong with a page as it stands, as "rule: element" lines. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const tags = RULE_SETS.map(({ tag }) => tag);
  const found = await page.evaluate(
    (values) => window.axe!.run(document, { runOnly: values, resultTypes: ["violations"], preload: false }),
    tags
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
