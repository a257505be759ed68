import "../components/document.js";
import { describe, expect, test } from "vitest";
import { element, svgElement } from "../../src/kit/element.js";

describe("element", () => {
  test("nests children, however deep the list", () => {
    const made = element("p", { class: "note" }, "a", [element("b", {}, "b"), ["c"]]);
    expect(made.outerHTML).toBe('<p class="note">a<b>b</b>c</p>');
  });

  test("leaves out false and empty attributes and children", () => {
    const made = element("p", { title: null, lang: undefined, hidden: false }, null, undefined, false);
    expect(made.outerHTML).toBe("<p></p>");
  });

  test("keeps text as text", () => {
    const made = element("p", { title: '"><img>' }, "<img src=x onerror=alert(1)>");
    expect(made.children).toHaveLength(0);
    expect(made.textContent).toBe("<img src=x onerror=alert(1)>");
  });

  test("listens with a function", () => {
    let heard = 0;
    const made = element("button", { onclick: () => heard++ });
    made.dispatchEvent(
      new (made.ownerDocument.defaultView as unknown as { Event: typeof Event }).Event("click")
    );
    expect(heard).toBe(1);
  });
});

test("svgElement makes elements in the SVG namespace", () => {
  expect(svgElement("circle", { r: 5 }).namespaceURI).toBe("http://www.w3.org/2000/svg");
});
