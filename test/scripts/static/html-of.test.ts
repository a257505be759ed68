import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { htmlOf } from "../../../scripts/static/html-of.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

function made(tag: string, text: string, attributes: Record<string, string> = {}): string {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(text);
  return htmlOf(element as unknown as Node);
}

// Expected as https://html.spec.whatwg.org/#serialising-html-fragments says.
describe("htmlOf(node)", () => {
  it("escapes what would be markup in text, also in a title and a field", () => {
    expect(made("p", "<b> & \u00a0")).toBe("<p>&lt;b&gt; &amp; &#160;</p>");
    expect(made("title", "</title><script>")).toBe("<title>&lt;/title&gt;&lt;script&gt;</title>");
    expect(made("textarea", "</textarea>")).toBe("<textarea>&lt;/textarea&gt;</textarea>");
  });

  it("escapes values, so that an address keeps its parameters", () => {
    expect(made("a", "x", { href: '?a=1&copy=2"' })).toBe('<a href="?a=1&amp;copy=2&quot;">x</a>');
  });

  it("writes styles as they are, unless they would end sooner", () => {
    expect(made("style", "a > b { color: red }")).toBe("<style>a > b { color: red }</style>");
    expect(made("style", "</style><b>")).toBe("<style></style>");
  });

  it("keeps a newline that a reader of HTML would drop", () => {
    expect(made("pre", "\nx")).toBe("<pre>\n\nx</pre>");
  });

  it("ends no element that has no end, and names those of pictures as they are spelt", () => {
    const gradient = document.createElementNS("http://www.w3.org/2000/svg", "linearGradient");
    expect(htmlOf(document.createElement("br") as unknown as Node)).toBe("<br>");
    expect(htmlOf(gradient as unknown as Node)).toBe("<linearGradient></linearGradient>");
  });

  it("lets no comment end before its end", () => {
    expect(htmlOf(document.createComment("a --> <b>") as unknown as Node)).toBe("<!--a  <b-->");
  });
});
