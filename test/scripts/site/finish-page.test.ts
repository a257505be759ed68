import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { finishPage, UNSAFE_EVAL } from "../../../scripts/site/finish-page.js";
import { NEEDS_SCRIPTS, TAKE_OVER } from "../../../scripts/static/take-over.js";

const SHELL = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<script type="module">import "./a.js";</script>
</head>
<body>
<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">
</body>
</html>`;

describe("finishPage(html)", () => {
  it("names the language, lets the reader zoom and names the side bar's switch", () => {
    const html = finishPage(SHELL);
    expect(html).toContain('<html lang="en-GB">');
    expect(html).toContain('content="width=device-width, initial-scale=1"');
    expect(html).toContain('aria-label="Show the list of pages"');
  });

  it("names the contents of the page, and the way to the pages before and after it", () => {
    const lists = [
      '<aside id="observablehq-toc" data-selector="h2[id]">\n<nav>\n<div>Contents</div></nav></aside>',
      '<footer id="observablehq-footer">\n<nav><a rel="next" href="./b">B</a></nav></footer>'
    ];
    const html = finishPage(SHELL.replace("<body>", `<body>${lists.join("")}`));
    expect(html.match(/<nav.*?>/g)).toEqual([
      '<nav aria-label="Contents">',
      '<nav aria-label="Previous and next page">'
    ]);
  });

  it("allows the scripts written into the page by their hashes, and no other", () => {
    const hashes = [TAKE_OVER, 'import "./a.js";'].map(
      (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`
    );
    expect(finishPage(SHELL)).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")};`);
  });

  it("tells readers without scripts what a page with cells lacks, in its header", () => {
    const header = '<header id="observablehq-header">\n<nav></nav>\n</header>';
    const page = SHELL.replace("<body>", `<body>${header}`);
    expect(finishPage(page)).not.toContain(NEEDS_SCRIPTS);
    expect(finishPage(page.replace("</body>", "<!--:0a1b2c3d:--></body>"))).toContain(
      `<nav></nav>${NEEDS_SCRIPTS}\n</header>`
    );
  });

  it("asks at once for the files that the page waits for, and for no other", () => {
    const script = [
      'registerFile("./now.json", {"name":"./now.json","path":"./_file/now.1.json"});',
      'registerFile("./later.json", {"name":"./later.json","path":"./_file/later.2.json"});',
      'const file = await FileAttachment("./now.json").json();',
      'const later = () => FileAttachment("./later.json").json();'
    ].join("\n");
    const head = '<link rel="modulepreload" href="./a.js">\n<script type="module">';
    const html = finishPage(SHELL.replace('<script type="module">', `${head}\n${script}\n`));
    expect(html.match(/<link rel="preload".*>/g)).toEqual([
      '<link rel="preload" as="fetch" crossorigin href="./_file/now.1.json">'
    ]);
  });

  it("asks at once for the file that one of its modules waits for", () => {
    const script =
      'registerFile("../plan/dashboard.json", {"name":"../plan/dashboard.json","path":"../_file/plan/dashboard.1.json"});';
    const head = '<link rel="modulepreload" href="./a.js">\n<script type="module">';
    const page = SHELL.replace('<script type="module">', `${head}\n${script}\n`);
    expect(finishPage(page, { awaited: "plan/dashboard.json" })).toContain(
      '<link rel="preload" as="fetch" crossorigin href="../_file/plan/dashboard.1.json">'
    );
    expect(finishPage(page)).not.toContain('rel="preload"');
  });

  it("allows code from text to a page that asks for it, and to no other", () => {
    expect(finishPage(SHELL)).not.toContain("'unsafe-eval'");
    expect(finishPage(SHELL.replace("<body>", `<body>${UNSAFE_EVAL}`))).toContain("'unsafe-eval'");
  });

  it("says by which line of the page each cell is known that staging has noted the line of", () => {
    const cells =
      'import "./a.js";\n\ndefine({id: "aa", body: () => {\n1\n}});\n\ndefine({id: "bb", body: () => {\n2\n}});\n';
    const noted =
      '<script type="application/json" id="cell-lines">{"file":"src/a.md","ids":[["bb",30],["aa",12]]}</script>';
    const html = finishPage(SHELL.replace('import "./a.js";', cells).replace("<body>", `<body>${noted}`));
    const lines = html.split("\n");
    const json = /id="cell-lines">(.*?)<\/script>/.exec(html)![1]!;
    expect(JSON.parse(json)).toEqual({
      file: "src/a.md",
      cells: [
        [lines.findIndex((line) => line.includes('"aa", body')) + 1, 12],
        [lines.findIndex((line) => line.includes('"bb", body')) + 1, 30]
      ]
    });
  });

  it("allows what the preview runs besides", () => {
    expect(finishPage(SHELL, { scripts: ["'nonce-abc'"] })).toMatch(/script-src 'self' [^;]*'nonce-abc'/);
  });

  it("allows nothing from another machine", () => {
    expect(finishPage(SHELL)).toContain("default-src 'self'");
    expect(finishPage(SHELL)).toContain("connect-src 'self'");
  });
});
