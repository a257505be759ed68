import { expect, test } from "vitest";
import { panelTable } from "../../../src/components/dashboard/panel-table.js";
import { panelHeights } from "../../../src/components/dashboard/panel-tracks.js";
import { burglary, burglaryRating, outcome, outcomeRating, planRating, priorityWith } from "../samples.js";

const tracksOf = (style: string): number[] => style.split("; ").map((one) => Number(one.split(": ")[1]));
const small = panelTable(priorityWith(outcome), planRating([outcomeRating]));
const large = panelTable(priorityWith(burglary, outcome), planRating([burglaryRating, outcomeRating]));

test("names a number of tracks for each width, fewer where there is more room", () => {
  const style = panelHeights("Domestic burglary", large);
  expect(style).toMatch(/^--at-350: \d+; --at-400: \d+; --at-450: \d+$/);
  const [narrow, middle, wide] = tracksOf(style) as [number, number, number];
  expect(narrow).toBeGreaterThanOrEqual(middle);
  expect(middle).toBeGreaterThanOrEqual(wide);
});

test("grows with rows, and by the lines that a longer text takes", () => {
  const wide = (table: typeof small, title = "Crime"): number => tracksOf(panelHeights(title, table)).at(-1)!;
  expect(wide(large)).toBeGreaterThan(wide(small));
  // 80 characters of bold 16 px take 768 px: two lines of the 390 px beside the number; a line of 20 px is two or three tracks of 8.
  expect(wide(small, "x".repeat(80)) - wide(small)).toBeGreaterThanOrEqual(2);
  expect(wide(small, "x".repeat(80)) - wide(small)).toBeLessThanOrEqual(3);
  // A note of 700 characters of 12 px takes 4,368 px: eleven lines of 424 px, of 16 px each; and the room above and below it.
  const noted = { ...small, notes: [...small.notes, { marker: "", text: "x".repeat(700) }] };
  expect(wide(noted) - wide(small)).toBeGreaterThanOrEqual(22);
  expect(wide(noted) - wide(small)).toBeLessThanOrEqual(24);
});
