import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { ENCODINGS } from "../../scripts/site/compress-site.js";
import { DIST } from "../../scripts/site/folders.js";
import { visit } from "./visit.js";

const NAMES = readdirSync("deploy");
const read = (name: string): string => readFileSync(`deploy/${name}`, "utf8");

/** What each server is told: the type of each kind of file, and the headers of a page, without spaces. */
const SERVERS = {
  nginx: {
    types: /^ {8}([\w/+.-]+) (\w+);$/gm,
    headers: /add_header ([\w-]+) "?([^$]*?)"? always;/g,
    text: read("nginx.conf")
  },
  IIS: {
    types: /mimeType="([\w/+.-]+)[^"]*"|fileExtension="\.(\w+)" (?=mimeType)/g,
    headers: /<add name="([\w-]+)" value="([^"]*)"/g,
    text: read("web.config")
  },
  Apache: {
    types: /AddType ([\w/+.-]+) \.(\w+)/g,
    headers: /Header always set ([\w-]+) "?([^"\n]*)"?/g,
    text: read("apache.conf")
  }
};

const extensions = (): string[] => {
  const encoded = new Set(ENCODINGS.map(({ extension }) => extension));
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return [...new Set(files.map((file) => extname(file.name)))].filter((extension) => !encoded.has(extension));
};

const SAME = [
  "X-Content-Type-Options",
  "X-Frame-Options",
  "Referrer-Policy",
  "Permissions-Policy",
  "Cross-Origin-Opener-Policy",
  "Cross-Origin-Resource-Policy"
];

const headersOf = ({ headers, text }: (typeof SERVERS)["nginx"]): Record<string, string> =>
  Object.fromEntries([...text.matchAll(headers)].map(([, name, value]) => [name, value!]));

describe.each(Object.entries(SERVERS))("the configuration for %s", (_, server) => {
  it("gives a type to every kind of file in the site", () => {
    const known = new Set([...server.text.matchAll(server.types)].map(([, type, other]) => other ?? type));
    expect(extensions().filter((extension) => !known.has(extension.slice(1)))).toEqual([]);
  });

  it("gives a type to every kind of file that Framework's FileAttachment reads, and to fonts", () => {
    const known = new Set([...server.text.matchAll(server.types)].map(([, type, other]) => other ?? type));
    const kinds = "csv tsv json txt arrow zip html xml svg png jpg jpeg gif webp woff2 woff ttf".split(" ");
    expect(kinds.filter((kind) => !known.has(kind))).toEqual([]);
  });

  it("sends the same policies as the one for nginx, which is tested by a real server", () => {
    const expected = headersOf(SERVERS.nginx);
    const found = headersOf(server);
    for (const name of SAME) expect(found[name], name).toBe(expected[name]);
    for (const name of SAME) expect(expected[name], name).toBeTruthy();
    const policy = /"~\\\.html\$" "([^"]+)"/.exec(SERVERS.nginx.text)?.[1];
    expect(policy).toContain("frame-ancestors 'self'");
    expect(server.text).toContain(policy);
  });
});

describe("the deploy page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it("shows every configuration as it is handed over", async () => {
    const { page, problems } = await visit(browser, `${inject("origin")}/deploy.html`);
    const shown = await page.locator("details pre").evaluateAll((all) => all.map((pre) => pre.textContent));
    await page.close();
    expect(problems).toEqual([]);
    expect(shown.sort()).toEqual(NAMES.map(read).sort());
  });
});
