import { expect, test } from "vitest";
import { exceptionsList } from "../../../src/components/exceptions/exceptions-list.js";
import "../document.js";

test("exceptionsList(kinds) has a heading for each kind, a link for each measure, and text that stays text", () => {
  const list = exceptionsList([
    {
      kind: "new-red",
      title: "New reds",
      exceptions: [{ id: "burglary", title: "Burglary", texts: ["Red now, <b>amber</b> then.", "Why."] }]
    },
    {
      kind: "revised",
      title: "Figures revised",
      exceptions: [{ id: null, title: "robbery", texts: ["2 figures."] }]
    }
  ]);
  expect([...list.querySelectorAll("h2")].map((h2) => [h2.id, h2.textContent])).toEqual([
    ["new-red", "New reds"],
    ["revised", "Figures revised"]
  ]);
  expect(list.querySelector("a")!.getAttribute("href")).toMatch(/measures\/burglary\.html$/);
  expect(list.querySelectorAll("a")).toHaveLength(1);
  expect(list.querySelector("b")).toBeNull();
  expect([...list.querySelectorAll("section:first-child p")].map((p) => p.textContent)).toEqual([
    "Red now, <b>amber</b> then.",
    "Why."
  ]);
});
