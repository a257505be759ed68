import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path/posix";
import { stripVTControlCharacters } from "node:util";

/**
 * Which data loader ended a build, and why, in words; null when none did. `report` is what Framework has printed, and
 * `reason` the message of its error; `roots` are the folders of the pages.
 */
export function loaderProblem(report: string, reason: string, roots: readonly string[]): string | null {
  const target = /load \/?(\S+) → .*\berror\b/.exec(stripVTControlCharacters(report))?.[1];
  if (!target) return null;
  const file = roots.flatMap((root) => loadersOf(join(root, target))).at(-1) ?? target;
  const program = /^spawn (\S+) ENOENT$/.exec(reason)?.[1];
  if (program)
    return `${file} is run by ${program}, which is not on this machine: install it, or write the loader in another language.`;
  return `${file} could not be run to its end (${reason}); what it has printed stands above.`;
}

/** The programs beside the pages that make this file. */
function loadersOf(target: string): string[] {
  const folder = dirname(target);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(`${basename(target)}.`));
  return names.map((name) => join(folder, name));
}
