import "../components/document.js";
import { describe, expect, test } from "vitest";
import { ratedOf } from "../../src/components/measure/rated.js";
import { change, msg, spc } from "../../src/notebook/charts.js";
import { planMeasures } from "../../src/plan/plan.js";
import type { Reading } from "../../src/plan/readings.js";
import { withSetting } from "../../src/plan/settings.js";
import { measureFile } from "../../src/views/measure-file.js";
import { sampleContext } from "../sample-plan.js";

const { measure, priority } = planMeasures(sampleContext.plan).find(
  ({ measure: { id } }) => id === "domestic-burglary"
)!;

/** Domestic burglary as a plan that publishes a reading shows it. */
function shown(reading: Reading, context: () => Promise<typeof sampleContext>) {
  const settings = withSetting(sampleContext.settings, "reading", reading);
  return ratedOf(measureFile(measure, priority, { ...sampleContext, settings }), context);
}

/** The picture of a chart, once it is there. */
async function picture(chart: HTMLElement): Promise<string> {
  while (chart.hasAttribute("aria-busy")) await new Promise((turn) => setTimeout(turn, 5));
  return chart.textContent!;
}

describe("a chart in a reading that is worked out only where it is published", () => {
  const written = shown("as-written", async () => sampleContext);
  const published = shown("plan-life", async () => sampleContext);

  test.each([
    ["spc", spc],
    ["change", change],
    ["msg", msg]
  ])("%s is what it would be where it is published", async (_, draw) => {
    const late = draw(written, { reading: "plan-life" });
    expect(late.textContent).toBe("Working out plan life…");
    const text = await picture(late);
    expect(text).toContain("Reading: plan life");
    expect(text).toBe(draw(published, { reading: "plan-life" }).textContent);
  });

  test("says in its place why there is none", async () => {
    const offline = shown("as-written", () => Promise.reject(new Error("no connection")));
    expect(await picture(spc(offline, { reading: "plan-life" }))).toBe(
      "This reading could not be worked out: no connection"
    );
  });

  test("is refused in words where there is no such reading", () => {
    expect(() => spc(written, { reading: "loose" as never })).toThrow(
      "expected one of as-written, calibrated, plan-life"
    );
  });
});
