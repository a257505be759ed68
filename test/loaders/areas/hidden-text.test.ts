import { expect, test } from "vitest";
import { hiddenText } from "../../../loaders/areas/hidden-text.js";

test("hiddenText(task, found, seconds) says what protecting counts took, and what it left out beside the small ones", () => {
  const table = (counts: number[]) => ({ counts, facts: [], known: [], kept: [] });
  const task = {
    protection: { least: 5, width: 3 },
    tables: [table([3, 9, 12, 24]), table([4, 0, 7])]
  };
  // Left out: 3 and 9 of the first table; 4, 0 and 7 of the second. 3, 4 and 0 are below 5.
  const found = [
    { hidden: [0, 1], exposed: [] },
    { hidden: [0, 1, 2], exposed: [] }
  ];
  expect(hiddenText(task, found, 12.34)).toBe(
    "Small counts: 7 counts attacked in 12.3 s: 3 below 5 are left out, and 2 more for their sake. This is kept until they change."
  );
});
