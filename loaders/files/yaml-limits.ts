import { CST, Lexer } from "yaml";
import { formatNumber } from "../../src/words/format.js";
import type { Place, Problem } from "./problem.js";

/** More levels than any file of the data folder needs; the library takes minutes over thousands of them. */
const DEEPEST = 100;
/** Parts of YAML, such as a text, a comma or a space: of those in a file of a real plan there are some thousands. */
const MOST_PARTS = 100_000;

/** Tokens of the library's lexer that stand for no text. */
const NO_TEXT: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];

/**
 * What keeps a YAML text from being built at all, found by a look at its parts alone: values that are nested too deeply, more
 * parts than the library is quick about, and directives, which change what others say (under %YAML 1.1 a number 010 is eight).
 * Nothing when there is none.
 */
export function yamlLimits(file: string, text: string): Problem | undefined {
  const levels = { brackets: 0, ofLine: 0 };
  let offset = 0;
  let parts = 0;
  let before = "";
  for (const token of new Lexer().lex(text)) {
    const isScalar = before === CST.SCALAR;
    before = token;
    parts += 1;
    if (!isScalar) countLevels(levels, token);
    const place = (): Place => placeAt(file, text, offset, token);
    if (!isScalar && token.startsWith("%")) return { ...place(), ...DIRECTIVE };
    if (levels.brackets + levels.ofLine > DEEPEST) return { ...place(), ...TOO_DEEP };
    if (parts > MOST_PARTS) return { ...place(), ...TOO_MUCH };
    if (!NO_TEXT.includes(token)) offset += token.length;
  }
  return undefined;
}

function countLevels(levels: { brackets: number; ofLine: number }, token: string): void {
  if (token === "[" || token === "{") levels.brackets += 1;
  else if (token === "]" || token === "}") levels.brackets = Math.max(0, levels.brackets - 1);
  else if (token === "-" || token === "?") levels.ofLine += 1;
  else if (token.includes("\n")) levels.ofLine = 0;
}

function placeAt(file: string, text: string, offset: number, value: string): Place {
  const lines = text.slice(0, offset).split("\n");
  return { file, line: lines.length, column: lines.at(-1)!.length + 1, value };
}

type Wrong = Pick<Problem, "problem" | "expected" | "hint">;

const TOO_DEEP: Wrong = {
  problem: `values are nested more than ${DEEPEST} deep`,
  expected: "fewer levels inside each other",
  hint: "Look for a bracket that is opened and never closed."
};

const TOO_MUCH: Wrong = {
  problem: "the file holds too much from here on",
  expected: `at most ${formatNumber(MOST_PARTS)} values, marks and spaces between them`,
  hint: "A plan of some hundred measures has less than a tenth of that: look for what is repeated again and again."
};

const DIRECTIVE: Wrong = {
  problem: "the line is a directive of YAML",
  expected: "no line that begins with %",
  hint: "Delete it: the file is read by YAML 1.2, in which 010 is ten; under %YAML 1.1 it would be eight."
};
