import { element } from "../../kit/element.js";
import type { QueryProblem } from "./explore-error.js";

/** Where a problem is told, beside the query. */
export interface ProblemView {
  element: HTMLElement;
  show(problem: QueryProblem, options: { resultStays: boolean }): void;
  clear(): void;
}

/** The view, empty. `goTo` puts the cursor into the query at a line and column. */
export function exploreProblem(id: string, goTo: (line: number, column: number) => void): ProblemView {
  const holder = element("div", { id, class: "explore-problem", role: "alert", hidden: true });
  return {
    element: holder,
    show({ message, place, help }, { resultStays }) {
      holder.replaceChildren(
        element("p", { class: "explore-problem-title" }, "The query did not run; its text is unchanged."),
        element("p", { class: "explore-message" }, message),
        ...(place ? placeElements(place, goTo) : []),
        ...(help ? [element("p", {}, help)] : []),
        ...(resultStays ? [element("p", {}, "The result below is that of the last query that worked.")] : [])
      );
      holder.hidden = false;
    },
    clear() {
      holder.replaceChildren();
      holder.hidden = true;
    }
  };
}

function placeElements(
  { line, column, text }: NonNullable<QueryProblem["place"]>,
  goTo: (line: number, column: number) => void
): HTMLElement[] {
  return [
    element("pre", { class: "explore-place" }, `${text}\n${" ".repeat(column - 1)}^`),
    element(
      "p",
      {},
      element("button", { type: "button", onclick: () => goTo(line, column) }, `Go to line ${line}`)
    )
  ];
}
