import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { withPerformance } from "../../../scripts/bench/performance-in-readme.js";

const readme = readFileSync("README.md", "utf8");
const measured = readFileSync("docs/performance.md", "utf8");

describe("the README", () => {
  it("repeats what docs/performance.md says of the pages that most readers open, and of builds", () => {
    expect(withPerformance(readme, measured)).toBe(readme);
    for (const row of [
      /^\| index\.html \|.*$/m,
      /^\| measures\/all-crime\.html \|.*$/m,
      /^\| This site, from nothing \|.*$/m
    ])
      expect(readme).toContain(row.exec(measured)![0]);
    expect(readme).toContain(/^Measured on .*$/m.exec(measured)![0]);
  });

  it("is refused when it has no place for them", () => {
    expect(() => withPerformance("# Title\n", measured)).toThrow("the README has no part between");
  });
});
