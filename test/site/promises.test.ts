import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { type FolderServer, serveFolder } from "../../scripts/machine/serve-folder.js";
import { HEAVY_LINES, HEAVY_PAGE } from "./heavy-page.js";
import { addKitPages, kitRunsInASite } from "./kit/in-a-site.js";
import { measurePagesFollowEdits } from "./own-pages/edited-measure-page.js";
import { examplePageRuns, examplePageRunsBehindNginx } from "./own-pages/example-page.js";
import { addOwnPages, type OwnSite } from "./own-pages/own-site.js";
import { workedPagesAgree } from "./own-pages/worked-pages.js";
import { copyProject, type ProjectCopy, UNCOMPRESSED } from "./project-copy.js";
import { type Visit, visitNext } from "./visit.js";

/**
 * What Framework's documentation promises to who writes a page, one page of `promises/` each, and what it shows: worked
 * out by hand from the few values that stand in the page and its files.
 */
const PAGES: Record<string, readonly string[]> = {
  plot: ["burglary", "robbery", "↑ y"],
  d3: ["The sum is 6.5.", "The most is 7 in Oadby, of the columns area+count."],
  aq: ["Sums: north 6, south 5."],
  "aq-plain": ["Rows: 2; areas: north+south; one: 5; renamed: area+count; CSV: area,n/north,2/south,5/."],
  inputs: [
    "Values: 4 b a b true words long 7 2014-09-30 2014-09-30 a@example.org 101 http://example.org/ secret #12436d null 0 3-top 1 1."
  ],
  names: [
    "bold",
    "also htl",
    "has a width",
    "2014-09-30",
    "was visible",
    "A block of HTML: 2.",
    "Width known, dark false, observed, seen, felt, count 1, gone 0, and now."
  ],
  tex: ["∑", "3σ"],
  files: [
    "csv 11 month+area+count date; untyped 74; arrays 3x3; tsv Hinckley; json 42; text plain words; arrow 3 Hinckley; zip a.txt+b/b.txt in a; image 16; html bold; xml 5; url plain words."
  ],
  sql: [
    "answer 42",
    "decimal day word 1.5 2014-09-30 it's",
    "Forces: 2; decimal 1.5, day 2014-09-30, word it's.",
    "Counted 2, of force."
  ],
  "sql-tables": [
    "month area count 2014-09-01 Hinckley 4 2014-08-01 Oadby, Wigston 7",
    "Joined 1: Hinckley 2.5; arrows 12.5."
  ],
  imports: ["fflate round; yaml 3; d3 1.5; aq 1; Plot function; own 8."],
  loaders: ["Python 6; R 3; shell from sh; TypeScript typed."]
};

/** Everything that Framework's documentation promises by name. */
const NAMES: readonly string[] = [
  "Plot.",
  "d3.",
  "aq.",
  "html`",
  "svg`",
  "htl.",
  "tex`",
  "```tex",
  "resize(",
  "width",
  "dark",
  "Generators.observe",
  "Generators.input",
  "Mutable(",
  "view(",
  "display(",
  "invalidation",
  "visibility(",
  "now",
  "```sql",
  "sql`",
  "\nsql:\n",
  ".csv\n",
  ".arrow\n",
  ".duckdb\n",
  ...["csv", "tsv", "json", "text", "arrow", "zip", "image", "html", "xml", "url"].map(
    (name) => `).${name}(`
  ),
  ...[
    "range",
    "select",
    "radio",
    "checkbox",
    "toggle",
    "text",
    "textarea",
    "number",
    "date",
    "datetime",
    "email"
  ].map((name) => `Inputs.${name}(`),
  ...["tel", "url", "password", "color", "file", "button", "form", "search", "table", "bind", "input"].map(
    (name) => `Inputs.${name}(`
  )
];

/** May the page of a policy make code from text? */
const makesCode = (page: Page): Promise<boolean> =>
  page
    .locator("meta[http-equiv=Content-Security-Policy]")
    .first()
    .evaluate((policy: HTMLMetaElement) => policy.content.includes("'unsafe-eval'"));

/** What else a page of these keeps, in words, and how it is looked at while the page is open. */
const ALSO: Record<string, { keeps: string; look: (opened: Visit) => Promise<void> }> = {
  plot: {
    keeps: "keeps the style of Plot's legends",
    async look({ page }) {
      const swatch = page.locator("[class*=swatches]").first();
      expect(await swatch.evaluate((legend) => getComputedStyle(legend).display)).toMatch(/flex|block/);
      const square = page.locator("[class*=swatch] svg").first();
      expect(await square.evaluate((svg) => getComputedStyle(svg).fill)).not.toBe("rgb(0, 0, 0)");
    }
  },
  inputs: {
    keeps: "keeps the style of the columns of Inputs.table",
    async look({ page }) {
      const count = page.locator("table td", { hasText: /^7$/ }).first();
      expect(await count.evaluate((cell) => getComputedStyle(cell).textAlign)).toBe("right");
    }
  },
  names: {
    keeps: "runs what a listener of html does",
    async look({ page }) {
      await page.getByRole("button", { name: "More" }).click();
      await page.getByText("count 2, gone 1").waitFor();
    }
  },
  sql: {
    keeps: "runs the cells that follow an input again",
    async look({ page }) {
      await page.locator("input[type=number]").fill("1");
      await page.getByText("Forces: 1;").waitFor();
    }
  },
  tex: {
    keeps: "draws TeX in its own fonts, from this site",
    async look({ page, requests }) {
      const drawn = page.locator(".katex").first();
      expect(await drawn.evaluate((tex) => getComputedStyle(tex).fontFamily)).toContain("KaTeX");
      expect(requests.some((url) => /KaTeX_.*\.woff2/.test(url))).toBe(true);
    }
  },
  aq: {
    keeps: "may make code from text, since it asks",
    look: async ({ page }) => expect(await makesCode(page)).toBe(true)
  },
  d3: {
    keeps: "may not, since it does not ask",
    look: async ({ page }) => expect(await makesCode(page)).toBe(false)
  }
};

const canIsolate = process.platform === "linux" && spawnSync("unshare", ["-n", "true"]).status === 0;
const hasR = spawnSync("Rscript", ["--version"]).status === 0;
const shown = (name: string, text: string): string =>
  name === "loaders" && !hasR ? text.replace(" R 3;", "") : text;

let copy: ProjectCopy;
let browser: Browser;
/** Pages are opened one after the other in it. */
let page: Page;
const inCopy = (path: string): string => join(copy.folder, path);

beforeAll(async () => {
  copy = copyProject({ with: "packages" });
  cpSync("test/site/promises", inCopy("src/promises"), { recursive: true });
  addOwnPages(copy);
  await addKitPages(copy);
  if (!hasR) withoutR();
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  copy?.remove();
});

function withoutR(): void {
  const page = inCopy("src/promises/loaders.md");
  writeFileSync(
    page,
    readFileSync(page, "utf8")
      .replace(/^.*r\.csv.*\n/m, "")
      .replace(/ R .*?;/, "")
  );
  rmSync(inCopy("src/promises/data/r.csv.R"));
}

/** The words of a page, with one space between them. */
const wordsOf = async (page: Page): Promise<string> =>
  (await page.locator("main").innerText()).replace(/\s+/g, " ");

it.each(NAMES)("“%s” is used by one of these pages", (name) => {
  const pages = Object.keys(PAGES).map((page) => readFileSync(`test/site/promises/${page}.md`, "utf8"));
  expect(pages.some((page) => page.includes(name))).toBe(true);
});

/** What is promised, at an address where the pages are served. */
function keepsItsPromises(origin: () => string): void {
  it.each(
    Object.entries(PAGES).map(([name, texts]) => ({
      name,
      texts,
      also: ALSO[name],
      keeps: ALSO[name]?.keeps ?? "no more"
    }))
  )("$name shows what it says, without a complaint, and $keeps", async ({ name, texts, also }) => {
    const opened = await visitNext(page, `${origin()}/promises/${name}.html`);
    for (const text of texts) await expect.poll(() => wordsOf(page)).toContain(shown(name, text));
    await also?.look(opened);
    expect(opened.problems).toEqual([]);
  });

  it("says where arquero may not make code, and what to write, and keeps the rest of the page", async () => {
    await visitNext(page, `${origin()}/promises/aq-refused.html`);
    const words = await wordsOf(page);
    expect(words).toContain("Words before.");
    expect(words).toMatch(
      /src\/promises\/aq-refused\.md, line 10: arquero .* “unsafe-eval: true” into the front matter/
    );
  });
}

describe("a build, with no network", () => {
  let server: FolderServer;
  let output: string;
  beforeAll(async () => {
    output = copy.build({ options: UNCOMPRESSED, before: canIsolate ? ["unshare", "-n"] : [] }).output;
    expect(output).toMatch(/Built \d+ pages/);
    server = await serveFolder(inCopy("dist"));
  });
  afterAll(() => server?.close());

  const site = (): OwnSite => ({ copy, page, origin: server.origin });
  keepsItsPromises(() => server.origin);
  workedPagesAgree(site);
  measurePagesFollowEdits(site);
  examplePageRunsBehindNginx(site);
  kitRunsInASite(site);

  it("says which pages may make code from text", () => {
    expect(output.match(/^.* may make code from text/gm)).toEqual([
      "promises/aq.html may make code from text"
    ]);
  });

  it("names the licence of everything that these pages load", () => {
    const licences = readFileSync(inCopy("dist/third-party-licences.txt"), "utf8");
    for (const name of ["katex", "arquero", "apache-arrow", "jszip", "d3-dsv", "d3-array", "fflate"]) {
      expect(licences).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, "m"));
    }
  });
});

describe("npm start", () => {
  let server: ChildProcess;
  let origin: string;
  let printed = "";
  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    server = spawn(process.execPath, ["scripts/run.mjs", "scripts/start.ts"], {
      cwd: copy.folder,
      env: { ...process.env, PORT: String(port) },
      stdio: ["ignore", "pipe", "pipe"]
    });
    for (const stream of [server.stdout!, server.stderr!]) stream.on("data", (text) => (printed += text));
    while (!printed.includes(origin)) {
      if (server.exitCode !== null) throw new Error(printed);
      await new Promise((done) => setTimeout(done, 100));
    }
  });
  afterAll(() => server?.kill());

  keepsItsPromises(() => origin);
  examplePageRuns(() => ({ copy, page, origin }));

  it("shows in place of a page what is too heavy in it, says so once, and the page when it is mended", async () => {
    writeFileSync(inCopy("src/heavy.md"), HEAVY_PAGE);
    await expect.poll(() => printed).toContain("src/heavy.md:19");
    await visitNext(page, `${origin}/heavy.html`);
    const words = await wordsOf(page);
    for (const [line, written] of HEAVY_LINES) {
      expect(words).toContain(`src/heavy.md:${line}: ${written} (`);
      expect(printed.split(`src/heavy.md:${line}: `)).toHaveLength(2);
    }
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the page's own.
    const light = "# Light\n\nThe sum is ${d3.sum([1, 2])}.\n";
    writeFileSync(inCopy("src/heavy.md"), light);
    await page.getByText("The sum is 3.").waitFor();
  });

  it("shows a saved cell in the open page, which stays the same, within the policy", async () => {
    const file = inCopy("src/promises/d3.md");
    const before = readFileSync(file, "utf8");
    const { problems } = await visitNext(page, `${origin}/promises/d3.html`);
    await page.evaluate(() => document.body.classList.add("same-page"));
    const cell = '```js\nimport {max} from "d3";\ndisplay("the most is now " + max([8, 9]));\n```';
    writeFileSync(file, `${before}\n${cell}\n`);
    await page.getByText("the most is now 9").waitFor();
    expect(await page.locator("body.same-page").count()).toBe(1);
    expect(problems).toEqual([]);
  });

  it("shows a saved edit of an author's page, also one that is saved while the page opens", async () => {
    const file = inCopy("data/pages/winter.md");
    const before = readFileSync(file, "utf8");
    await page.goto(`${origin}/winter.html`, { waitUntil: "commit" });
    writeFileSync(file, before.replace("The board asked", "The panel asked"));
    await page.getByText("The panel asked").waitFor();
    await page.getByText("The 6-month mean").first().waitFor();
    const saved = Date.now();
    writeFileSync(file, before.replace("The board asked", "The chair asked"));
    await page.getByText("The chair asked").waitFor();
    console.log(`A saved edit of a page showed after ${Date.now() - saved} ms.`);
    writeFileSync(file, before);
  });

  it("computes and lists a measure under its new name when the plan is saved, and computes nothing for a page", async () => {
    const name = "A renamed outcome";
    copy.edit("data/plan.yaml", (text) =>
      text.replace("name: A victim focused crime outcome", `name: ${name}`)
    );
    const served = async (path: string) => (await fetch(origin + path)).text();
    await expect.poll(() => served("/measures/all-crime.html")).toMatch(new RegExp(`site-measures.*${name}`));
    await expect.poll(() => served("/_file/plan/dashboard.json"), { timeout: 120_000 }).toContain(name);
    await expect.poll(() => printed.match(/Plan computed/g)).toHaveLength(2);
  });

  it("sends the policies that a web server is told to send", async () => {
    const policyOf = async (path: string): Promise<string> =>
      (await fetch(origin + path)).headers.get("content-security-policy")!;
    expect(await policyOf("/promises/d3.html")).toContain("frame-ancestors 'self'");
    expect(await policyOf("/_observablehq/client.js")).toContain("default-src 'self'");
    expect(await policyOf("/_npm/katex@0.16.47/dist/katex.min.css")).toContain("default-src 'self'");
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}
