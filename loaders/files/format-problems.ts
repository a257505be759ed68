import { groupBy } from "./group-by.js";
import type { Problem } from "./problem.js";

/** More than this from one file are counted, not printed: one slip can spoil every row. */
const PRINTED_PER_FILE = 1000;

/**
 * The problems as text for a terminal, sorted by file, line and column: one block a problem, and the total last.
 * At most 1,000 of one file are printed; the others are counted.
 */
export function formatProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return "No problems found.";
  const sorted = [...problems].sort(
    (a, b) => a.file.localeCompare(b.file, "en") || a.line - b.line || a.column - b.column
  );
  const files = [...groupBy(sorted, (p) => p.file).entries()];
  const blocks = files.flatMap(([file, of]) => [
    ...of.slice(0, PRINTED_PER_FILE).map(formatProblem),
    ...(of.length > PRINTED_PER_FILE ? [`${file}  and ${of.length - PRINTED_PER_FILE} more problems`] : [])
  ]);
  const total = `${count(problems.length, "problem")} in ${count(files.length, "file")}.`;
  return [...blocks, total].join("\n\n");
}

function formatProblem(p: Problem): string {
  const message = `${p.file}:${p.line}:${p.column}  ${p.problem}; expected ${p.expected}.`;
  return p.hint ? `${message}\n    ${p.hint}` : message;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
