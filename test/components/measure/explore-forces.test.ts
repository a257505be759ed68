import { placeWords } from "../../../src/plan/place-words.js";
import "../document.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadData } from "../../../loaders/data/load-data.js";
import { exploreForces } from "../../../src/components/measure/explore-forces.js";
import { placeNames } from "../../../src/plan/plan-data.js";

beforeEach(() => vi.stubGlobal("matchMedia", () => ({ matches: true })));
afterEach(() => vi.unstubAllGlobals());

describe("exploreForces", () => {
  const { data } = loadData("data");
  const areas = data.areas!.map(({ id }) => id);
  const made = () =>
    exploreForces({
      names: placeNames(data),
      areas,
      places: placeWords({}),
      group: ["leicestershire"],
      onChange: () => {}
    });
  const buttonOf = ({ element }: ReturnType<typeof made>, text: string) =>
    [...element.querySelectorAll("button")].find((button) => button.textContent === text)!;

  test("offers 43 forces and 9 areas of the sample, and calls no area a force", () => {
    const forces = made();
    const texts = [...forces.element.querySelectorAll("button")].map((button) => button.textContent);
    expect(texts).toEqual(["Leicestershire only", "All 43 forces", "All 9 areas"]);
    buttonOf(forces, "All 43 forces").click();
    expect(forces.value()).toHaveLength(43);
    expect(forces.element.textContent).toContain("43 of 43 forces, 0 of 9 areas chosen");
    buttonOf(forces, "All 9 areas").click();
    expect(forces.value().sort()).toEqual([...areas].sort());
  });
});
