import { describe, expect, it } from "vitest";
import { attack, nameOf, type Shown, type Supposed } from "./attacker.js";

const shown = (counts: Record<string, number | null>): Shown[] =>
  Object.entries(counts).map(([series, count]) => ({ series, place: "kent", month: "2014-09", count }));

/** What is told of the hidden counts of one month of Kent, of which `hidden` were recorded. */
async function told(
  counts: Record<string, number>,
  hidden: readonly string[],
  supposed: Partial<Supposed>,
  width = 3
) {
  const cells = shown(
    Object.fromEntries(Object.entries(counts).map(([id, count]) => [id, hidden.includes(id) ? null : count]))
  );
  const ranges = await attack(
    cells,
    [],
    { sums: {}, subsets: [], ...supposed },
    {
      least: 5,
      width,
      recorded: new Map(shown(counts).map((cell) => [nameOf(cell), cell.count!]))
    }
  );
  return Object.fromEntries(ranges.map(({ series, low, high }) => [series, [low, high]]));
}

describe("an attacker", () => {
  const sums = { total: ["theft", "arson", "fraud"] };

  it("tells a count that is the rest of a sum to the one", async () => {
    expect(await told({ total: 20, theft: 9, arson: 3, fraud: 8 }, ["arson"], { sums })).toEqual({
      arson: [3, 3]
    });
  });

  // Of two that make 4 together each is 0 to 4; of two that make 2, 0 to 2, which is narrower than 3.
  it("tells two counts by what they make together", async () => {
    const hidden = ["arson", "fraud"];
    expect(await told({ total: 11, theft: 9, arson: 1, fraud: 1 }, hidden, { sums })).toEqual({
      arson: [0, 2],
      fraud: [0, 2]
    });
    const { arson } = await told({ total: 13, theft: 9, arson: 1, fraud: 3 }, hidden, { sums });
    expect(arson![1]! - arson![0]!).toBeGreaterThanOrEqual(3);
  });

  // One of them is below 5, but which is not said: of 12 together each may be 0 to 12.
  it("supposes one count below the least, and not that all are", async () => {
    const wide = await told({ total: 21, theft: 9, arson: 3, fraud: 9 }, ["arson", "fraud"], { sums }, 13);
    expect(wide).toEqual({ arson: [0, 12], fraud: [0, 12] });
  });

  it("tells a count by what contains it", async () => {
    const subsets: Supposed["subsets"] = [["arson", "total"]];
    expect(await told({ total: 2, arson: 1 }, ["arson"], { subsets })).toEqual({ arson: [0, 2] });
  });
});
