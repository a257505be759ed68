import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PlainError } from "../../../loaders/options/plain-error.js";
import {
  compiledLibraries,
  type Holder,
  holderOf,
  holders,
  licenceInFull
} from "../../../scripts/licences/inside-packages.js";
import { wasmWith } from "./wasm-with.js";

const ENGINE = "@duckdb/duckdb-wasm";
const WASM = "dist/duckdb-eh.wasm";
const all = holders();
const engine = all[ENGINE]!;
const bytes = new Uint8Array(readFileSync(`node_modules/${ENGINE}/${WASM}`));
const listed = Object.values(all).flatMap(({ bundled, compiled }) => [
  ...bundled,
  ...Object.values(compiled).flat()
]);

/** A list of one library in one file. */
const small = (...shown: string[]): Pick<Holder, "compiled"> => ({
  compiled: {
    "a.wasm": [{ name: "re2", version: "1", licence: "BSD-3-Clause", text: "re2.txt", source: "here", shown }]
  }
});

describe("the list of what is inside packages", () => {
  it("is of the engine that package.json asks for: with another, look at what is inside it and correct the list", () => {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(engine.version).toBe(dependencies[ENGINE]);
  });

  it("is refused for another version, with what to do", () => {
    expect(holderOf(ENGINE, engine.version)).toEqual(engine);
    expect(holderOf("d3", "7.9.2")).toBeUndefined();
    expect(() => holderOf(ENGINE, "1.33.0")).toThrow(PlainError);
    expect(() => holderOf(ENGINE, "1.33.0")).toThrow(
      /inside-packages\.yaml says .*duckdb-wasm 1\.32\.0, and 1\.33\.0 is installed\. .*CONTRIBUTING/
    );
  });

  it("knows version, licence by SPDX, text and source of each library, once", () => {
    // Those that are here; another has to be looked up in SPDX's list first.
    const spdx = /^(0BSD|Apache-2\.0|BSD-[23]-Clause|BSL-1\.0|CC0-1\.0|LLVM-exception|MIT|NCSA|Zlib)$/;
    for (const library of listed) {
      expect(library.licence.split(/ (?:OR|WITH) /).filter((name) => !spdx.test(name))).toEqual([]);
      expect(library.version).toMatch(/^(\d+(\.\d+)+|as in .+ \d+(\.\d+)+)$/);
      expect(library.source).toMatch(
        /^https:\/\/github\.com\/.+\/blob\/[0-9a-f]{40}\/|^LICENSE\.txt |^NOTICE\.txt |\.map$/
      );
      expect(licenceInFull(library).length).toBeGreaterThan(200);
    }
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
  });

  it("names the holders of rights beside words that name nobody", () => {
    const standard = ["0BSD", "Apache-2.0", "BSL-1.0", "MIT"].map((name) => `${name}.txt`);
    const bare = listed.filter(({ text, notice }) => standard.includes(text) && !notice);
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it("uses every text that is there", () => {
    const used = new Set([...Object.values(all), ...listed].map(({ text }) => text));
    expect(readdirSync("scripts/licences/texts").sort()).toEqual([...used].sort());
  });
});

describe("the libraries in the engine's WebAssembly", () => {
  it("are all listed, and all that are listed are in it", async () => {
    const found = await compiledLibraries(engine, WASM, bytes);
    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(["DuckDB", "re2", "fmt", "musl"]));
  });

  it("have the versions that the file shows: DuckDB’s and Arrow’s as text, libc++’s as the mark of its names", () => {
    const version = (start: string) =>
      engine.compiled[WASM]!.find(({ name }) => name.startsWith(start))!.version;
    const [major, minor] = version("libc++").split(".");
    const marks = [
      `\0v${version("DuckDB")}\0`,
      `\0${version("Apache Arrow (C++)")}\0`,
      `B8ne${major}0${minor}00`
    ];
    const file = Buffer.from(bytes);
    expect(marks.filter((mark) => file.includes(mark))).toEqual(marks);
  });

  it("are refused when one is not listed, with its name, its file and what to do", async () => {
    const less = engine.compiled[WASM]!.filter(({ name }) => name !== "re2");
    const found = compiledLibraries({ compiled: { [WASM]: less } }, WASM, bytes);
    await expect(found).rejects.toThrow(PlainError);
    await expect(found).rejects.toThrow(
      /duckdb-eh\.wasm: it has code named “duckdb_re2”, which .*\n.*correct .*CONTRIBUTING/
    );
  });

  it("are refused when one is listed that is not in it", async () => {
    const wasm = wasmWith("_ZN10duckdb_re23RE2D1Ev");
    await expect(compiledLibraries(small("duckdb_re2"), "a.wasm", wasm)).resolves.toHaveLength(1);
    await expect(compiledLibraries(small("duckdb_re2", "snappy"), "a.wasm", wasm)).rejects.toThrow(
      /shows “snappy”, and no/
    );
  });

  it("are refused of a file for which there is no list, C functions alone included", async () => {
    await expect(compiledLibraries(small(), "b.wasm", wasmWith("main"))).rejects.toThrow(
      /b\.wasm: no library is listed/
    );
  });
});
