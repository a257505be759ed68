import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { completeForms } from "../../../scripts/static/form-properties.js";

completeForms();
const { document } = parseHTML(`<!doctype html><html><body>
<label>Month</label><input id="n" value="6"><input id="c" type="checkbox">
<select id="s"><option value="a">A</option><option value="b">B</option></select></body></html>`);
const find = <T>(selector: string): T => document.querySelector(selector) as unknown as T;

// As https://html.spec.whatwg.org/#forms says of each.
describe("completeForms()", () => {
  it("keeps what a page says of a label, a box and a number in the HTML", () => {
    find<HTMLLabelElement>("label").htmlFor = "n";
    find<HTMLInputElement>("#c").checked = true;
    expect(find<HTMLElement>("label").outerHTML).toBe('<label for="n">Month</label>');
    expect(find<HTMLElement>("#c").hasAttribute("checked")).toBe(true);
    expect(find<HTMLInputElement>("#n").valueAsNumber).toBe(6);
    expect(find<HTMLInputElement>("#n").checkValidity()).toBe(true);
  });

  it("knows which option of a list is chosen: the first until one is", () => {
    const list = find<HTMLSelectElement>("#s");
    expect([list.value, list.selectedIndex]).toEqual(["a", 0]);
    list.value = "b";
    expect([list.value, list.selectedIndex]).toEqual(["b", 1]);
    list.selectedIndex = 0;
    expect(list.innerHTML).toBe('<option selected value="a">A</option><option value="b">B</option>');
  });
});
