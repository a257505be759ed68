import { describe, expect, it } from "vitest";
import { checkPages } from "../../../scripts/site/check-site.js";

const check = (pages: Record<string, string>, ...files: string[]): string[] =>
  checkPages(new Map(Object.entries(pages)), new Set([...Object.keys(pages), ...files])).map(
    ({ page, problem }) => `${page}: ${problem}`
  );

describe("checkPages(pages, files)", () => {
  it("finds nothing wrong with links that lead somewhere", () => {
    const index =
      '<a href="./a/b.html#x">b</a><a href="https://example.org/">elsewhere</a><a href="#top" id="top">t</a>';
    const b = '<h2 id="x">x</h2><a href="../">home</a><a href="../data.csv">data</a>';
    expect(check({ "index.html": index, "a/b.html": b }, "data.csv")).toEqual([]);
  });

  it("names a link to a page, folder or file that does not exist", () => {
    const html = '<a href="./b">b</a><a href="c/">c</a><img src="d.png">';
    expect(check({ "index.html": html })).toEqual([
      "index.html: broken link ./b: there is no such page, file or place on a page",
      "index.html: broken link c/: there is no such page, file or place on a page",
      "index.html: broken link d.png: there is no such page, file or place on a page"
    ]);
  });

  it("names a link to a place that a page without cells does not have", () => {
    expect(check({ "index.html": '<a href="#nowhere">n</a>' })).toEqual([
      "index.html: broken link #nowhere: there is no such page, file or place on a page"
    ]);
  });

  it("leaves places on pages with cells to the browser, which may add them", () => {
    expect(check({ "index.html": '<a href="#later">n</a><!--:abc:-->' })).toEqual([]);
  });

  it("names a cell that cannot be read", () => {
    const html = '<div class="observablehq--inspect observablehq--error">SyntaxError: Unexpected token</div>';
    expect(check({ "index.html": html })).toEqual([
      "index.html: a cell cannot be read: SyntaxError: Unexpected token"
    ]);
  });

  it("names what a page loads from another machine", () => {
    const html =
      '<link rel="stylesheet" href="https://fonts.example/a.css"><script src="//cdn.example/a.js"></script>';
    expect(check({ "index.html": html })).toEqual([
      "index.html: loads //cdn.example/a.js from another machine",
      "index.html: loads https://fonts.example/a.css from another machine"
    ]);
  });
});
