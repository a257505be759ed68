import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { htmlOf } from "../../../scripts/static/html-of.js";
import { keepCells } from "../../../scripts/static/keep-cells.js";

const ROOT = "<!--:0a1b2c3d:-->";
const AWAITED = `<observablehq-loading></observablehq-loading>${ROOT}`;
const END = '<observablehq-loading hidden=""></observablehq-loading>';

/** A page after Framework's script has shown something in the only cell of it, or told of an error there. */
function afterShowing(before: string, shown: string, failed = false) {
  const html = `<!doctype html><html><body><main>${before}</main></body></html>`;
  const { document } = parseHTML(html);
  document.querySelector("observablehq-loading")?.remove();
  const comments = document.createNodeIterator(document.body, 128);
  const root = comments.nextNode() as Comment;
  const template = document.createElement("div");
  template.innerHTML = shown;
  const nodes = [...template.childNodes];
  root.before(...nodes);
  Object.assign(root, { _nodes: nodes, _error: failed });
  const problems = keepCells(document as unknown as Document, html);
  return { main: [...document.querySelector("main")!.childNodes].map(htmlOf).join(""), problems };
}

describe("keepCells(document, html)", () => {
  it("marks where what a cell shows begins and ends", () => {
    const { main, problems } = afterShowing(`<p>In all ${AWAITED} offences</p>`, "<b>12</b>");
    expect(main).toBe(`<p>In all <!--static--><b>12</b>${END}${ROOT} offences</p>`);
    expect(problems).toEqual([]);
  });

  it("leaves text of the data as text", () => {
    const { main } = afterShowing(`<p>${AWAITED}</p>`, "&lt;img src=x onerror=alert(1)&gt; &amp; more");
    expect(main).toBe(`<p><!--static-->&lt;img src=x onerror=alert(1)&gt; &amp; more${END}${ROOT}</p>`);
  });

  it("lets controls say that they do not answer, and leaves out scripts and what reads charts by keys", () => {
    const shown =
      '<div><button>Save</button><button disabled="">Next</button><script>go()</script><i role="slider"></i></div>';
    expect(afterShowing(`<div>${AWAITED}</div>`, shown).main).toContain(
      '<div><button data-still="" disabled="">Save</button><button disabled="">Next</button></div>'
    );
  });

  it("leaves to the script what a cell failed to show, and says why", () => {
    const { main, problems } = afterShowing(`<div>${AWAITED}</div>`, "<p>Worker is not defined</p>", true);
    expect(main).toBe(`<div>${AWAITED}</div>`);
    expect(problems).toEqual(["Worker is not defined"]);
  });

  it("leaves to the script what a reader of HTML would move: blocks in a paragraph, a link in a link", () => {
    expect(afterShowing(`<p>${AWAITED}</p>`, "<table></table>").main).toBe(`<p>${AWAITED}</p>`);
    expect(afterShowing(`<a>${AWAITED}</a>`, "<b><a>x</a></b>").main).toBe(`<a>${AWAITED}</a>`);
  });

  it("adds nothing where a block of code shows nothing at once", () => {
    expect(afterShowing(`<div>${ROOT}</div>`, "").main).toBe(`<div>${ROOT}</div>`);
    expect(afterShowing(`<div>${ROOT}</div>`, "<p>no</p>", true).main).toBe(`<div>${ROOT}</div>`);
  });
});
