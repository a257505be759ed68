import "../document.js";
import { expect, test } from "vitest";
import { bullets, paragraph } from "../../../src/components/methodology/methodology-prose.js";

test("paragraph marks variables, subscripts, strong words, code and links", () => {
  expect(paragraph("{s}_{B} is **small**: see `data/` and [R1](./r1-change.html#rates).").outerHTML).toBe(
    '<p><var>s</var><sub>B</sub> is <strong>small</strong>: see <code>data/</code> and <a href="./r1-change.html#rates">R1</a>.</p>'
  );
});

test("paragraph keeps the brackets of a numbered source", () => {
  expect(paragraph("known [[1]](#source-1)[[2]](#source-2)").outerHTML).toBe(
    '<p>known <a href="#source-1">[1]</a><a href="#source-2">[2]</a></p>'
  );
});

test("paragraph leaves everything else as text", () => {
  const node = paragraph("a < b & <script>alert(1)</script> 3 * 4 [not a link] (1 + {r})");
  expect(node.textContent).toBe("a < b & <script>alert(1)</script> 3 * 4 [not a link] (1 + r)");
  expect(node.querySelector("script")).toBeNull();
});

test("bullets marks each item", () => {
  expect(bullets(["**one**", "two"]).outerHTML).toBe("<ul><li><strong>one</strong></li><li>two</li></ul>");
});
