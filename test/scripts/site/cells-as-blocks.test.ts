import { normalizeConfig } from "@observablehq/framework/dist/config.js";
import { parseMarkdown } from "@observablehq/framework/dist/markdown.js";
import { describe, expect, it } from "vitest";
import { cellsAsBlocks } from "../../../scripts/site/cells-as-blocks.js";

const { md } = normalizeConfig({ root: "src", markdownIt: cellsAsBlocks });
/** An expression as pages write it. */
const cell = (expression: string): string => `$\{${expression}}`;

const bodyOf = (markdown: string): string =>
  parseMarkdown(markdown, { md, path: "/page" }).body.replace(/<!--:[0-9a-f]+:-->/g, "CELL");

describe("cellsAsBlocks", () => {
  it("makes a paragraph with nothing but one expression a block", () => {
    expect(bodyOf(`Before\n\n${cell("spc(now)")}\n\nAfter`)).toMatch(
      /^<p>Before<\/p>\n<div class="cell"><observablehq-loading><\/observablehq-loading>CELL<\/div>\n<p>After<\/p>/
    );
  });

  it("leaves a paragraph in which an expression stands among words", () => {
    expect(bodyOf(`A mean of ${cell("mean")}.`)).toMatch(/^<p>A mean of .*CELL\.<\/p>/);
  });
});
