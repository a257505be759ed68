import { BASIS_MEANINGS } from "../../kit/basis-badge.js";
import { definitionTable } from "../../kit/definition-table.js";
import { BASIS_WORDS } from "../../plan/basis.js";

/** The vocabulary of the basis badges, strongest first. */
export function basisTable(): HTMLElement {
  return definitionTable({
    caption: "What a basis badge says, strongest first",
    headings: ["Badge", "Meaning"],
    rows: BASIS_WORDS.map((word) => [word, BASIS_MEANINGS[word]])
  });
}
