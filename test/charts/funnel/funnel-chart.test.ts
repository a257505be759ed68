import { expect, test } from "vitest";
import { sizeDomain, sizeTicks } from "../../../src/charts/frame/size-axis.js";
import { funnelChart } from "../../../src/charts/funnel/funnel-chart.js";
import { placeWords } from "../../../src/plan/place-words.js";
import type { FunnelFigures } from "../../../src/views/funnel-figures.js";
import { funnelView } from "../../../src/views/funnel-view.js";
import { forceNames, funnelFigures, testDocument } from "../fixtures.js";
import { pictureText, textsOf, valuesAt } from "../picture.js";

const names = { ...forceNames, "city-of-london": "City of London", cumbria: "Cumbria" };
const peers = Object.keys(forceNames).slice(1);

const draw = (figures: FunnelFigures = funnelFigures, width = 720) =>
  funnelChart(
    {
      measure: "All crime",
      place: "Leicestershire",
      places: placeWords({}),
      figures,
      view: funnelView(figures),
      peers,
      forceNames: names
    },
    { width, document: testDocument() }
  );

/** The figures with other offences in Leicestershire. */
const withOwn = (observed: number): FunnelFigures => {
  const [own, ...others] = funnelFigures.forces;
  return { ...funnelFigures, forces: [{ ...own!, observed }, ...others] };
};

const title = (chart: Element) => textsOf(chart)[0];

test("funnelChart looks as it did, wide", async () => {
  await expect(pictureText(draw())).toMatchFileSnapshot("funnel-chart.snap.svg");
});

test("funnelChart looks as it did, narrow", async () => {
  await expect(pictureText(draw(funnelFigures, 320))).toMatchFileSnapshot("funnel-chart-narrow.snap.svg");
});

test("funnelChart names on a narrow page all forces as it names each, without a value that would stand on a line of its own", () => {
  const labels = (width?: number) =>
    [...draw(funnelFigures, width).querySelectorAll("tspan")].map((one) => one.textContent);
  expect(labels(320)).toContain("all forces");
  expect(labels(320).filter((text) => /^\d+\.\d+$/.test(text ?? ""))).toEqual([]);
});

test("funnelChart says where the force lies among all forces", () => {
  const { inner, outer } = funnelView(funnelFigures)!.ownLimits;
  expect(title(draw())).toBe(
    `Leicestershire, at 57.8, lies within the 95% limits for a force of its size among 14: ${inner.lower.toFixed(1)} to ${inner.upper.toFixed(1)}`
  );
  expect(outer.upper).toBeGreaterThan(inner.upper);
});

test("funnelChart says when the force lies beyond one pair of limits, or both", () => {
  expect(title(draw(withOwn(118_000)))).toMatch(
    /^Leicestershire, at 113\.1, lies above the 95% limits for a force of its size among 14, [\d.]+ to [\d.]+, but within the 99\.8% limits$/
  );
  expect(title(draw(withOwn(170_000)))).toMatch(/lies above the 99\.8% limits .*: [\d.]+ to [\d.]+$/);
  expect(title(draw(withOwn(12_000)))).toMatch(/lies below the 99\.8% limits/);
});

test("funnelChart prints z, phi and tau squared under the title", () => {
  const { own, phi, tauSquared } = funnelView(funnelFigures)!;
  const subtitle = textsOf(draw())[1]!.replaceAll("\u00a0", " ");
  expect(subtitle).toContain("All crime, Leicestershire and 13 other forces, October 2013 to September 2014");
  expect(subtitle).toContain(
    `z ${own.z.toFixed(2).replace("-", "−")}, φ ${Math.round(phi).toLocaleString("en-GB")}, τ² ${tauSquared.toFixed(4)}`
  );
});

test("funnelChart names the force and its group with their figures, and the line of all forces at its value", () => {
  const chart = draw();
  const { target } = funnelView(funnelFigures)!;
  expect(textsOf(chart)).toEqual(
    expect.arrayContaining([
      "Leicestershire 57.8",
      "Derbyshire 49.6",
      "Nottinghamshire 63.9",
      `all forces ${target.toFixed(1)}`
    ])
  );
  expect(valuesAt(chart, "centre")[0]).toBeCloseTo(target, 0);
  expect(chart.querySelectorAll('g[class="force group"] circle')).toHaveLength(7);
  expect(chart.querySelectorAll('g[class="force own"] circle')).toHaveLength(1);
  expect(chart.querySelectorAll('g[class="force other"] circle')).toHaveLength(5);
});

test("funnelChart names both pairs of limits and the plain ones, and draws all three", () => {
  const chart = draw();
  const texts = textsOf(chart);
  for (const name of ["95%", "99.8%"]) expect(texts.filter((text) => text === name)).toHaveLength(2);
  expect(texts).toContain("Poisson");
  for (const pair of ["inner", "outer", "plainInner", "plainOuter"]) {
    for (const side of ["upper", "lower"]) {
      expect(
        chart.querySelectorAll(`g[class="limit ${pair} ${side}"] path, path[class="limit ${pair} ${side}"]`)
      ).toHaveLength(1);
    }
  }
});

test("funnelChart names a force outside its axes above the plot instead of making room for it", () => {
  const chart = draw();
  expect(textsOf(chart)).toContain("City of London 870.2 (6,139 people)");
  const slider = chart.querySelector("[role=slider]")!;
  expect(slider.getAttribute("aria-valuemax")).toBe("14");
});

test("funnelChart always draws the home force inside its axes", () => {
  const others = funnelFigures.forces.filter(
    ({ force }) => !["leicestershire", "city-of-london"].includes(force)
  );
  const own = { force: "leicestershire", observed: 5_342, size: 6_139 };
  const chart = draw({ ...funnelFigures, forces: [own, ...others] });
  expect(chart.querySelectorAll('g[class="force own"] circle')).toHaveLength(1);
  expect(textsOf(chart)).toContain("Leicestershire 870.2");
  expect(textsOf(chart).join("\n")).not.toContain("people)");
});

test("funnelChart reads its forces by size, with their z-scores", () => {
  const chart = draw();
  const document = chart.ownerDocument;
  const press = (key: string) => {
    const event = new (document.defaultView as unknown as { Event: typeof Event }).Event("keydown");
    chart.querySelector("[role=slider]")!.dispatchEvent(Object.assign(event, { key }));
    return chart.querySelector("[aria-live]")!.textContent;
  };
  expect(press("Home")).toMatch(/^City of London: 870\.2, z \+\d+\.\d\d \(off the scale\)$/);
  expect(press("ArrowRight")).toMatch(/^Cumbria: 46\.4, z −\d\.\d\d$/);
});

test("funnelChart of percentages stays within 100% and speaks of sampling", () => {
  const forces = peers.map((force, i) => ({ force, observed: 520 + 8 * i, size: 600 }));
  const figures: FunnelFigures = {
    ...funnelFigures,
    unit: "per cent",
    populationYear: null,
    forces: [{ force: "leicestershire", observed: 540, size: 600 }, ...forces]
  };
  const texts = textsOf(draw(figures)).join("\n");
  expect(texts).toContain("Leicestershire, at 90.0%, lies within the 95% limits");
  expect(texts).toContain("sampling");
  expect(texts).toContain("arcsine scale");
  expect(pictureText(draw(figures))).not.toMatch(/NaN|Infinity|undefined/);
});

test("funnelChart names a proxy, and the forces without a figure", () => {
  const texts = textsOf(draw({ ...funnelFigures, proxy: "Violent crime", missing: ["cumbria"] })).join("\n");
  expect(texts).toContain("Violent crime (proxy for All crime)");
  expect(texts).toContain("Without a figure: Cumbria.");
});

test.each([
  [
    "two forces of one size",
    [
      [10, 1000],
      [20, 1000]
    ]
  ],
  [
    "a force without offences",
    [
      [0, 90_000],
      [900, 100_000],
      [1000, 100_000]
    ]
  ],
  [
    "forces that all agree",
    [
      [100, 1000],
      [1000, 10_000],
      [300, 3000]
    ]
  ]
])("funnelChart is drawn of %s", (_, pairs) => {
  const forces = pairs.map(([observed, size], i) => ({
    force: `force-${i}`,
    observed: observed!,
    size: size!
  }));
  expect(pictureText(draw({ ...funnelFigures, forces }))).not.toMatch(/NaN|Infinity|undefined/);
});

test("funnelChart without figures says why", () => {
  const chart = funnelChart(
    {
      measure: "All crime",
      place: "Leicestershire",
      places: placeWords({}),
      figures: { reason: "no-denominator", evidence: {} },
      view: undefined,
      peers,
      forceNames
    },
    { width: 600, document: testDocument() }
  );
  expect(title(chart)).toBe("Could not be judged: the population is not known");
  expect(chart.querySelectorAll("circle")).toHaveLength(0);
  const nothing = { ...funnelFigures, forces: [{ force: "leicestershire", observed: 0, size: 1000 }] };
  expect(title(draw(nothing))).toBe("No funnel plot: there are no figures to compare");
});

test("funnelChart has one sentence of alternative text with the numbers", () => {
  const picture = draw().querySelector("svg")!;
  expect(picture.getAttribute("role")).toBe("img");
  expect(picture.getAttribute("aria-label")).toMatch(
    /^Funnel plot of all forces\. Leicestershire, at 57\.8, lies within/
  );
});

test("sizeTicks are round and as many as there is room for", () => {
  expect(sizeTicks([500_000, 9_000_000], 500)).toEqual([500_000, 1_000_000, 2_000_000, 5_000_000]);
  expect(sizeTicks([500_000, 9_000_000], 60)).toEqual([1_000_000]);
});

test("sizeDomain leaves the asked share of its length free before the smallest", () => {
  const [low, high] = sizeDomain([1000, 10_000], 0.25);
  expect(Math.log(950 / low) / Math.log(high / low)).toBeCloseTo(0.25, 10);
});
