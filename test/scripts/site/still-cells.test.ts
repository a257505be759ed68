import { describe, expect, it } from "vitest";
import { withRunningCells, withStillCells } from "../../../scripts/site/still-cells.js";

const FETCHES = `define({id: "f", inputs: ["fetchLater"], outputs: ["counts","key"], body: async (fetchLater) => {
const {counts, key} = await fetchLater();

return {counts,key};
}});`;

const END = "<observablehq-loading hidden></observablehq-loading>";
const STILL = "<observablehq-loading hidden data-still-cell></observablehq-loading>";

/** An expression of these inputs, and what the build wrote of it. */
const cell = (id: string, ...inputs: string[]): string =>
  `define({id: "${id}", mode: "inline", inputs: ${JSON.stringify([...inputs, "display"])}, body: async () => {
display(await(
${inputs[0]}
))
}});`;
const written = (id: string, shown: string): string => `<p><!--static-->${shown}${END}<!--:${id}:--></p>`;

/** Which of a page's cells, by their ids, stand still. */
const still = (html: string): string[] =>
  [...withStillCells(html).matchAll(/^standsStill\(\(\) => define\(\{id: "(\w+)"/gm)].map(([, id]) => id!);

describe("withStillCells(html)", () => {
  it("has cells stand still that are of pieces fetched later and of the view, and what fetches the pieces", () => {
    const html = [FETCHES, cell("a", "counts", "plan"), cell("b", "choose"), cell("c", "plan")].join("\n\n");
    const page = `${html}\n${["a", "b", "c"].map((id) => written(id, "12")).join("")}`;
    expect(still(page)).toEqual(["f", "a"]);
    const finished = withStillCells(page);
    expect(finished.split("\n").length).toBe(page.split("\n").length);
    expect(finished).toContain(`${STILL}<!--:a:-->`);
    expect(finished).toContain(`${END}<!--:b:-->`);
    expect(finished).toMatch(/^standsStill\(\(\) => define\(\{id: "a"[\s\S]*?\n\}\}\)\);$/m);
  });

  it("runs a cell at once that the build could not write, that has controls or still awaits something, and fetches what it needs", () => {
    const cells = [FETCHES, cell("a", "counts", "plan"), cell("b", "key", "plan")].join("\n\n");
    const unwritten = `<p><observablehq-loading></observablehq-loading><!--:b:--></p>`;
    for (const shown of [
      unwritten,
      written("b", '<button data-still="">Sort</button>'),
      written("b", '<p aria-busy="true">…</p>')
    ])
      expect(still(`${cells}\n${written("a", "12")}${shown}`)).toEqual(["a"]);
  });

  it("leaves a page alone that fetches nothing later", () => {
    const html = `${cell("a", "counts", "plan")}\n${written("a", "12")}`;
    expect(withStillCells(html)).toBe(html);
  });
});

describe("withRunningCells(html)", () => {
  it("gives the scripts of a page back as they were before its cells stood still", () => {
    const cells = [FETCHES, cell("a", "counts", "plan"), cell("b", "choose")].join("\n\n");
    const page = withStillCells(`${cells}\n${written("a", "12")}`);
    expect(page).toContain("standsStill");
    expect(withRunningCells(page)).toContain(cells);
  });
});
