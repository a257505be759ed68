import { describe, expect, it } from "vitest";
import { withStillCells } from "../../../scripts/site/still-cells.js";

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

const IMPORTS = 'import {define} from "./_observablehq/client.js";\nimport {plan} from "./plan.js";\n\n';

/** Which of a page's cells, by their ids, stand still. */
const still = (html: string): string[] =>
  JSON.parse(
    / = standsStill\((\[.*?\]), defineAtOnce\);$/m.exec(withStillCells(IMPORTS + html))?.[1] ?? "[]"
  );

describe("withStillCells(html)", () => {
  it("has cells stand still that are of pieces fetched later and of the view, and what fetches the pieces", () => {
    const html = [FETCHES, cell("a", "counts", "plan"), cell("b", "choose"), cell("c", "plan")].join("\n\n");
    const page = `${html}\n${["a", "b", "c"].map((id) => written(id, "12")).join("")}`;
    expect(still(page)).toEqual(["f", "a"]);
    const finished = withStillCells(IMPORTS + page);
    expect(finished.split("\n").length).toBe((IMPORTS + page).split("\n").length);
    expect(finished).toContain(`${STILL}<!--:a:-->`);
    expect(finished).toContain(`${END}<!--:b:-->`);
    // The cells themselves are as they were: whoever reads the page finds each as Framework defined it.
    expect(finished).toContain(html);
    expect(finished.split("\n")[0]).toBe(
      'import {define as defineAtOnce} from "./_observablehq/client.js"; const define = standsStill(["f","a"], defineAtOnce);'
    );
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
