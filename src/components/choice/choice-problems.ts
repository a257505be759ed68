import { element } from "../../kit/element.js";

/** What of a page's address could not be used, at the top of what it shows. */
export interface ChoiceProblems {
  element: HTMLElement;
  show(problems: readonly string[]): void;
}

/** A list of sentences; nothing while there is none. */
export function choiceProblems(): ChoiceProblems {
  const list = element("ul");
  const notice = element(
    "div",
    { class: "choice-problems", role: "status" },
    element("p", {}, "Not all of this page’s address could be used:"),
    list
  );
  notice.hidden = true;
  return {
    element: notice,
    show(problems) {
      notice.hidden = problems.length === 0;
      list.replaceChildren(...problems.map((text) => element("li", {}, text)));
    }
  };
}
