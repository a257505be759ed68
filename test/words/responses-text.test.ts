import { expect, test } from "vitest";
import { formatDay, responseText } from "../../src/words/responses-text.js";

test("formatDay(day) is the day as people write it", () => {
  expect(formatDay("2014-10-03")).toBe("3 October 2014");
});

test("responseText(response) says what is done, by whom, by when and how far it has come", () => {
  const response = {
    date: "2014-10-31",
    action: "Patrols at stations.",
    owner: "Head of Crime",
    due: "2015-03-31",
    status: "under way",
    link: null
  } as const;
  expect(responseText(response)).toBe(
    "Response: Patrols at stations (Head of Crime; due 31 March 2015; under way)."
  );
  expect(responseText({ ...response, due: null, status: "done" })).toBe(
    "Response: Patrols at stations (Head of Crime; done)."
  );
});
