import { expect, test } from "vitest";
import { measureResponses } from "../../../src/components/measure/measure-responses.js";
import "../document.js";

test("measureResponses(responses) is a row an action, in words, with a link to its paper", () => {
  const table = measureResponses([
    {
      date: "2014-10-31",
      action: "Patrols at <b>stations</b>",
      owner: "Head of Crime",
      due: "2015-03-31",
      status: "under way",
      link: "https://example.org/papers/7"
    },
    { date: "2014-11-02", action: "A review", owner: "The board", due: null, status: "planned", link: null }
  ]);
  const rows = [...table.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent)
  );
  expect(rows).toEqual([
    [
      "Patrols at <b>stations</b>",
      "31 October 2014",
      "Head of Crime",
      "31 March 2015",
      "under way",
      "example.org"
    ],
    ["A review", "2 November 2014", "The board", "no day is set", "planned", "none"]
  ]);
  expect(table.querySelector("a")!.getAttribute("href")).toBe("https://example.org/papers/7");
});

test("measureResponses([]) says that none is recorded", () => {
  expect(measureResponses([]).textContent).toBe("No response to this red is recorded.");
});
