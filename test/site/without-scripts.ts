import type { Browser, BrowserContext } from "playwright-core";
import { WINDOW } from "./visit.js";

/** What a page is made of for a reader without scripts. */
const READ = new Set(["document", "stylesheet"]);

/** Pages opened here get their HTML and styles and nothing else: none of their modules arrives. */
export async function contextWithoutScripts(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: WINDOW });
  await context.route("**/*", (route) =>
    READ.has(route.request().resourceType()) ? route.continue() : route.abort()
  );
  // As the page's root is where no script runs at all.
  await context.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => document.documentElement.removeAttribute("data-scripts"));
  });
  return context;
}

/** Runs in the page: what its main part says, a heading, sentence, item, row or cell of a table, or name of a picture each. */
export function saidOnPage(): string[] {
  const PARTS =
    "h1, h2, h3, h4, p, li, dt, dd, tr, th, td, caption, summary, figcaption, pre, .rating-badge, svg[role=img]";
  // What is under way is said by scripts alone.
  const parts = [...document.querySelectorAll(`main :is(${PARTS})`)].filter(
    (part) => !part.closest("[role=status], [aria-live=assertive]") && !part.parentElement!.closest("svg")
  );
  const text = (part: Element): string => {
    if (part.matches("svg")) return part.getAttribute("aria-label") ?? "";
    const copy = part.cloneNode(true) as Element;
    // The words in a picture are cut into lines by its width.
    for (const left of copy.querySelectorAll("svg, style, script, [role=status]")) left.remove();
    return copy.textContent!.replaceAll(/\s+/g, " ").trim();
  };
  return [...new Set(parts.map(text).filter(Boolean))];
}
