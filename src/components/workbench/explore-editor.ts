import { element } from "../../kit/element.js";
import type { Drafts } from "./explore-drafts.js";

/** Where a reader writes a query. */
export interface ExploreEditor {
  element: HTMLElement;
  text(): string;
  /** Puts another text in its place; what the reader wrote is kept among the earlier queries. */
  replace(text: string): void;
  /** Keeps the text among the earlier queries when the reader wrote it. */
  remember(): void;
  goTo(line: number, column: number): void;
  /** Says to those who do not see it whether the query has a problem. */
  mark(hasProblem: boolean): void;
}

export interface ExploreEditorOptions {
  /** Begins the ids of this editor's parts. */
  name: string;
  label: string;
  /** First text, unless the reader left another. */
  text: string;
  drafts: Drafts;
  /** Ctrl and Enter. */
  onRun: () => void;
}

/** The editor: a plain text area, which every keyboard and screen reader knows. */
export function exploreEditor({ name, label, text, drafts, onRun }: ExploreEditorOptions): ExploreEditor {
  let given = text;
  const area = element("textarea", {
    id: `${name}-sql`,
    class: "explore-sql",
    rows: 8,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    "aria-describedby": `${name}-keys ${name}-problem`
  });
  const earlier = element("details", { class: "explore-earlier", hidden: true });
  const write = (next: string): void => {
    area.value = next;
    area.setAttribute("rows", String(rowsFor(next)));
    drafts.keep(next);
  };
  const remember = (): void => {
    if (area.value !== given) drafts.retire(area.value);
    listEarlier(earlier, drafts.earlier(), replace);
  };
  const replace = (next: string): void => {
    remember();
    given = next;
    write(next);
  };
  area.addEventListener("input", () => drafts.keep(area.value));
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  });
  write(drafts.current() ?? text);
  remember();
  return {
    element: element(
      "div",
      { class: "explore-editor" },
      element("label", { for: `${name}-sql` }, label),
      area,
      earlier
    ),
    text: () => area.value,
    replace,
    remember,
    goTo: (line, column) => goTo(area, line, column),
    mark: (hasProblem) => area.setAttribute("aria-invalid", String(hasProblem))
  };
}

/** Room for the whole of a short query; a long one scrolls. */
function rowsFor(text: string): number {
  return Math.max(6, Math.min(16, text.split("\n").length + 1));
}

function listEarlier(details: HTMLDetailsElement, texts: string[], use: (text: string) => void): void {
  details.hidden = texts.length === 0;
  details.replaceChildren(
    element("summary", {}, `Your earlier queries (${texts.length})`),
    element(
      "ol",
      {},
      ...texts.map((text) =>
        element("li", {}, element("button", { type: "button", onclick: () => use(text) }, text))
      )
    )
  );
}

function goTo(area: HTMLTextAreaElement, line: number, column: number): void {
  const before = area.value.split("\n").slice(0, line - 1);
  const at = before.reduce((length, text) => length + text.length + 1, 0) + column - 1;
  area.focus();
  area.setSelectionRange(at, at);
}
