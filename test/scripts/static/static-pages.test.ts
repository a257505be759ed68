import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { keepJson, keptJson } from "../../../loaders/files/kept-json.js";
import type { StaticPage } from "../../../scripts/static/static-page.js";
import { staticPages } from "../../../scripts/static/static-pages.js";

/** Shows what its page asks for where Framework's script would. */
const CLIENT = `
const roots = [...document.querySelectorAll("p")].map((place) => [place, place.lastChild]);
export function show(i, value) {
  const [place, root] = roots[i];
  place.querySelector("observablehq-loading").remove();
  const text = document.createTextNode(value);
  root.before(text);
  root._nodes = [text];
}
`;

const page = (cells: number, script: string): string =>
  `<!DOCTYPE html><html><head><title>A page</title>
<script type="module">import {show} from "./client.js";
${script}</script></head><body><main id="observablehq-main">${Array.from(
    { length: cells },
    (_, i) => `<p><observablehq-loading></observablehq-loading><!--:0000000${i}:--></p>`
  ).join("")}</main></body></html>`;

const PAGES = {
  "time.html": page(
    4,
    [
      "show(0, new Date().toISOString());",
      "show(1, String(Math.random()));",
      'setTimeout(() => show(2, Date.now() - Date.UTC(2014, 8, 30) + " ms later"), 500);',
      'document.title = "Fish & <chips>"; show(3, new Date(2014, 6, 1).toLocaleString());'
    ].join("\n")
  ),
  "files.html": page(
    2,
    [
      'show(0, (await (await fetch("./data.json")).json()).text);',
      'await fetch("https://example.org/data.json").catch((error) => show(1, error.message));'
    ].join("\n")
  ),
  "nothing.html": page(1, "show(0, undefined)"),
  "code.html": page(1, 'try { new Function("return 1")() } catch (error) { show(0, error.name) }'),
  "gone.html": page(1, 'import("./gone.js").catch(() => show(0, "no such module"))'),
  "broken.html": page(1, "throw new Error('of the page');"),
  "static.html":
    "<!DOCTYPE html><html><head><title>Words</title></head><body><p>Words &amp; <br> words</p></body></html>"
};

const OPENED = Date.UTC(2014, 8, 30);
let folder: string;
let said: string[];
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const shown = (name: string): string[] =>
  [...read(name).matchAll(/<!--static-->(.*?)<observablehq-loading hidden/g)].map(([, text]) => text!);
const write = (): void => {
  writeFileSync(join(folder, "client.js"), CLIENT);
  writeFileSync(join(folder, "data.json"), JSON.stringify({ text: "<b>data</b>" }));
  for (const [name, html] of Object.entries(PAGES)) writeFileSync(join(folder, name), html);
};
const make = (): Promise<string[]> =>
  staticPages(folder, Object.keys(PAGES), { opened: OPENED, cache: join(folder, "cache") });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-static-"));
  mkdirSync(join(folder, "cache"));
  write();
  said = await make();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("staticPages(folder, pages)", () => {
  it("writes into pages what their cells show, at a time and by a chance that are always the same", () => {
    const [first, chance, later, local] = shown("time.html");
    expect(first).toBe("2014-09-30T00:00:00.000Z");
    expect(chance).toBe("0.23645552527159452");
    expect(later).toBe("500 ms later");
    expect(local).toBe("01/07/2014, 00:00:00");
    expect(read("time.html")).toContain("<title>Fish &amp; &lt;chips&gt;</title>");
  });

  it("reads the site's own files, as text that stays text, and asks no other machine for anything", () => {
    expect(shown("files.html")).toEqual([
      "&lt;b&gt;data&lt;/b&gt;",
      "https://example.org/data.json is not part of this site"
    ]);
  });

  it("writes what is not there as a browser does", () => {
    expect(shown("nothing.html")).toEqual(["undefined"]);
  });

  it("makes no code from text, as the pages' policy says", () => {
    expect(shown("code.html")).toEqual(["EvalError"]);
  });

  it("gives a page that asks for what is not there its error, and leaves one that breaks as it was", () => {
    expect(shown("gone.html")).toEqual(["no such module"]);
    expect(read("broken.html")).toBe(PAGES["broken.html"]);
  });

  it("leaves a page without cells as it was, byte for byte", () => {
    expect(read("static.html")).toBe(PAGES["static.html"]);
  });

  it("takes a page that is as it was from the last time, and keeps no other", async () => {
    const before = Object.keys(PAGES).map(read);
    const kept = readdirSync(join(folder, "cache"));
    expect(kept.length).toBe(Object.keys(PAGES).length);
    write();
    const mark = "<!-- kept -->";
    for (const name of kept) {
      const path = join(folder, "cache", name);
      const { parts, ...others } = keptJson<StaticPage>(path)!;
      const main = parts["#observablehq-main"]?.replace("</main>", `${mark}</main>`);
      keepJson(path, { parts: { ...parts, ...(main && { "#observablehq-main": main }) }, ...others });
    }
    writeFileSync(join(folder, "broken.html"), PAGES["broken.html"].replace("of the page", "of another"));
    expect(await make()).toEqual(said);
    const marked = Object.keys(PAGES).filter((name) => read(name).includes(mark));
    const withCells = before.filter((html) => html.includes("</main>"));
    expect(marked.length).toBe(withCells.length - 1);
    expect(readdirSync(join(folder, "cache")).length).toBe(kept.length);
  });

  it("runs no page again for another list of pages in the header that all share", async () => {
    const header = (pages: string) =>
      `<header id="observablehq-header">\n<div><a class="site-name">Name</a><nav>${pages}</nav></div>\n</header>`;
    const withHeader = async (pages: string): Promise<void> => {
      const listed = PAGES["time.html"].replace("<body>", `<body>${header(pages)}`);
      writeFileSync(join(folder, "time.html"), listed);
      await staticPages(folder, ["time.html"], { opened: OPENED, cache: join(folder, "cache") });
    };
    await withHeader("");
    const kept = readdirSync(join(folder, "cache"));
    await withHeader('<a href="./new.html">A new page</a>');
    expect(readdirSync(join(folder, "cache"))).toEqual(kept);
    expect(read("time.html")).toContain(header('<a href="./new.html">A new page</a>'));
    expect(shown("time.html")).toHaveLength(4);
  });

  it.each<[string, (text: string) => string]>([
    ["empty", () => ""],
    ["cut short", (text) => text.slice(0, 100)],
    ["changed in a figure", (text) => text.replace("500 ms", "900 ms")]
  ])("sets a kept page aside that is %s, and makes it anew", async (_, damage) => {
    write();
    await make();
    const before = shown("time.html");
    const cache = join(folder, "cache");
    const name = readdirSync(cache).find((each) =>
      readFileSync(join(cache, each), "utf8").includes("500 ms")
    )!;
    const path = join(cache, name);
    writeFileSync(path, damage(readFileSync(path, "utf8")));
    write();
    const complained = vi.spyOn(console, "error").mockImplementation(() => {});
    await make();
    expect(complained.mock.calls.flat()).toEqual([
      expect.stringContaining(`${path} is damaged: it is made anew`)
    ]);
    complained.mockRestore();
    expect(shown("time.html")).toEqual(before);
    rmSync(`${path}.damaged`);
  });

  it("runs a page again when a file has changed whose name stays", async () => {
    const runs = async (text: string): Promise<string> => {
      writeFileSync(join(folder, "files.html"), PAGES["files.html"]);
      writeFileSync(join(folder, "data.json"), JSON.stringify({ text }));
      const cache = join(folder, "cache-of-stable");
      await staticPages(folder, ["files.html"], { opened: OPENED, cache, stable: ["data.json"] });
      return shown("files.html")[0]!;
    };
    expect([await runs("first"), await runs("second")]).toEqual(["first", "second"]);
  });

  it("says that memory was too little when that ended a page, and leaves the page as it was", async () => {
    const hungry = page(1, "const all = []; for (;;) all.push(new Array(1e6).fill(0));");
    writeFileSync(join(folder, "hungry.html"), hungry);
    process.env.NODE_OPTIONS = "--max-old-space-size=100";
    const told = await staticPages(folder, ["hungry.html"], {
      opened: OPENED,
      cache: join(folder, "cache-of-hungry")
    }).finally(() => delete process.env.NODE_OPTIONS);
    expect(told).toEqual([
      expect.stringMatching(/^hungry\.html: .* was ended \(.*\): there was too little memory\..*[^.]\.$/s)
    ]);
    expect(read("hungry.html")).toBe(hungry);
  });
});
