import type { Locator, Page } from "playwright-core";

/** Where the query of a page of exploring is written. */
export const queryOf = (page: Page): Locator => page.getByRole("textbox", { name: /SQL/ });

/**
 * Does what starts a query, and waits until the page has begun it and come to an end with it. A busy page may not have begun by the
 * time it is looked at: what stands there of the last query is no answer to this one.
 */
export async function untilAnswered(page: Page, start: () => Promise<void>): Promise<void> {
  await page.locator(".explore-status").evaluate((status) => {
    const mark = document.createElement("i");
    mark.className = "is-earlier";
    status.append(mark);
  });
  await start();
  await page.locator(".explore-status .is-earlier").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Cancel", disabled: true }).waitFor();
}

/** Types a query, runs it with the keyboard and waits for what becomes of it. */
export function runQuery(page: Page, sql: string): Promise<void> {
  return untilAnswered(page, async () => {
    await queryOf(page).fill(sql);
    await queryOf(page).press("Control+Enter");
  });
}
