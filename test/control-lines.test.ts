import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Files, planFiles } from "../loaders/archive/plan-files.js";
import { bundleKit } from "../scripts/kit/bundle-kit.js";
import { svgElement } from "../src/kit/element.js";

type Kit = typeof import("../src/control-lines.js");

const folder = mkdtempSync(join(tmpdir(), "control-lines-kit-"));
/** For the plan to be computed, in milliseconds, on a machine that has other work. */
const PATIENCE = 300_000;

const ID = "domestic-burglary";
let kit: Kit;
let now: Awaited<ReturnType<Kit["rated"]>>;
let planNow: Awaited<ReturnType<Kit["plan"]["next"]>["value"]>;
let plan: Files;

/** A document and an address, and nothing else of what a browser has. */
beforeAll(async () => {
  const { document } = parseHTML("<!doctype html><html><head></head><body><main></main></body></html>");
  const location = { href: "http://localhost/page.html", origin: "http://localhost" };
  Object.assign(globalThis, { document, location, addEventListener: () => {} });
  plan = await planFiles("data");
  const { files } = await bundleKit(plan, "Kit");
  writeFileSync(join(folder, "control-lines.mjs"), files["control-lines.js"]!);
  kit = await import(pathToFileURL(join(folder, "control-lines.mjs")).href);
  now = await kit.rated(ID);
  planNow = await kit.plan.next().value;
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = [8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 16, 16, 16, 16, 16, 16].map((count, i) => ({
  month: `${2013 + Math.floor((i + 3) / 12)}-${String(((i + 3) % 12) + 1).padStart(2, "0")}`,
  count
}));

const bar = (width: number) => svgElement("svg", { width, height: 20 }, svgElement("title", {}, "A bar"));

/** Every name of the kit: how a page uses it, and what it shows of that without a browser. */
const SHOWN: { [Name in keyof Kit]: [use: () => unknown, shows: RegExp] } = {
  badge: [() => kit.badge("amber"), /Amber/],
  basis: [() => kit.basis(now), /modelled/],
  breadcrumb: [() => kit.breadcrumb(now), /Domestic burglary/],
  chance: [() => kit.chance(planNow), /about \d+ of these colours would be expected by chance/],
  change: [() => kit.change(now), /From \d+ to \d+ a month/],
  choice: [async () => (await kit.choice.next().value).force, /^leicestershire$/],
  choose: [() => kit.choose(), /Force or area.*Period ended.*Change thresholds/s],
  colours: [() => kit.colours(now), /SPC variance.*Amber/s],
  contents: [() => kit.rated("mental-health-actions").then(kit.contents), /\w{4}/],
  counts: [() => kit.counts(planNow), /\d+ green.*\d+ amber.*\d+ red/s],
  dataTable: [() => kit.dataTable(now), /Show the table: \d+ months/],
  definitionTable: [
    () => kit.definitionTable({ caption: "Words", headings: ["a"], rows: [["b"]] }),
    /Words.*a.*b/s
  ],
  explorer: [() => kit.explorer(now), /Explore this measure/],
  fan: [() => kit.fan(now), /of 4 trends/],
  figure: [() => kit.figure("bar", bar), /A bar.*Download this chart/s],
  figures: [() => kit.figures(now), /Baseline.*Latest/s],
  fragility: [() => kit.fragility(now), /threshold|colour stays|would/],
  funnel: [() => kit.funnel(now), /per 1,000/],
  history: [() => kit.history(now), /changed colour \d+ times/],
  inAddress: [() => kit.inAddress("recent", Object.assign(new EventTarget(), { value: 6 })).value, /^6$/],
  key: [() => kit.key(planNow), /What the colours mean/],
  link: [() => kit.link("Compare", "compare.html").href, /compare\.html$/],
  mean: [() => kit.mean(41.66), /^41\.7$/],
  measures: [() => kit.measures("survey").map(({ title }) => title), /satisfaction/],
  month: [() => kit.month("2014-09"), /^September 2014$/],
  msg: [() => kit.msg(now), /Thames Valley/],
  noColour: [() => kit.rated("mental-health-actions").then(kit.noColour), /\w{4}/],
  number: [() => kit.number(5012), /^5,012$/],
  only: [() => kit.only(true).outerHTML, /data-only="yes"/],
  onlyGroupHasFigures: [() => kit.onlyGroupHasFigures(now).outerHTML, /data-only="no"/],
  openMeasure: [
    () =>
      kit
        .openMeasure(held(`measures/${ID}.json`))
        .now.next()
        .value.then(({ title }) => title),
    /^Domestic burglary/
  ],
  openPlan: [
    () =>
      kit
        .openPlan({
          dashboard: held("dashboard.json"),
          inputs: { own: async () => held("inputs.json"), all: async () => held("all-forces.json") }
        })
        .rated(ID)
        .then(({ spc }) => spc!.sentence),
    /^The 6-month mean \d+ lies between/
  ],
  ordinal: [() => kit.ordinal(7), /^7th$/],
  panel: [() => kit.panel(now.dossier.priority.id, planNow), /Domestic burglary/],
  panels: [() => kit.panels(planNow), /Domestic burglary.*All crime|All crime.*Domestic burglary/s],
  percent: [() => kit.percent(82.94), /^82\.9%$/],
  parts: [() => kit.parts(planNow), /^$/],
  places: [() => kit.places.many, /^forces$/],
  plan: [() => planNow.title, /Leicestershire/],
  rated: [() => now.spc!.sentence, /^The 6-month mean \d+ lies between/],
  // Mean 16, and lines of 12 counts of 8 and 12 in turn: 10 ± 1.96 · √(48/11).
  ratedRows: [() => [kit.ratedRows(ROWS).spc!.upper!.toFixed(3)], /^14\.094$/],
  redMeaning: [
    () => kit.redMeaning(planNow),
    /^Red need not mean worse: .* of 2 such numbers that are red here none has/
  ],
  responses: [() => kit.responses(planNow), /^$/],
  rule: [async () => (await kit.rule("R5")).wrong("typical"), /^\d+(\.\d+)?%$/],
  settingsUsed: [() => kit.settingsUsed(now), /standard deviations/],
  signed: [() => kit.signed(-2), /^−2\.0$/],
  sources: [() => kit.sources(now), /R5/],
  sparkline: [() => (kit.sparkline(now) as SVGSVGElement).getAttribute("aria-label"), /Domestic burglary/],
  spc: [() => kit.spc(ROWS, { title: "Bicycles" }), /The last 6 months averaged 16.*Bicycles/s],
  sql: [() => kit.sql`SELECT 1`.catch((error: Error) => error.message), /no database/],
  survey: [() => kit.rated(surveyed()).then(kit.survey), /%/],
  takes: [() => kit.takes(now), /green/],
  summary: [
    () => kit.summary(planNow),
    /Domestic burglary: number of offences.*4,253.*\+8\.1%.*below 3,387.*55%/s
  ],
  terms: [() => kit.terms(planNow), /SPC.*as written.*calibrated.*proxy.*peers simulated.*illustrative/s],
  thresholdsOnPaper: [() => kit.thresholdsOnPaper(planNow), /1\.96/],
  units: [() => kit.units(6, "month"), /^6 months$/],
  verdicts: [() => kit.verdicts(now), /R1.*R2.*R3.*R4.*R5/s],
  version: [() => kit.version, /^1\.\d+\.\d+$/],
  xmr: [() => kit.xmr(now), /months/],
  xmrExplorer: [() => kit.xmrExplorer(now), /single months/]
};

const held = <T>(name: string): T => JSON.parse(String(plan[name]));
const surveyed = () => kit.measures("survey")[0]!;

/** The words of what a page would show. */
const wordsOf = (shown: unknown): string =>
  Array.isArray(shown)
    ? shown.map(wordsOf).join("\n")
    : typeof shown === "object" && shown && "textContent" in shown
      ? String(shown.textContent)
      : String(shown);

test("every name of the kit is tried below", () => {
  expect(Object.keys(SHOWN).sort()).toEqual(Object.keys(kit).sort());
});

test.each(Object.entries(SHOWN))("%s needs no browser", async (_name, [use, shows]) => {
  const shown = await use();
  // What is computed late, or read, comes into its place after a while.
  await vi.waitFor(() => expect(wordsOf(shown)).toMatch(shows), { timeout: 20_000 });
});

test("every name of the kit stands on the page that shows how pages are written, in code that a reader sees", () => {
  const page = readFileSync("src/pages.md", "utf8");
  const seen = [...page.matchAll(/^```js (?:echo|run=false)\n([\s\S]*?)^```/gm)]
    .map(([, code]) => code)
    .join();
  const missing = Object.keys(kit).filter((name) => !new RegExp(`\\b${name}\\b`).test(seen));
  expect(missing).toEqual([]);
});

test.each<[string, () => unknown, string]>([
  ["rated of nothing", () => kit.rated(undefined as never), "expected a measure of the plan"],
  [
    "a force that there is not",
    () => kit.rated(ID, { force: "kentt" }),
    'force is "kentt", which is not among: '
  ],
  [
    "a peer that there is not",
    () => kit.rated(ID, { peers: ["essex", "nope"] }),
    'peers is "nope", which is not'
  ],
  ["no month", () => kit.rated(ID, { period: "2014-9" }), "expected a month written YYYY-MM"],
  ["the generator", () => kit.rated(ID, kit.choice as never), "a cell has its values"],
  ["a kind that there is not", () => kit.measures("offence" as never), "“offence” is no kind of measure"],
  [
    "what is under way",
    () => kit.verdicts(kit.rated(ID) as never),
    "verdicts(): expected a measure as rated() gives it, and was given what is still under way"
  ],
  ["the plan for a measure", () => kit.figures(planNow as never), "figures(): expected a measure as rated()"],
  [
    "a measure for the plan",
    () => kit.panel("sp1", now as never),
    "panel(): expected the plan as a cell has it"
  ]
])("what is given in the place of something else is said in words: %s", async (_, use, message) => {
  await expect(async () => use()).rejects.toThrow(message);
});

test("a force is not compared with itself, and what is not given is as published", async () => {
  const { force, group } = await kit.rated(ID, {
    peers: ["leicestershire", "essex", "kent", "surrey"],
    period: undefined
  } as never);
  expect(force.id).toBe("leicestershire");
  expect(group?.peers).toEqual(["essex", "kent", "surrey"]);
});
