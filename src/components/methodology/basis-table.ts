import { BASIS_MEANINGS } from "../../kit/basis-badge.js";
import { definitionTable } from "../../kit/definition-table.js";
import { BASIS_WORDS, basisWord } from "../../plan/basis.js";

/** The words of the basis badges that these bases have, strongest first. */
export function basisTable(bases: readonly string[]): HTMLElement {
  const words = new Set(bases.map(basisWord));
  return definitionTable({
    caption: "What a basis badge says, strongest first",
    headings: ["Badge", "Meaning"],
    rows: BASIS_WORDS.filter((word) => words.has(word)).map((word) => [word, BASIS_MEANINGS[word]])
  });
}
