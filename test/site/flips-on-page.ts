import type { Page } from "playwright-core";
import type { Settings } from "../../src/plan/settings.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { type Flip, flipsBetween } from "../../src/views/flips.js";

/** "domestic-burglary R4 amber red": the colours that changed settings flip, as computed here from the whole of the data. */
export function flipsOf(context: RatingContext, changed: Settings, period = context.period): string[] {
  const rate = (settings: Settings) => ratePlan({ ...context, period, settings });
  return flipsBetween(rate(context.settings), rate(changed)).flips.map(
    ({ measure, from, to }: Flip) => `${measure} ${from.rule} ${from.rating} ${to.rating}`
  );
}

/** The same, as the page lists them. */
export function flipsOnPage(page: Page): Promise<string[]> {
  return page.locator(".flip").evaluateAll((items) =>
    items.map((item) => {
      const { measure, rule } = (item as HTMLElement).dataset;
      const colours = [...item.querySelectorAll(".rating-badge")].map(
        (badge) => badge.className.match(/rating-(green|amber|red|not-rated)/)![1]
      );
      return [measure, rule, ...colours].join(" ");
    })
  );
}
