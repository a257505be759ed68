import { expect, test } from "vitest";
import "../document.js";
import { termsUsed } from "../../../src/components/measure/terms-used.js";
import { defaultSettings } from "../../../src/plan/settings.js";
import { burglary, burglaryRating, outcome, outcomeRating, positionResult } from "../samples.js";

const settings = defaultSettings();
const simulated = positionResult("as-written", "amber", { bases: ["simulated"] });
const rating = {
  ...burglaryRating,
  ratings: [simulated, ...burglaryRating.ratings.filter((r) => r.rule !== "R4")]
};
const proxied = { ...burglary, proxy: { series: "vehicles", name: "Vehicle offences" } };

const words = (list: HTMLElement | null) =>
  [...(list?.querySelectorAll("summary") ?? [])].map((s) => s.textContent);

test("termsUsed opens each word that stands with the measures, and no other", () => {
  const list = termsUsed([{ measure: proxied as typeof burglary, rating }], settings);
  expect(words(list)).toEqual(["SPC", "as written", "calibrated", "proxy", "peers simulated", "modelled"]);
  expect(list?.textContent).toContain("known for all of them: Vehicle offences.");
  expect(list?.textContent).toContain("last 6 months further from that of the 12 months before");
  expect(words(termsUsed([{ measure: burglary, rating }], { ...settings, layout: "old" }))).not.toContain(
    "SPC"
  );
});

test("termsUsed says nothing where nothing is rated", () => {
  expect(termsUsed([{ measure: outcome, rating: outcomeRating }], settings)).toBeNull();
});

test("what plan life means is said where it is published, with the share and until when", () => {
  const textIn = (reading: "as-written" | "plan-life") =>
    termsUsed([{ measure: burglary, rating }], { ...settings, reading })!.textContent!;
  expect(textIn("as-written")).not.toContain("plan life");
  expect(textIn("plan-life")).toContain("at most 5% of measures");
  expect(textIn("plan-life")).toContain("until March 2017");
});
