import { readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { formatNumber } from "../../src/words/format.js";
import { ENCODINGS } from "./compress-site.js";

/** A part of a built site. */
interface Part {
  /** What it is. */
  name: string;
  /** Why it is there, or what leaves it out. */
  why: string;
  /** Does a file belong to it, by its path in the site? The first part that says so has it. */
  has(path: string): boolean;
}

const COPIES: ReadonlySet<string> = new Set(ENCODINGS.map(({ extension }) => extension));

const isCopy = (path: string): boolean => COPIES.has(extname(path));
const isEngine = (path: string): boolean => path.startsWith("_file/duckdb/");

/** The parts of a site; every file is in one. */
const PARTS: readonly Part[] = [
  {
    name: "compressed copies of the engine",
    why: "sent in its place; --without-compressed leaves them out",
    has: (path) => isEngine(path) && isCopy(path)
  },
  {
    name: "database engine",
    why: "answers SQL in the browser, fetched by who asks; --without-engine leaves it out",
    has: isEngine
  },
  {
    name: "compressed copies of all else",
    why: "sent in their place; --without-compressed leaves them out",
    has: isCopy
  },
  {
    name: "pages",
    why: "each with all that it shows, for readers without scripts",
    has: (path) => /\.html$/.test(path)
  },
  {
    name: "scripts and styles",
    why: "shared by pages",
    has: (path) => /^_(import|npm|node|observablehq)\//.test(path)
  },
  { name: "data", why: "what pages load, and figures and charts at names that stay", has: () => true }
];

/** How many bytes each part of a built site has, the largest first; parts without a file are left out. */
export function sizeByPart(folder: string): { name: string; why: string; files: number; bytes: number }[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile()
  );
  const sizes = entries.map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    const path = file.slice(join(folder, "/").length).replaceAll("\\", "/");
    return { part: PARTS.find(({ has }) => has(path))!, bytes: statSync(file).size };
  });
  return PARTS.map((part) => {
    const own = sizes.filter((size) => size.part === part);
    return {
      name: part.name,
      why: part.why,
      files: own.length,
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0)
    };
  })
    .filter(({ files }) => files > 0)
    .sort((a, b) => b.bytes - a.bytes);
}

const megabytes = (bytes: number): string => `${formatNumber(bytes / 1e6, 1)} MB`;

/** The size of a built site, with a line for each part: how large and why. */
export function sizeText(folder: string): string {
  const parts = sizeByPart(folder);
  const sum = (of: "bytes" | "files"): number => parts.reduce((all, part) => all + part[of], 0);
  const lines = parts.map(({ name, why, bytes }) => `  ${megabytes(bytes).padStart(8)}  ${name}: ${why}`);
  return [`${megabytes(sum("bytes"))} in ${formatNumber(sum("files"))} files:`, ...lines].join("\n");
}
