// npm run bench: what a page costs to open, and what a build costs against one of empty pages, measured now.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { ratingCost } from "./bench-ratings.js";
import { benchSite } from "./bench-site.js";
import { DIST } from "./folders.js";

/** As a web server that compresses beforehand would send it. */
function compressed(body: Buffer): number {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);

function row(cells: readonly string[]): string {
  const [first, ...rest] = cells;
  return first!.padEnd(36) + rest.map((cell) => cell.padStart(12)).join("");
}

// npm run bench -- --site: the built site alone; --write FILE also writes the tables as Markdown.
const tables = await benchSite();
console.log(tables);
const target = process.argv[process.argv.indexOf("--write") + 1];
if (process.argv.includes("--write") && target) writeFileSync(target, tables);
if (process.argv.includes("--site")) process.exit();

const cost = ratingCost("data");
console.log(`\n${row(["rating", "figure"])}`);
console.log(row(["whole plan, both readings, ms", cost.planMilliseconds.toFixed(1)]));
console.log(row(["the same with fans for every page, ms", cost.planWithFansMilliseconds.toFixed(1)]));
console.log(row([`${cost.plans} plans (forces by months), s`, cost.allForcesSeconds.toFixed(1)]));
console.log(row(["one XmR chart and ETS forecast, ms", cost.chart.node.toFixed(3)]));
const { r } = cost.chart;
const inR = r === null ? ["R is not installed"] : [r.toFixed(3), `${(r / cost.chart.node).toFixed(0)} times`];
console.log(row(["the same by base R (HoltWinters), ms", ...inR]));

console.log(`\nserved database files: ${databaseSizes().join(", ")}`);

/** They are fetched only when a reader asks a question that needs them. */
function databaseSizes(): string[] {
  const files = readdirSync(join(DIST, "_file"), { recursive: true }).map(String);
  return files
    .filter((file) => /\.(wasm|duckdb)$/.test(file))
    .map((file) => {
      const body = readFileSync(join(DIST, "_file", file));
      return `${file} ${kilobytes(body.length)} kB (brotli ${kilobytes(compressed(body))} kB)`;
    });
}
