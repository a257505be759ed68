import { definitionTable } from "../../kit/definition-table.js";
import { element } from "../../kit/element.js";
import type { Response } from "../../plan/response.js";
import { formatDay, NO_RESPONSE } from "../../words/responses-text.js";

/** What is being done about a measure, a row an action; the sentence that nothing is recorded where there is none. */
export function measureResponses(responses: readonly Response[]): HTMLElement {
  if (responses.length === 0) return element("p", {}, NO_RESPONSE);
  return definitionTable({
    caption: "What is being done",
    headings: ["Action", "Decided", "Owner", "Due", "Status", "Paper"],
    rows: responses.map(({ action, date, owner, due, status, link }) => [
      action,
      formatDay(date),
      owner,
      due === null ? "no day is set" : formatDay(due),
      status,
      link === null ? "none" : element("a", { href: link }, new URL(link).hostname)
    ])
  });
}
