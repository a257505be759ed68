import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { withPerformance } from "../../../scripts/bench/performance-in-readme.js";

const readme = readFileSync("README.md", "utf8");
/** What was measured of each plan that ships. */
const FILES = readdirSync("docs")
  .filter((name) => name.startsWith("performance"))
  .map((name) => `docs/${name}`);

describe("the README", () => {
  it.each(FILES)(
    "repeats what %s says of the pages that most readers open, of waiting and of builds",
    (file) => {
      const measured = readFileSync(file, "utf8");
      expect(withPerformance(readme, measured, file)).toBe(readme);
      for (const row of [
        /^\| index\.html \|.*$/m,
        /^\| measures\/all-crime\.html \|.*$/m,
        /^\| This site, from nothing \|.*$/m
      ])
        expect(readme).toContain(row.exec(measured)![0]);
      expect(readme).toContain(/^.*[mM]easured on .*$/m.exec(measured)![0]);
    }
  );

  it("is refused when it has no place for them", () => {
    expect(() => withPerformance("# Title\n", "", "docs/performance.md")).toThrow(
      "the README has no part between"
    );
  });
});
