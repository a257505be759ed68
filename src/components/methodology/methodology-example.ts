import { definitionTable } from "../../kit/definition-table.js";
import { type Child, element } from "../../kit/element.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import type { Rating } from "../../rules/rating.js";

/** A variable as formulas set it: `variable("s", "B")` is s with a small B below. */
export function variable(name: string, below?: string): Child {
  return [element("var", {}, name), below !== undefined && element("sub", {}, below)];
}

/** One step of a worked example: what it is called, how it is made from the steps before it, what it comes to. */
export interface Step {
  name: Child;
  how: Child;
  result: string;
}

/** Figures that a worked example starts from, or ends in. */
export interface ExampleTable {
  caption: string;
  headings: string[];
  rows: Child[][];
  numeric?: number[];
}

/** What a rule says at the end of a worked example: a colour, or in words for a rule that gives none. */
export interface Verdict {
  rating: Rating | null;
  sentence: string;
}

/** One part of a worked example, such as a reading, computed from the shipped data. */
export interface Worked {
  title: string;
  /** Takes the width of the page. */
  wide?: boolean;
  tables?: ExampleTable[];
  steps: Step[];
  verdict?: Verdict;
}

/** A worked example as it stands on the page. */
export function workedExample({ title, wide, tables = [], steps, verdict }: Worked): HTMLElement {
  return element(
    "section",
    { class: wide ? "worked-example worked-wide" : "worked-example" },
    element("h3", {}, title),
    ...tables.map(definitionTable),
    steps.length > 0 &&
      definitionTable({
        caption: "Step by step",
        headings: ["Step", "How", "Result"],
        numeric: [2],
        rows: steps.map(({ name, how, result }) => [name, how, result])
      }),
    verdict &&
      element(
        "p",
        { class: "worked-verdict" },
        verdict.rating && ratingBadge(verdict.rating),
        verdict.rating && " ",
        verdict.sentence
      )
  );
}
