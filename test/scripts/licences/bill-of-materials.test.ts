import { describe, expect, it } from "vitest";
import { billOfMaterials } from "../../../scripts/licences/bill-of-materials.js";
import type { ThirdParty } from "../../../scripts/licences/third-parties.js";
import { cycloneDxProblems } from "./cyclone-dx-problems.js";

const ENGINE: ThirdParty = { name: "@duckdb/duckdb-wasm", version: "1.32.0", licence: "MIT", text: "Words" };
const RE2: ThirdParty = {
  name: "re2",
  version: "as in DuckDB 1.4.3",
  licence: "BSD-3-Clause",
  text: "Words",
  inside: "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"
};
const CHOICE: ThirdParty = {
  name: "a/node_modules/b",
  version: "2",
  licence: "(MIT OR Zlib)",
  text: "Words"
};
const PRODUCT = { name: "control-lines", version: "0.1.0" };

const listOf = (...parties: ThirdParty[]): string => billOfMaterials(PRODUCT, parties);

describe("billOfMaterials(product, parties)", () => {
  it("fits the schema of CycloneDX 1.6, which refuses other lists", () => {
    const list = listOf(ENGINE, RE2, CHOICE);
    expect(JSON.parse(list)).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
    expect(cycloneDxProblems(list)).toEqual([]);
    expect(cycloneDxProblems(list.replace('"MIT"', '"Some licence"'))).not.toEqual([]);
    expect(cycloneDxProblems(list.replace('"version": 1,', '"version": 1, "made": "now",'))).not.toEqual([]);
  });

  it("gives each part its name, version and licence, and where a package is had or in which file a library came", () => {
    const { components, metadata } = JSON.parse(listOf(ENGINE, RE2, CHOICE));
    expect(metadata.component).toMatchObject({ type: "application", ...PRODUCT });
    expect(components).toEqual([
      {
        type: "library",
        name: "@duckdb/duckdb-wasm",
        version: "1.32.0",
        "bom-ref": "@duckdb/duckdb-wasm@1.32.0",
        licenses: [{ license: { id: "MIT" } }],
        // As the specification of package URLs writes a name with a scope.
        purl: "pkg:npm/%40duckdb/duckdb-wasm@1.32.0"
      },
      expect.objectContaining({
        licenses: [{ license: { id: "BSD-3-Clause" } }],
        properties: [{ name: "control-lines:inside", value: "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm" }]
      }),
      expect.objectContaining({
        name: "b",
        licenses: [{ expression: "(MIT OR Zlib)" }],
        purl: "pkg:npm/b@2"
      })
    ]);
    expect(components[1].purl).toBeUndefined();
  });

  it("is the same, byte for byte, whenever it is made and in whatever order parts are found", () => {
    expect(listOf(RE2, CHOICE, ENGINE)).toBe(listOf(ENGINE, RE2, CHOICE));
  });
});
