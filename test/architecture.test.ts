import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { forbiddenImports } from "../scripts/site/forbidden-imports.js";

/** The parts of the project and what each may import besides itself: other parts, and packages. */
const PARTS: Record<string, { parts: string[]; packages: RegExp }> = {
  "src/statistics": { parts: [], packages: /^$/ },
  "src/ratings": { parts: ["src/statistics"], packages: /^$/ },
  "src/charts": { parts: ["src/ratings", "src/statistics"], packages: /^(@observablehq\/plot|d3(-\w+)?)$/ },
  "src/duckdb": { parts: [], packages: /^(@duckdb\/duckdb-wasm|observablehq:stdlib)$/ },
  "src/components": {
    parts: ["src/charts", "src/ratings", "src/statistics", "src/duckdb"],
    packages: /^(@observablehq\/plot|d3(-\w+)?|@duckdb\/duckdb-wasm|observablehq:stdlib)$/
  },
  loaders: { parts: ["src/ratings", "src/statistics"], packages: /^(?!@observablehq\/(plot|framework))/ }
};

/** A data shim: a loader in the folder of the pages, which runs in Node and only calls `loaders/`. */
const SHIM = /^src\/.*\.\w+\.ts$/;

const files = ["src", "loaders"].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => posix.join(folder, String(file).replaceAll("\\", "/")))
    .filter((file) => file.endsWith(".ts") && !file.includes(".observablehq/") && !file.endsWith(".d.ts"))
);

describe("imports", () => {
  const modules = files.filter((file) => !SHIM.test(file));

  it.each(Object.keys(PARTS))("of %s go one way", (part) => {
    const wrong = modules
      .filter((file) => file.startsWith(`${part}/`))
      .flatMap((file) =>
        importsOf(file)
          .filter((i) => !isAllowed(i, part))
          .map((i) => `${file} imports ${i}`)
      );
    expect(wrong).toEqual([]);
  });

  it("of every module in src belong to a part with rules", () => {
    const outside = modules.filter((file) => !Object.keys(PARTS).some((part) => file.startsWith(`${part}/`)));
    expect(outside).toEqual([]);
  });

  it("of loaders in src are of loaders/ only", () => {
    const wrong = files
      .filter((file) => SHIM.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((i) => !i.startsWith("loaders/"))
          .map((i) => `${file} imports ${i}`)
      );
    expect(wrong).toEqual([]);
  });

  it("of pages and modules need nothing from the internet", async () => {
    expect((await forbiddenImports("src")).map(({ file, problem }) => `${file}: ${problem}`)).toEqual([]);
  });
});

/** What a file imports: paths from the project's folder, and names of packages. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8").replace(/^\s*(\/?\*|\/\/).*$/gm, "");
  const specifiers = [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\s]+)"/g)].map(([, s]) => s!);
  return specifiers.map((s) => (s.startsWith(".") ? posix.join(dirname(file), s) : s));
}

function isAllowed(imported: string, part: string): boolean {
  const { parts, packages } = PARTS[part]!;
  const isPath = imported.startsWith("src/") || imported.startsWith("loaders/");
  if (!isPath) return packages.test(imported);
  return [part, ...parts].some((allowed) => imported.startsWith(join(allowed, "/")));
}
