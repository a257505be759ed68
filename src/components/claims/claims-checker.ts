import { checkClaims } from "../../claims/check-claims.js";
import { planFacts } from "../../claims/plan-facts.js";
import { element } from "../../kit/element.js";
import type { PlanNow } from "../choice/live-plan.js";
import { type PlanInputs, planInputs } from "../choice/plan-inputs.js";
import { claimsFound } from "./claims-found.js";

/** Checking a text, as parts that a page places. */
export interface ClaimsChecker {
  /** Where the text is written, and checked by a button. */
  form: HTMLElement;
  /** What was found, held against the plan as it is now seen; the same element each time. */
  against(now: PlanNow): HTMLElement;
}

/** Opens the check of a text. The counts by month are fetched when a text is first checked; the text itself goes nowhere. */
export function claimsChecker(fetchers: PlanInputs): ClaimsChecker {
  const inputs = planInputs(fetchers);
  const area = element("textarea", {
    id: "claims-text",
    class: "claims-text",
    rows: 10,
    spellcheck: "false"
  });
  const status = element("p", { role: "status", class: "claims-status" });
  const found = element("div", { class: "claims-found" });
  let shown: PlanNow | undefined;

  const check = async (): Promise<void> => {
    const text = area.value;
    const now = shown;
    if (!now) return;
    if (text.trim() === "") {
      status.textContent = "Write or paste a text first.";
      found.replaceChildren();
      return;
    }
    status.textContent = "Checking.";
    try {
      const { data } = await (now.force === now.plan.force ? inputs.own() : inputs.all());
      const claims = checkClaims(text, planFacts(now.plan, data, now.rating, now.names));
      const { counts, elements } = claimsFound(text, claims);
      status.textContent = counts;
      found.replaceChildren(...elements);
    } catch (error) {
      status.textContent = `The text could not be checked: ${(error as Error).message}`;
      found.replaceChildren();
    }
  };
  const form = element(
    "form",
    {
      class: "claims-form",
      onsubmit: (event) => {
        event.preventDefault();
        void check();
      }
    },
    element("label", { for: "claims-text" }, "Text to check"),
    area,
    element("button", { type: "submit" }, "Check the text")
  );
  const result = element("div", {}, status, found);
  return {
    form,
    against: (now) => {
      const isOther = shown !== undefined && shown !== now;
      shown = now;
      // What stands there was held against another view.
      if (isOther && found.childElementCount > 0) void check();
      return result;
    }
  };
}
