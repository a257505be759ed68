import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { getImplicitInputImports } from "@observablehq/framework/dist/libraries.js";
import { describe, expect, it } from "vitest";
import { freeNames, readCells } from "../scripts/site/page-code.js";

/** What a room may import besides itself: the rooms below it, and packages. */
interface Room {
  rooms: readonly string[];
  packages: RegExp;
}

const NOTHING = /^$/;
const DRAWING = /^(@observablehq\/plot|d3(-\w+)?)$/;
const ENGINE = /^(@duckdb\/duckdb-wasm|apache-arrow|observablehq:stdlib)$/;

/** The rooms of pages and rules, from the ground floor up: each stands on those before it, and on no other. */
const FLOORS: readonly [string, RegExp][] = [
  ["src/statistics", NOTHING],
  ["src/plan", NOTHING],
  ["src/rules", NOTHING],
  ["src/releases", NOTHING],
  ["src/views", NOTHING],
  ["src/words", NOTHING],
  ["src/claims", NOTHING],
  ["src/charts", DRAWING],
  ["src/kit", NOTHING]
];
const BELOW_PAGES = FLOORS.map(([name]) => name);

/** The rooms of loaders, from the ground floor up. */
const LOADERS = [
  "options",
  "files",
  "tables",
  "areas",
  "rows",
  "duckdb",
  "sources",
  "draft",
  "data",
  "sample",
  "evidence",
  "releases",
  "new-plan",
  "archive",
  "offline",
  "commands"
].map((name) => `loaders/${name}`);
const LOADER_PACKAGES = /^(?!@observablehq\/(plot|framework))/;

/** The rooms of page pieces, from those that all pages share up to those that put others together. */
const PAGES = [
  "choice",
  "dashboard",
  "workbench",
  "compare",
  "methodology",
  "measure",
  "history",
  "hindsight",
  "changes",
  "exceptions",
  "claims",
  "site"
].map((name) => `src/components/${name}`);
/** What page authors write with: it puts the rooms of page pieces together, and its face is all that pages need. */
const NOTEBOOK = "src/notebook";
const FACE = "src/control-lines.ts";

const WORKBOOKS = /^@e965\/xlsx$/;
const PAGE_PACKAGES = new RegExp(`${DRAWING.source}|${ENGINE.source}|${WORKBOOKS.source}`);

const ROOMS: Record<string, Room> = {
  "src/duckdb": { rooms: [], packages: ENGINE },
  ...Object.fromEntries(
    FLOORS.map(([name, packages], i) => [name, { rooms: BELOW_PAGES.slice(0, i), packages }])
  ),
  ...Object.fromEntries(
    PAGES.map((name, i) => [
      name,
      { rooms: [...BELOW_PAGES, "src/duckdb", ...PAGES.slice(0, i)], packages: PAGE_PACKAGES }
    ])
  ),
  [NOTEBOOK]: { rooms: [...BELOW_PAGES, "src/duckdb", ...PAGES], packages: PAGE_PACKAGES },
  [FACE]: { rooms: [NOTEBOOK, "src/components", "src/plan"], packages: NOTHING },
  ...Object.fromEntries(
    LOADERS.map((name, i) => [
      name,
      {
        rooms: ["statistics", "plan", "rules", "releases", "views", "words", "claims"]
          .map((room) => `src/${room}`)
          .concat(LOADERS.slice(0, i)),
        packages: LOADER_PACKAGES
      }
    ])
  )
};

/** What every page has, and Framework's client uses itself. */
const PART_OF_PAGES = new Set(["npm:htl", "npm:@observablehq/inputs"]);

/** A data shim: a loader in the folder of the pages, which runs in Node and only calls `loaders/`. */
const SHIM = /^src\/.*\.\w+\.ts$/;

const files = ["src", "loaders"].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => posix.join(folder, String(file).replaceAll("\\", "/")))
    .filter((file) => file.endsWith(".ts") && !file.includes(".observablehq/") && !file.endsWith(".d.ts"))
);

describe("imports", () => {
  const modules = files.filter((file) => !SHIM.test(file));

  it.each(Object.keys(ROOMS))("of %s go one way", (room) => {
    const wrong = modules
      .filter((file) => isIn(room, file))
      .flatMap((file) =>
        importsOf(file)
          .filter((i) => !isAllowed(i, room))
          .map((i) => `${file} imports ${i}`)
      );
    expect(wrong).toEqual([]);
  });

  it("of every module belong to a room with rules", () => {
    const outside = modules.filter((file) => !Object.keys(ROOMS).some((room) => isIn(room, file)));
    expect(outside).toEqual([]);
  });

  it("of files make no circle, not even of types", () => {
    expect(circles(new Map(modules.map((file) => [file, importsOf(file).map(sourceOf)])))).toEqual([]);
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

  it("of the site's own pages are written out: nothing is used by a name that Framework would load", () => {
    const found = readdirSync("src", { recursive: true })
      .map((file) => String(file).replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".md") && !file.startsWith(".observablehq/"))
      .flatMap((file) => {
        const { cells, frontMatter } = readCells(file, readFileSync(join("src", file), "utf8"));
        const names = [...freeNames(cells)].filter((name) =>
          [...getImplicitInputImports([name])].some((library) => !PART_OF_PAGES.has(library))
        );
        return [...names, ...("sql" in frontMatter ? ["sql:"] : [])].map((name) => `${file}: ${name}`);
      });
    expect(found).toEqual([]);
  });
});

/** What a file imports: paths from the project's folder, and names of packages. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8").replace(/^\s*(\/?\*|\/\/).*$/gm, "");
  const specifiers = [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\s]+)"/g)].map(([, s]) => s!);
  // With a slash first, as only pages import: such a line stands in the text of a page.
  const own = specifiers.filter((s) => !s.startsWith("/"));
  return own.map((s) => (s.startsWith(".") ? posix.join(dirname(file), s) : s));
}

/** A room is a folder, or one file beside the folders. */
const isIn = (room: string, file: string): boolean => file === room || file.startsWith(`${room}/`);

const sourceOf = (imported: string): string => imported.replace(/\.js$/, ".ts");

function isAllowed(imported: string, room: string): boolean {
  const { rooms, packages } = ROOMS[room]!;
  const isModule = /^(src|loaders)\//.test(imported);
  // Files of data, such as the schemas, may be read from anywhere below.
  if (!isModule) return imported.endsWith(".json") || packages.test(imported);
  return [room, ...rooms].some((allowed) => imported.startsWith(join(allowed, "/")));
}

/** Every circle of imports, as the path from a file back to itself; each once, from where the search first met it. */
function circles(imports: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}
