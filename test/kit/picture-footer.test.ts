import { placeWords } from "../../src/plan/place-words.js";
import "../components/document.js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { compareCharts } from "../../src/components/compare/compare-charts.js";
import { comparisonRows } from "../../src/components/compare/comparison-rows.js";
import { ratedOf } from "../../src/components/measure/rated.js";
import type { PictureFooter } from "../../src/kit/chart-with-downloads.js";
import { pictureFooter } from "../../src/kit/picture-footer.js";
import { change, fan, funnel, msg, spc, survey, xmr } from "../../src/notebook/charts.js";
import { planMeasures } from "../../src/plan/plan.js";
import { type PlanData, placeNames } from "../../src/plan/plan-data.js";
import { SETTINGS, type Settings, withSetting } from "../../src/plan/settings.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { ratingMemo } from "../../src/rules/rating-memo.js";
import { measureFile } from "../../src/views/measure-file.js";
import { OTHER_VALUES, wideSeason, withOtherEdition } from "../plan/other-values.js";

/** Every figure that a page makes, by the name of its file: how it is drawn, and what its footer says. */
const figures = new Map<string, { draw: (width: number) => HTMLElement; footer: PictureFooter }>();
vi.mock("../../src/kit/chart-with-downloads.js", () => ({
  chartWithDownloads: (draw: (width: number) => HTMLElement, fileName: string, footer: PictureFooter) => {
    figures.set(fileName, { draw, footer });
    return { element: document.createElement("div"), redraw: () => {} };
  }
}));
beforeEach(() => {
  figures.clear();
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe() {}
    }
  );
  vi.stubGlobal("addEventListener", () => {});
});
afterEach(() => vi.unstubAllGlobals());

/** A measure of counts and one of percentages, both compared with other forces. */
const OFFENCES = "domestic-burglary";
const SURVEY = "confidence";

const sample = ownContext(loadData("data"));

/** The sample with another edition of its groups, a basis that ends before the months that charts show, and a change of recording. */
function data(): PlanData {
  const { series } = sample.data;
  const own = series[OFFENCES]![sample.force]!;
  const bases = [{ from: "2006-04", to: "2009-12", basis: "estimated" }, ...own.bases];
  return {
    ...withOtherEdition(sample),
    annotations: [
      ...sample.data.annotations,
      { ...sample.data.annotations[0]!, date: "2014-02", measure: OFFENCES }
    ],
    series: { ...series, [OFFENCES]: { ...series[OFFENCES], [sample.force]: { ...own, bases } } }
  };
}

/** One picture: what is drawn, and the settings that its footer states, by their paths. */
interface Picture {
  drawn: string;
  stated: string[];
}

const memo = ratingMemo();

/** Every picture of a measure under some settings, of its own page and of the page that compares forces. */
function pictures(id: string, context: RatingContext): Map<string, Picture> {
  figures.clear();
  const { measure, priority } = planMeasures(context.plan).find((entry) => entry.measure.id === id)!;
  const now = ratedOf(measureFile(measure, priority, context), async () => context);
  const charts = measure.kind === "offences" ? [spc, change, fan, xmr, msg, funnel] : [survey, msg, funnel];
  for (const chart of charts) chart(now);
  const row = comparisonRows(context, "group").find((entry) => entry.measure.id === id)!;
  compareCharts(placeWords(context.plan)).show({ row, context, names: placeNames(context.data), said: null });
  return new Map(
    [...figures].map(([name, { draw, footer }]) => [
      name,
      { drawn: drawn(draw(640)), stated: statedIn(footer().join(" ")) }
    ])
  );
}

/** A drawing as text; the numbers that Plot gives to its clips count every drawing. */
const drawn = (chart: HTMLElement): string => chart.outerHTML.replace(/plot-clip-\d+/g, "plot-clip");

const statedIn = (footer: string): string[] =>
  SETTINGS.filter(({ path, label }) => footer.includes(path === "reading" ? "Reading:" : `${label}:`)).map(
    ({ path }) => path
  );

describe("the footer of a picture", () => {
  const context: RatingContext = { ...sample, data: data() };
  const under = (settings: Settings): RatingContext => ({ ...context, settings, memo });

  it.each([
    [OFFENCES, "as-written", 9],
    [OFFENCES, "calibrated", 9],
    [SURVEY, "as-written", 6]
  ])(
    "of %s, %s, states a setting exactly when changing it moves the picture",
    (id, reading, count) => {
      const settings = withSetting(wideSeason(sample.settings), "reading", reading);
      const before = pictures(id, under(settings));
      expect(before.size).toBe(count);
      const moved = new Map([...before.keys()].map((name) => [name, new Set<string>()]));
      for (const [path, values] of Object.entries(OTHER_VALUES)) {
        for (const value of values) {
          const after = pictures(id, under(withSetting(settings, path, value)));
          for (const [name, picture] of before)
            if (after.get(name)?.drawn !== picture.drawn) moved.get(name)!.add(path);
        }
      }
      const inOrder = (paths: Set<string>) => Object.keys(OTHER_VALUES).filter((path) => paths.has(path));
      expect(Object.fromEntries([...before].map(([name, { stated }]) => [name, stated]))).toEqual(
        Object.fromEntries([...moved].map(([name, paths]) => [name, inOrder(paths)]))
      );
    },
    240_000
  );

  const labels = (id: string, name: string): string[] =>
    pictures(id, under(sample.settings)).get(`${id}-${name}`)!.stated;

  it("of trends states the season’s form and the group’s edition, which move the forecast", () => {
    expect(labels(OFFENCES, "trends")).toEqual(expect.arrayContaining(["season.method", "msg.edition"]));
  });

  it("of a survey’s group states the oldest wave accepted, and no length of the latest period", () => {
    expect(labels(SURVEY, "group")).toContain("survey.oldest");
    expect(labels(SURVEY, "group")).not.toContain("latest.months");
  });

  it("has no “significant rule”, and no “12, 24, 36, baseline months”", () => {
    pictures(OFFENCES, under(sample.settings));
    const footer = figures.get(`${OFFENCES}-trends`)!.footer().join(" ");
    expect(footer).toContain("What counts as achieved: significant; ");
    expect(footer).toContain(
      "Trend windows: the last 12, 24 and 36 months, and the months since the baseline began; "
    );
    expect(footer).not.toMatch(/significant rule|baseline months/);
  });

  it("of a control chart states what moves a target in numbers, and nothing of a target that it does not draw", () => {
    const inNumbers = withSetting(sample.settings, "achievement", "-20%");
    const target = ["target.end", "target.months", "achievement"];
    const chart = (settings: Settings) => pictures(OFFENCES, under(settings)).get(`${OFFENCES}-spc`)!;
    expect(chart(sample.settings).stated).not.toEqual(expect.arrayContaining(target));
    const { drawn: before, stated } = chart(inNumbers);
    expect(stated).toEqual(expect.arrayContaining(target));
    for (const [path, value] of [
      ["achievement", "-30%"],
      ["target.end", "2018-03"],
      ["target.months", 24],
      ["baseline.months", 24]
    ] as const)
      expect(chart(withSetting(inNumbers, path, value)).drawn, path).not.toBe(before);
  });

  it("of trends to a target in numbers states a setting exactly when changing it moves the picture: z does not", () => {
    const settings = withSetting(wideSeason(sample.settings), "achievement", "-20%");
    const fanOf = (chosen: Settings) => pictures(OFFENCES, under(chosen)).get(`${OFFENCES}-trends`)!;
    const before = fanOf(settings);
    const moved = Object.entries(OTHER_VALUES)
      .filter(([path, values]) =>
        values.some((value) => fanOf(withSetting(settings, path, value)).drawn !== before.drawn)
      )
      .map(([path]) => path);
    expect(before.stated).toEqual(moved);
    expect(moved).not.toContain("z");
  });

  it("states a measure’s own target in place of the plan’s", () => {
    const plan = structuredClone(context.plan);
    const { measure } = planMeasures(plan).find((entry) => entry.measure.id === OFFENCES)!;
    Object.assign(measure, { target: "-20%" });
    pictures(OFFENCES, { ...under(sample.settings), plan });
    for (const name of ["spc", "trends"])
      expect(figures.get(`${OFFENCES}-${name}`)!.footer().join(" ")).toContain(
        "What counts as achieved: −20% on the baseline; "
      );
  });

  it("says so where no setting is read", () => {
    const source = { title: "A plan", force: "Kent", periodEnd: "2014-09", settings: sample.settings };
    expect(pictureFooter(source, [])[1]).toBe("No setting changes this picture.");
  });
});
