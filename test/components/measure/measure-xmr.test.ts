import "../document.js";
import { expect, test } from "vitest";
import { measureXmr } from "../../../src/components/measure/measure-xmr.js";
import { xmrStarts } from "../../../src/components/measure/xmr-choice.js";
import { xmrFalseAlarms } from "../../../src/components/measure/xmr-false-alarms.js";
import { xmrSignals } from "../../../src/components/measure/xmr-signals.js";
import type { RulesEvidence } from "../../../src/views/evidence-files.js";
import { subject } from "../../charts/fixtures.js";
import { textsOf } from "../../charts/picture.js";

const trial = (scenario: string, variant: string, amber: number) => ({
  rule: "XmR" as const,
  reading: "as-written" as const,
  variant,
  scenario,
  runs: 10_000,
  green: (1 - amber) / 2,
  amber,
  red: (1 - amber) / 2
});

const source = {
  title: "Plan",
  force: subject.place,
  periodEnd: subject.periodEnd,
  settings: subject.settings
};

const evidence: RulesEvidence = {
  date: "2026-11-23",
  seed: 1,
  scenarios: [
    { id: "poisson-100", name: "100 a month, counting alone" },
    { id: "typical", name: "400 a month, 5% noise, 10% season" }
  ],
  unchanged: [
    trial("poisson-100", "a month beyond a line", 0.64),
    trial("poisson-100", "any run rule", 0.55),
    trial("typical", "a month beyond a line", 0.39),
    trial("typical", "any run rule", 0.24)
  ],
  power: [],
  looks: []
};

const event = (type: string) => {
  const { Event } = document.defaultView as unknown as { Event: typeof globalThis.Event };
  return new Event(type);
};

/** The section, opened as a reader opens it. */
function opened(changes: Partial<typeof subject> = {}, load?: () => Promise<RulesEvidence>): HTMLElement {
  const section = measureXmr({ ...subject, ...changes }, "all-crime", source, load);
  const details = section.querySelector("details")!;
  Object.assign(details, { open: true });
  details.dispatchEvent(event("toggle"));
  return section;
}

const status = (section: HTMLElement) => section.querySelector("[role=status]")!.textContent;

function choose(section: HTMLElement, selector: string, value?: string): void {
  const control = section.querySelector(selector)!;
  const options = value === undefined ? [] : control.querySelectorAll("option");
  for (const option of options) option.toggleAttribute("selected", option.getAttribute("value") === value);
  control.dispatchEvent(event("change"));
}

test("measureXmr makes nothing and fetches nothing until it is opened", () => {
  let fetched = 0;
  const load = () => {
    fetched += 1;
    return Promise.resolve(evidence);
  };
  const section = measureXmr(subject, "all-crime", source, load);
  expect(section.querySelector("summary")!.textContent).toBe("Show the chart of single months");
  expect(section.querySelectorAll(".chart, select")).toHaveLength(0);
  expect(fetched).toBe(0);
  const open = opened({}, load);
  open.querySelector("details")!.dispatchEvent(event("toggle"));
  expect(open.querySelectorAll(".chart")).toHaveLength(1);
  expect(fetched).toBe(1);
});

test("measureXmr says how often such charts signal when nothing has changed", async () => {
  const section = opened({}, () => Promise.resolve(evidence));
  await Promise.resolve();
  expect(section.textContent).toContain(
    "a month beyond a line in 61% of them and a signal of some rule in 76%"
  );
});

test("measureXmr says so when that could not be read", async () => {
  const section = opened({}, () => Promise.reject(new Error("offline")));
  await new Promise((resolve) => setTimeout(resolve));
  expect(section.textContent).toContain("how often could not be read from the site");
});

test("measureXmr starts without new limits, over the months of the other charts", () => {
  const section = opened();
  expect(status(section)).toBe("30 months set the limits.");
  expect(section.querySelector<HTMLInputElement>("input[value=none]")!.hasAttribute("checked")).toBe(true);
  expect(textsOf(section.querySelector(".chart")!)[1]).toContain("April 2012 to March 2015");
});

test("measureXmr begins new limits at each recording change, or in a chosen month", () => {
  const section = opened();
  choose(section, "input[value=annotations]");
  expect(status(section)).toBe(
    "Phase 1: 24 months set the limits. Phase 2: 6 months, too few for limits, which need 12."
  );
  choose(section, "select[aria-label^=Month]", "2013-07");
  expect(status(section)).toBe("Phase 1: 15 months set the limits. Phase 2: 15 months set the limits.");
  choose(section, "input[value=none]");
  expect(status(section)).toBe("30 months set the limits.");
});

test("measureXmr takes another first month, and goes back to what it showed at first", () => {
  const section = opened();
  choose(section, "select", "2011-04");
  expect(status(section)).toBe("42 months set the limits.");
  section.querySelector(".xmr-choice button")!.dispatchEvent(event("click"));
  expect(status(section)).toBe("30 months set the limits.");
});

test("measureXmr offers no recording changes where none are known", () => {
  const section = opened({ annotations: [] });
  const radio = section.querySelector("input[value=annotations]")!;
  expect(radio.hasAttribute("disabled")).toBe(true);
  expect(radio.parentElement!.textContent).toContain("none known for this measure");
});

test("measureXmr of a series that is too short says so", () => {
  const series = { ...subject.series, start: "2014-05", counts: subject.series.counts.slice(0, 9) };
  expect(status(opened({ series }))).toBe("5 months, too few for limits, which need 12.");
});

test("xmrStarts are the months in which new limits start", () => {
  const options = { from: "2012-04", month: "2013-07" };
  expect(xmrStarts({ ...options, split: "none" }, ["2014-04"])).toEqual([]);
  expect(xmrStarts({ ...options, split: "annotations" }, ["2014-04"])).toEqual(["2014-04"]);
  expect(xmrStarts({ ...options, split: "month" }, ["2014-04"])).toEqual(["2013-07"]);
});

test("xmrFalseAlarms is made from the simulation's numbers", () => {
  expect(xmrFalseAlarms(evidence)).toContain(
    "at 400 a month, 5% noise, 10% season, a month beyond a line in 61% of them and a signal of some rule in 76%; " +
      "at 100 a month, counting alone, a month beyond a line in 36% of them and a signal of some rule in 45% " +
      "(10,000 histories each, November 2026)"
  );
  expect(xmrFalseAlarms({ ...evidence, unchanged: [] })).toContain("has not been measured");
});

test("xmrSignals names the rules of a month in one row", () => {
  const table = xmrSignals(
    [
      { month: "2013-02", value: 1234, rule: "beyond", direction: "down" },
      { month: "2013-02", value: 1234, rule: "two-of-three", direction: "down" },
      { month: "2013-03", value: 1300, rule: "one-side", direction: "down" }
    ],
    1
  );
  const rows = [...table.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent)
  );
  expect(rows).toEqual([
    ["February 2013", "1,234", "below the lower line; 2 of 3 beyond two thirds of the way to the lower line"],
    ["March 2013", "1,300", "at least 8 in a row below the mean"]
  ]);
  expect(xmrSignals([], 1).textContent).toBe("No rule names any month.");
});
