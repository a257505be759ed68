import { describe, expect, it } from "vitest";
import { namesInWasm } from "../../../scripts/licences/names-in-wasm.js";
import { wasmWith } from "./wasm-with.js";

// As compilers write names (Itanium C++ ABI, 5.1): _ZN, then each part after its length, then E and the parameters.
const WASM = wasmWith(
  "uriParse", // a C function
  "_ZN10duckdb_re23RE2D1Ev", // duckdb_re2::RE2::~RE2()
  "_ZNK14arrow_vendored4date3dayEv", // arrow_vendored::date::day() const
  "_ZN6duckdb4ReadEPN17duckdb_libpgquery6PGNodeE", // duckdb::Read(duckdb_libpgquery::PGNode*)
  "_ZN6duckdb11LogicalTopN8OptimizeEv" // duckdb::LogicalTopN::Optimize(): the N of TopN begins no name
);

describe("the names in WebAssembly", () => {
  it("are the namespaces of its C++ names, those of parameters too, and no classes", async () => {
    const { namespaces } = await namesInWasm(WASM);
    expect([...namespaces].sort()).toEqual(["arrow_vendored", "duckdb", "duckdb_libpgquery", "duckdb_re2"]);
  });

  it("are known whole, by themselves or in one another", async () => {
    const names = await namesInWasm(WASM);
    const known = ["uriParse", "duckdb_re2", "arrow_vendored::date", "duckdb::LogicalTopN"];
    expect(known.filter((name) => names.has(name))).toEqual(known);
    expect(
      ["uri", "b_re2", "re2", "arrow_vendored::day", "duckdb::date"].filter((name) => names.has(name))
    ).toEqual([]);
  });
});
