import { BASIS_WORDS } from "../plan/basis.js";
import { BASIS_MEANINGS } from "./basis-badge.js";
import { definitionTable } from "./definition-table.js";

/** The vocabulary of the basis badges, strongest first. */
export function basisTable(): HTMLElement {
  return definitionTable({
    caption: "What a basis badge says, strongest first",
    headings: ["Badge", "Meaning"],
    rows: BASIS_WORDS.map((word) => [word, BASIS_MEANINGS[word]])
  });
}
