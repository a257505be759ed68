import "../document.js";
import { describe, expect, it } from "vitest";
import { totalAndParts } from "../../../src/components/choice/total-and-parts.js";
import { placeWords } from "../../../src/plan/place-words.js";

const names = { london: "London", hackney: "Hackney", barnet: "Barnet", shoreditch: "Shoreditch" };
const options = {
  total: { id: "london", parts: ["hackney", "barnet"] },
  names,
  places: placeWords({ places: { one: "borough", many: "boroughs" } })
};
const linksOf = (element: HTMLElement | null) =>
  [...element!.querySelectorAll("a")].map((a) => [a.textContent, a.getAttribute("href")]);

describe("totalAndParts", () => {
  it("leads from the sum to each of its places, by name", () => {
    const list = totalAndParts({ ...options, force: "london" });
    expect(list!.querySelector("summary")!.textContent).toBe("The 2 boroughs of London");
    expect(linksOf(list)).toEqual([
      ["Barnet", "?borough=barnet"],
      ["Hackney", "?borough=hackney"]
    ]);
  });

  it("leads from one of them to the sum", () => {
    const way = totalAndParts({ ...options, force: "hackney" });
    expect(way!.textContent).toBe("One of the 2 boroughs of London.");
    expect(linksOf(way)).toEqual([["London", "?borough=london"]]);
  });

  it("is nothing for a local area", () => {
    expect(totalAndParts({ ...options, force: "shoreditch" })).toBeNull();
  });
});
