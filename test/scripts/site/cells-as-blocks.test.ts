import { normalizeConfig } from "@observablehq/framework/dist/config.js";
import { parseMarkdown } from "@observablehq/framework/dist/markdown.js";
import { describe, expect, it } from "vitest";
import { cellsAsBlocks } from "../../../scripts/site/cells-as-blocks.js";

const { md } = normalizeConfig({ markdownIt: cellsAsBlocks });
const bodyOf = (markdown: string): string =>
  parseMarkdown(markdown, { md, path: "/page" } as never).body.replace(/<!--:[0-9a-f]+:-->/g, "CELL");

describe("cellsAsBlocks", () => {
  it("makes a paragraph with nothing but one expression a block", () => {
    expect(bodyOf("Before\n\n${spc(now)}\n\nAfter")).toMatch(
      /^<p>Before<\/p>\n<div class="cell"><observablehq-loading><\/observablehq-loading>CELL<\/div>\n<p>After<\/p>/
    );
  });

  it("leaves a paragraph in which an expression stands among words", () => {
    expect(bodyOf("A mean of ${mean}.")).toMatch(/^<p>A mean of .*CELL\.<\/p>/);
  });
});
