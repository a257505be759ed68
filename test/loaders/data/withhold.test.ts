import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planFiles } from "../../../loaders/archive/plan-files.js";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { presentRelease } from "../../../loaders/releases/present-release.js";
import { writeRelease } from "../../../loaders/releases/write-release.js";
import { planMeasures } from "../../../src/plan/plan.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";
import { measureFile } from "../../../src/views/measure-file.js";
import { MEASURE_PARTS } from "../../../src/views/measure-parts.js";
import { type Change, dataFolder, problemsOf, replacing } from "./data-folder.js";
import { PLAN } from "./tiny-data.js";

/** Counts and percentages that nothing else in the data or the products is written like. */
const TELLING: Record<string, Change> = {
  "offences.csv": (text) =>
    text.replace(/,(\d+),recorded/g, (_, count) => `,${918_270_000 + Number(count)},recorded`),
  "surveys.csv": (text) => text.replace("82.9", "63.7129").replace("80.6", "63.7318")
};
const TOLD = /918[,.]?27|63[.]71?[23]|63[.]7%/;

/** The plan in which the measures named are withheld. */
const withholding =
  (...names: string[]): Change =>
  (text) =>
    names.reduce((plan, name) => {
      const line = `        name: ${name}\n`;
      return replacing(line, `${line}        withheld: A trial is under way\n`)(plan);
    }, text);

const theft: Record<string, Change> = {
  ...TELLING,
  "plan.yaml": withholding("Number of offences", "Satisfaction")
};

test("a withheld measure has no colour by any of its rules, and says why", () => {
  const rating = ratePlan(ownContext(loadData(dataFolder(theft))));
  const [offences, survey] = rating.measures;
  expect(offences!.ratings.map(({ rule, rating: colour, reason }) => [rule, colour, reason])).toEqual(
    ["R3", "R4", "R5", "R8"].flatMap((rule) => Array(2).fill([rule, "not-rated", "withheld"]))
  );
  expect(survey!.ratings.every(({ reason }) => reason === "withheld")).toBe(true);
  expect([offences!.baseline, offences!.latest, survey!.baseline, survey!.latest]).toEqual(
    Array(4).fill(null)
  );
});

test("a withheld measure is compared by no stand-in, and its page has no part that shows figures", () => {
  const plan = (text: string): string =>
    replacing(
      "        series: theft\n",
      "        series: theft\n        proxy: { series: theft, name: Any theft }\n"
    )((withholding("Number of offences") as (text: string) => string)(text));
  const context = ownContext(loadData(dataFolder({ "plan.yaml": plan })));
  const { measure, priority } = planMeasures(context.plan)[0]!;
  expect(measure).not.toHaveProperty("proxy");
  const file = measureFile(measure, priority, context);
  const shown = Object.keys(MEASURE_PARTS).filter((part) => MEASURE_PARTS[part]!(file));
  expect(shown).toEqual(["no-colour"]);
});

test("nothing that is published holds a figure of a withheld measure", async () => {
  const holding = (files: Awaited<ReturnType<typeof planFiles>>) =>
    Object.entries(files)
      // What is measured of rules and forecasts is of no plan at hand, and its many numbers may look like any.
      .filter(([path]) => !path.startsWith("evidence/"))
      .filter(([, content]) =>
        TOLD.test(typeof content === "string" ? content : Buffer.from(content).toString("latin1"))
      )
      .map(([path]) => path);
  // Without it the figures stand in many files, so that the search would find them.
  const shown = holding(await planFiles(dataFolder(TELLING)));
  expect(shown).toEqual(
    expect.arrayContaining(["dashboard.json", "inputs.json", "measures/theft.json", "data/theft.csv"])
  );
  const folder = dataFolder(TELLING);
  const checked = loadData(folder);
  const label = { label: "2014-09", made: "2014-10-01" };
  writeRelease(folder, presentRelease(folder, checked, checked.data, label), { replace: false });
  writeFileSync(join(folder, "plan.yaml"), (theft["plan.yaml"] as (text: string) => string)(PLAN));
  const withheld = await planFiles(folder);
  expect(withheld["changes.json"]).toContain('"label":"2014-09"');
  expect(holding(withheld)).toEqual([]);
  expect(withheld["ratings.csv"]).toContain("Not shown: its figures are withheld: A trial is under way.");
}, 120_000);

test("a withheld measure whose figures another one shows is refused", () => {
  const twin = `      - id: same-theft
        kind: offences
        name: The same
        better: lower
        series: theft
`;
  const plan: Change = (text) =>
    (withholding("Number of offences") as (text: string) => string)(text).replace(
      "      - id: theft-satisfaction\n",
      `${twin}      - id: theft-satisfaction\n`
    );
  expect(problemsOf({ "plan.yaml": plan })).toEqual([
    "plan.yaml:12:19 the measure “theft” is withheld, and “same-theft” shows the same figures, “theft”; expected figures that no other measure shows"
  ]);
});
