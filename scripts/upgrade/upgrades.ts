import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../../loaders/files/data-error.js";
import type { Problem } from "../../loaders/files/problem.js";
import { readYaml } from "../../loaders/files/read-yaml.js";
import { yamlFormat, yamlFormatProblem } from "../../loaders/files/yaml-format.js";
import { OWN_PAGES } from "../../loaders/options/chosen-folder.js";
import { PlainError } from "../../loaders/options/plain-error.js";
import { readReleases } from "../../loaders/releases/read-releases.js";
import { splitFrontMatter } from "../site/page-code.js";
import { filesIn, pageText } from "../site/page-files.js";
import { KIT, kitProblem } from "../site/page-kit.js";
import { lineOf, problemInWords } from "../site/page-problem.js";
import { type Kind, NEWEST, STEPS } from "./steps.js";

/** A file of a data folder that carries a format number, as it is and as it would be. */
export interface Upgrade {
  file: string;
  /** Format that it is of: 0 if it says none. */
  from: number;
  to: number;
  before: string;
  after: string;
  /** What each step does. */
  what: string[];
}

/** What `npm run upgrade` finds in a data folder. */
export interface Upgrades {
  files: Upgrade[];
  /** How many releases there are; all of them can be read. */
  releases: number;
}

/**
 * Every file of a data folder that carries a format number, and what brings it to the newest. Throws a plain error for files that
 * cannot be read or are of a later format than this version knows, with all of them.
 */
export function upgradesOf(folder: string): Upgrades {
  const problems: Problem[] = [];
  const plan = readNumbered(folder, "plan.yaml", "plan", problems);
  const settings = readNumbered(folder, "settings.yaml", "settings", problems);
  const force = (plan?.value as { force?: unknown } | null | undefined)?.force;
  const releases = typeof force === "string" ? readReleases(folder, force, problems).length : 0;
  if (problems.length > 0) throw new DataError(problems);
  const files = [
    upgradeOf(join(folder, "plan.yaml"), "plan", plan!.format),
    upgradeOf(join(folder, "settings.yaml"), "settings", settings!.format),
    ...pageUpgrades(join(folder, OWN_PAGES))
  ];
  return { files, releases };
}

/** A YAML file and its format; undefined after what is wrong with either has been added to `problems`. */
function readNumbered(folder: string, name: string, kind: Kind, problems: Problem[]) {
  const file = readYaml(folder, name, problems);
  const problem = file && yamlFormatProblem(file, NEWEST[kind]);
  if (problem) problems.push(problem);
  return file && !problem ? { value: file.value, format: yamlFormat(file) } : undefined;
}

function pageUpgrades(folder: string): Upgrade[] {
  const pages = filesIn(folder)
    .filter((path) => path.endsWith(".md"))
    .map((path) => readPage(join(folder, path)));
  const wrong = pages.flatMap(({ problem }) => problem ?? []);
  if (wrong.length > 0) throw new PlainError(wrong.join("\n"));
  return pages.map(({ file, format }) => upgradeOf(file, "page", format));
}

/** A page's format: the first number of the kit that it says, 0 if it says none. */
function readPage(file: string): { file: string; format: number; problem: string | null } {
  const source = pageText(file);
  const { data, error } = splitFrontMatter(source);
  const wrong = error ? "what stands between the lines of dashes is no YAML." : kitProblem(data[KIT]);
  const problem =
    wrong && problemInWords({ file, line: error ? 1 : lineOf(source, `${KIT}:`), problem: wrong });
  return { file, format: Number.parseInt(String(data[KIT] ?? 0), 10), problem };
}

function upgradeOf(file: string, kind: Kind, from: number): Upgrade {
  const before = readFileSync(file, "utf8");
  const steps = STEPS[kind].slice(from);
  try {
    const after = steps.reduce((text, { change }) => change(text), before);
    return { file, from, to: NEWEST[kind], before, after, what: steps.map(({ what }) => what) };
  } catch (error) {
    if (error instanceof PlainError) throw new PlainError(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}
