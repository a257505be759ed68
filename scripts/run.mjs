// node scripts/run.mjs <file.ts> [arguments]: installs what is missing, then runs a TypeScript file of this project.
// Every npm script goes through here, so that each of them works on a fresh clone.
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureInstalled, folderProblem, nodeProblem } from "./install.mjs";

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const problem = nodeProblem(process.versions.node) ?? folderProblem(folder);
if (problem) {
  console.error(problem);
  process.exit(1);
}

process.chdir(folder);
// Set before Observable Framework is loaded by anything: it would otherwise report each run to its makers.
process.env.OBSERVABLE_TELEMETRY_DISABLE = "true";
ensureInstalled(folder);

const file = resolve(folder, process.argv[2]);
process.argv.splice(1, 2, file);
const { register } = await import("tsx/esm/api");
register();
await import(pathToFileURL(file).href);
