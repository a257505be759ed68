import { describe, expect, it } from "vitest";
import { bundlesAskedFor, bundlesWith } from "../../../scripts/site/bundles-with.js";

const output = (
  inputs: string[],
  imports: [string, "import-statement" | "dynamic-import"][],
  entry?: string
) => ({
  bytes: 1,
  inputs: Object.fromEntries(inputs.map((input) => [input, { bytesInOutput: 1 }])),
  imports: imports.map(([path, kind]) => ({ path, kind })),
  exports: [],
  ...(entry ? { entryPoint: entry } : {})
});

describe("bundlesWith(metafile, module)", () => {
  it("names the bundles that need a module at once, in themselves or in what they share, and no others", () => {
    const outputs = {
      "s/modules/one.js": output(["src/a.ts"], [], "bundle:one"),
      "s/modules/two.js": output([], [["s/modules/chunk-1.js", "import-statement"]], "bundle:two"),
      "s/modules/later.js": output([], [["s/modules/chunk-1.js", "dynamic-import"]], "bundle:later"),
      "s/modules/other.js": output(["src/b.ts"], [["s/modules/plot.js", "import-statement"]], "bundle:other"),
      "s/modules/chunk-1.js": output(["src/a.ts"], [["s/modules/two.js", "import-statement"]])
    };
    expect([...bundlesWith({ inputs: {}, outputs }, "src/a.ts")]).toEqual(["one", "two"]);
  });
});

describe("bundlesAskedFor(html)", () => {
  it("gives the names without what tells one content from another", () => {
    const html = [
      '<link rel="modulepreload" href="./_observablehq/client.1234abcd.js">',
      '<link rel="modulepreload" href="../_import/modules/own-notes.1234abcd.js">',
      '<link rel="modulepreload" href="../_import/modules/chunk-A1.1234abcd.js">'
    ].join("\n");
    expect(bundlesAskedFor(html)).toEqual(["own-notes", "chunk-A1"]);
  });
});
