import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RATING_COLOURS_CSS, ratingColoursCss } from "../../../scripts/site/rating-colours-css.js";
import { RATING_COLOURS, ratingColours } from "../../../src/charts/ratings/rating-colours.js";

const SOURCE = "src/charts/ratings/rating-colours.ts";

describe("RATING_COLOURS", () => {
  test("are what the style sheet of the pages has: npm run colours makes it", () => {
    expect(readFileSync(RATING_COLOURS_CSS, "utf8")).toBe(ratingColoursCss());
  });

  test("stand in no other file: red is one token", () => {
    const colours = Object.values(RATING_COLOURS).flatMap((uses) =>
      Object.values(uses).flatMap(({ light, dark }) => [light, dark])
    );
    const files = readdirSync("src", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(css|ts|md)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => file !== SOURCE && file !== RATING_COLOURS_CSS);
    expect(files).toContain("src/style.css");
    const found = files.filter((file) => {
      const text = readFileSync(file, "utf8").toLowerCase();
      return colours.some((colour) => text.includes(colour));
    });
    expect(found).toEqual([]);
  });

  test("fill charts by the property that pages set, with the light value for a picture on its own", () => {
    expect(ratingColours.red.fill).toBe(`var(--red-shape, ${RATING_COLOURS.red.shape.light})`);
    expect(readFileSync(RATING_COLOURS_CSS, "utf8")).toContain(
      `--red-shape: ${RATING_COLOURS.red.shape.dark};`
    );
  });
});
