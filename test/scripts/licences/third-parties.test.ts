import { describe, expect, it } from "vitest";
import { packagesIn } from "../../../loaders/offline/packages-in.js";
import { licencesText, readPackage, readPackages } from "../../../scripts/licences/third-parties.js";

const DIST = "node_modules/@duckdb/duckdb-wasm/dist";

describe("packages in files", () => {
  it("are those that the files are from, and those that were bundled into them", async () => {
    const files = [`${DIST}/duckdb-browser.mjs`, `${DIST}/duckdb-browser-eh.worker.js`, "src/own.ts"];
    const found = await packagesIn(files);
    expect(found).toMatchObject({
      "@duckdb/duckdb-wasm": files[0],
      "web-worker": files[0],
      "wasm-feature-detect": files[0],
      "js-sha256": files[1]
    });
    expect(await packagesIn(["node_modules/a/node_modules/@b/c/d.js"])).toEqual({
      "a/node_modules/@b/c": "node_modules/a/node_modules/@b/c/d.js"
    });
  });

  it("all have a version, a licence and its text, unknown ones among none", async () => {
    const parties = await readPackages(
      await packagesIn([`${DIST}/duckdb-browser.mjs`, `${DIST}/duckdb-browser-eh.worker.js`])
    );
    const list = licencesText("this", parties).split("\n\n")[1]!.split("\n");
    expect(list).toEqual([
      "@duckdb/duckdb-wasm 1.32.0 (MIT)",
      "apache-arrow 17.0.0 (Apache-2.0)",
      expect.stringMatching(/^flatbuffers [\d.]+ \(Apache-2\.0\)$/),
      "js-sha256 0.11.1 (MIT), in @duckdb/duckdb-wasm",
      "tslib as in @duckdb/duckdb-wasm 1.32.0 (0BSD), in @duckdb/duckdb-wasm",
      "wasm-feature-detect as in @duckdb/duckdb-wasm 1.32.0 (Apache-2.0), in @duckdb/duckdb-wasm",
      "web-worker as in @duckdb/duckdb-wasm 1.32.0 (Apache-2.0), in @duckdb/duckdb-wasm",
      expect.stringMatching(/^ws [\d.]+ \(MIT\)$/)
    ]);
    expect(parties.find(({ name }) => name === "js-sha256")!.text).toMatch(
      /^Copyright Chen, Yi-Cyuan .*Permission/s
    );
    expect(parties[0]!.text).toMatch(/^Copyright 2021 DuckDB WASM Contributors/);
  });
});

describe("a package that is not known", () => {
  it("is refused when it is neither installed nor listed: which, in which file, what to do", async () => {
    await expect(readPackage("no-such-package", "dist/some.js")).rejects.toThrow(
      /^no-such-package, whose code is in dist\/some\.js: it is not installed.* correct .*inside-packages\.yaml \(CONTRIBUTING/
    );
  });
});
