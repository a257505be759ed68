import "../document.js";
import { expect, test, vi } from "vitest";
import { measureXmr } from "../../../src/components/measure/measure-xmr.js";
import { xmrStarts } from "../../../src/components/measure/xmr-choice.js";
import { xmrSignals } from "../../../src/components/measure/xmr-signals.js";
import type { XmrSignal } from "../../../src/views/xmr-view.js";
import { subject } from "../../charts/fixtures.js";
import { textsOf } from "../../charts/picture.js";

const source = {
  title: "Plan",
  force: subject.place,
  periodEnd: subject.periodEnd,
  settings: subject.settings
};

const event = (type: string) => {
  const { Event } = document.defaultView as unknown as { Event: typeof globalThis.Event };
  return new Event(type);
};

/** The section, opened as a reader opens it. */
function opened(changes: Partial<typeof subject> = {}, id = "all-crime"): HTMLElement {
  const section = measureXmr({ ...subject, ...changes }, id, source);
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

/** What the section says of its own chance, once that has been worked out and is not what was said before. */
async function ownChance(section: HTMLElement, before = ""): Promise<string> {
  const text = section.querySelector("[aria-live]")!;
  await vi.waitUntil(() => !/^Working out/.test(text.textContent!) && text.textContent !== before, PATIENCE);
  return text.textContent!;
}

const PATIENCE = { timeout: 30_000 };

function keepSeason(section: HTMLElement): void {
  section.querySelector("[name=xmr-season]")!.removeAttribute("checked");
  choose(section, "[name=xmr-season]");
}

test("measureXmr makes nothing until it is opened, and then one chart", () => {
  const section = measureXmr(subject, "all-crime", source);
  expect(section.querySelector("summary")!.textContent).toBe("Show the chart of single months");
  expect(section.querySelectorAll(".chart, select, [aria-live]")).toHaveLength(0);
  const open = opened();
  open.querySelector("details")!.dispatchEvent(event("toggle"));
  expect(open.querySelectorAll(".chart")).toHaveLength(1);
});

test("measureXmr says how often this very chart would signal if nothing had changed", async () => {
  const section = opened({}, "chance");
  expect(section.querySelector("[aria-live]")!.textContent).toMatch(/^Working out how often/);
  const removed = await ownChance(section);
  expect(removed).toMatch(
    /^If nothing had changed, this chart would show a month beyond 3 standard deviations in its latest 6 months in /
  );
  expect(removed).toContain("its season found anew");
  keepSeason(section);
  const kept = await ownChance(section, removed);
  expect(kept).not.toContain("its season found anew");
});

test("measureXmr says so when that cannot be known", async () => {
  const series = { ...subject.series, start: "2014-05", counts: subject.series.counts.slice(0, 9) };
  expect(await ownChance(opened({ series }, "short"))).toContain("if nothing had changed is not known");
});

test("measureXmr removes the season where there are months enough, unless the reader says no", () => {
  const section = opened({}, "season");
  const box = () => section.querySelector<HTMLInputElement>("[name=xmr-season]")!;
  expect(box().hasAttribute("checked")).toBe(true);
  expect(textsOf(section.querySelector(".chart")!)[1]).toContain("season removed");
  keepSeason(section);
  expect(textsOf(section.querySelector(".chart")!)[1]).not.toContain("season removed");
  // 35 months up to September 2014 are one too few.
  const series = { ...subject.series, start: "2011-11" };
  const short = opened({ series }, "few");
  const lacking = short.querySelector("[name=xmr-season]")!;
  expect(lacking.hasAttribute("disabled")).toBe(true);
  expect(lacking.parentElement!.textContent).toBe(
    " Season removed (not possible: 36 months in a row up to the period end are needed, there are 35)"
  );
  expect(textsOf(short.querySelector(".chart")!)[1]).not.toContain("season removed");
});

test("measureXmr starts without new limits, over the months of the other charts", () => {
  const section = opened();
  expect(status(section)).toBe("The first 24 of 30 months set the limits, by which all are judged.");
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
  const few = "15 months set the limits, fewer than the 24 that they should come from.";
  expect(status(section)).toBe(`Phase 1: ${few} Phase 2: ${few}`);
  choose(section, "input[value=none]");
  expect(status(section)).toBe("The first 24 of 30 months set the limits, by which all are judged.");
});

test("measureXmr takes another first month, and goes back to what it showed at first", () => {
  const section = opened();
  choose(section, "select", "2011-04");
  expect(status(section)).toBe("The first 24 of 42 months set the limits, by which all are judged.");
  section.querySelector(".xmr-choice button")!.dispatchEvent(event("click"));
  expect(status(section)).toBe("The first 24 of 30 months set the limits, by which all are judged.");
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
  const options = { from: "2012-04", month: "2013-07", season: true };
  expect(xmrStarts({ ...options, split: "none" }, ["2014-04"])).toEqual([]);
  expect(xmrStarts({ ...options, split: "annotations" }, ["2014-04"])).toEqual(["2014-04"]);
  expect(xmrStarts({ ...options, split: "month" }, ["2014-04"])).toEqual(["2013-07"]);
});

const SIGNALS: XmrSignal[] = [
  { month: "2013-02", value: 1210.4, count: 1234, rule: "beyond", direction: "down" },
  { month: "2013-02", value: 1210.4, count: 1234, rule: "two-of-three", direction: "down" },
  { month: "2013-03", value: 1300, count: 1250, rule: "beyond-z", direction: "up" }
];
const of = { monthsPerPeriod: 1, z: 1.96, isAdjusted: false } as const;
const rowsOf = (table: HTMLElement) =>
  [...table.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent));

test("xmrSignals names the rules of a month in one row", () => {
  const words = [
    "below the line at 3 standard deviations; 2 of 3 more than 2 standard deviations below the mean",
    "above the line at 1.96 alone, a weaker sign"
  ];
  expect(rowsOf(xmrSignals(SIGNALS, of))).toEqual([
    ["Month", "Offences", "Signals"],
    ["February 2013", "1,234", words[0]],
    ["March 2013", "1,250", words[1]]
  ]);
  expect(rowsOf(xmrSignals(SIGNALS, { ...of, isAdjusted: true }))).toEqual([
    ["Month", "Offences", "Season removed", "Signals"],
    ["February 2013", "1,234", "1,210", words[0]],
    ["March 2013", "1,250", "1,300", words[1]]
  ]);
  expect(xmrSignals([], of).textContent).toBe("No rule names any month.");
});
