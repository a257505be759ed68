import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, it } from "vitest";
import { siteIdentity } from "../../loaders/archive/site-identity.js";
import { loadData } from "../../loaders/data/load-data.js";
import { CHECKSUMS, handOverFiles, handOverZip } from "../../scripts/hand-over/hand-over.js";
import { COMPONENTS, DIST, LICENCES } from "../../scripts/site/folders.js";
import { cycloneDxProblems } from "../scripts/licences/cyclone-dx-problems.js";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("the zip for hand-over", () => {
  let zip: Uint8Array;
  let unpacked: Record<string, Uint8Array>;
  beforeAll(async () => {
    zip = handOverZip(await handOverFiles());
    unpacked = unzipSync(zip);
  });

  it("holds every file of the site, byte for byte, and the configurations of the servers", () => {
    const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      const inside = unpacked[`site/${path.slice(DIST.length + 1).replaceAll("\\", "/")}`];
      expect(inside && Buffer.from(inside).equals(readFileSync(path)), path).toBe(true);
    }
    for (const name of readdirSync("deploy")) expect(unpacked[`deploy/${name}`], name).toBeDefined();
    expect(unpacked.LICENSE).toBeDefined();
  });

  it("says which plan, data and version it is of", () => {
    const identity = JSON.parse(new TextDecoder().decode(unpacked["site/site.json"]));
    expect(identity).toEqual(siteIdentity("data", loadData("data")));
    expect(identity.plan).toMatchObject({ force: "leicestershire", periodEnd: "2014-09" });
  });

  it("has a checksum for each file that agrees with what is unpacked, and none for anything else", () => {
    const lines = new TextDecoder().decode(unpacked[CHECKSUMS]).trimEnd().split("\n");
    const sums = Object.fromEntries(lines.map((line) => line.split("  ").reverse()));
    const expected = Object.entries(unpacked).filter(([path]) => path !== CHECKSUMS);
    expect(sums).toEqual(Object.fromEntries(expected.map(([path, bytes]) => [path, sha256(bytes)])));
  });

  it("has the same bytes when it is packed again", async () => {
    expect(sha256(handOverZip(await handOverFiles()))).toBe(sha256(zip));
  });
});

describe("the list of components of the site", () => {
  const json = readFileSync(join(DIST, COMPONENTS), "utf8");
  const { components } = JSON.parse(json) as { components: { name: string; version: string }[] };
  const named = components.map(({ name, version }) => `${name} ${version}`).sort();

  it("fits the schema of CycloneDX, goes with the zip, and says no moment or number of its own", () => {
    expect(cycloneDxProblems(json)).toEqual([]);
    expect(json).not.toMatch(/serialNumber|timestamp/);
  });

  it("has what came compiled within packages, and each package whose licence is given, once", () => {
    expect(named).toEqual(
      expect.arrayContaining([
        "DuckDB 1.4.3",
        "re2 as in DuckDB 1.4.3",
        "js-sha256 0.11.1",
        "@duckdb/duckdb-wasm 1.32.0"
      ])
    );
    const licences = readFileSync(join(DIST, LICENCES), "utf8").split("\n\n")[1]!.split("\n");
    expect(named).toHaveLength(licences.length);
    expect(named.filter((each) => !licences.some((line) => line.includes(`${each} (`)))).toEqual([]);
  });

  it("is shown by a page, without scripts", () => {
    const { document } = parseHTML(readFileSync(join(DIST, "third-parties.html"), "utf8"));
    const rows = [...document.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent)
    );
    expect(rows.map(([name, version]) => `${name} ${version}`).sort()).toEqual(named);
    expect(rows).toContainEqual([
      "re2",
      "as in DuckDB 1.4.3",
      "BSD-3-Clause",
      "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"
    ]);
  });
});

describe("the licences of what is in the site", () => {
  const text = readFileSync(join(DIST, LICENCES), "utf8");
  const list = text.split("\n\n")[1]!.split("\n");

  it("are those of the packages that pages are made of, with the versions installed", () => {
    for (const name of [
      "@duckdb/duckdb-wasm",
      "@observablehq/framework",
      "@observablehq/plot",
      "apache-arrow"
    ]) {
      const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
      expect(list).toContain(`${name} ${version} (${license})`);
    }
  });

  it("are those of what came compiled or bundled within them, too, and none is unknown", () => {
    const within = list.filter((line) => line.includes("), in @duckdb/duckdb-wasm"));
    const expected = [
      /^js-sha256 0/,
      /^web-worker as in /,
      /^re2 as in DuckDB /,
      /^musl as in the Emscripten /
    ];
    expect(expected.filter((line) => !within.some((each) => line.test(each)))).toEqual([]);
    expect(list.filter((line) => !/^\S.* \d[\w.]* \([\w.-]+( (OR|WITH) [\w.-]+)?\)/.test(line))).toEqual([]);
    expect(list.join()).not.toMatch(/unknown|undefined/i);
  });

  it("leave out what only builds or tests the site", () => {
    expect(list.filter((line) => /^(esbuild|vitest|linkedom|tsx|sirv|yaml) /.test(line))).toEqual([]);
  });

  it("are given in full", () => {
    expect(text.match(/^-{72}$/gm)).toHaveLength(list.length);
    expect(text).toContain(readFileSync("node_modules/@observablehq/plot/LICENSE", "utf8").trim());
    expect(text).toContain(readFileSync("node_modules/apache-arrow/LICENSE.txt", "utf8").trim());
  });
});
