import { element } from "../../kit/element.js";
import { saveTable } from "../../kit/measure-save-file.js";
import { savePageButton } from "../../kit/save-page.js";
import { formatNumber } from "../../words/format.js";
import { queryPageText } from "../../words/page-text.js";
import { resultFile } from "../workbench/result-file.js";
import type { Database, QueryResult } from "./duckdb-client.js";
import type { Drafts } from "./explore-drafts.js";
import { exploreEditor } from "./explore-editor.js";
import { explainQuery } from "./explore-error.js";
import { exploreProblem } from "./explore-problem.js";
import { type Answer, exploreRunner } from "./explore-runner.js";
import { countText, resultTable } from "./result-table.js";

/** A query, its problems and its result. */
export interface ExploreWorkbench {
  element: HTMLElement;
  /** Puts a query into the editor and runs it. What the reader wrote is kept among the earlier queries. */
  ask(sql: string): Promise<void>;
  /** Runs the query that stands in the editor. */
  run(): Promise<void>;
  /** Resolves when nothing runs that was asked before. */
  settled(): Promise<void>;
}

export interface ExploreWorkbenchOptions {
  /** Begins ids, and names the file of a result. */
  name: string;
  label: string;
  /** First text, unless the reader left another. */
  sql: string;
  drafts: Drafts;
  database: () => Promise<Database>;
  /** Stands between the query and the table of its result, such as a chart. */
  picture?: HTMLElement;
  /** Called with every query before it runs. */
  onRun?: (sql: string) => void;
  /** Called with every result. */
  onResult?: (result: QueryResult, sql: string) => void;
}

/** The workbench with its first text, not run. */
export function exploreWorkbench(options: ExploreWorkbenchOptions): ExploreWorkbench {
  const { name, drafts, database, onRun, onResult } = options;
  const runner = exploreRunner(database);
  let latest: Promise<void> = Promise.resolve();
  const run = (): Promise<void> => {
    latest = answer();
    return latest;
  };
  const start = (): void => void run();
  const editor = exploreEditor({ name, label: options.label, text: options.sql, drafts, onRun: start });
  const problem = exploreProblem(`${name}-problem`, editor.goTo);
  const bar = runBar(name, start, () => {
    runner.cancel();
    bar.show("Cancelled.", false);
  });
  const results = element("div", { class: "explore-results" });
  const fail = (error: unknown, sql: string): void => {
    problem.show(explainQuery(error, sql), { resultStays: results.hasChildNodes() });
    editor.mark(true);
    bar.show("", false);
  };
  const show = ({ result, milliseconds }: Answer, sql: string): void => {
    bar.show(`${countText(result)}. Answered in ${formatMilliseconds(milliseconds)}.`, false);
    results.replaceChildren(...resultElements(result, name, sql));
    onResult?.(result, sql);
  };
  const answer = async (): Promise<void> => {
    const sql = editor.text();
    problem.clear();
    editor.mark(false);
    editor.remember();
    if (sql.trim() === "") return fail(new Error("There is no query to run. Write one, or choose one."), sql);
    onRun?.(sql);
    bar.show("Running.", true);
    try {
      const found = await runner.run(sql);
      if (found) show(found, sql);
    } catch (error) {
      fail(error, sql);
    }
  };
  return {
    element: element(
      "div",
      { class: "explore-workbench" },
      editor.element,
      bar.element,
      problem.element,
      options.picture,
      results
    ),
    ask(sql) {
      editor.replace(sql);
      return run();
    },
    run,
    settled: () => latest
  };
}

/** "under 1 ms", "12 ms", "2.4 seconds". */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds < 1) return "under 1 ms";
  return milliseconds < 1000
    ? `${formatNumber(milliseconds)} ms`
    : `${formatNumber(milliseconds / 1000, 1)} seconds`;
}

/** Run, Cancel, and what became of it. */
function runBar(name: string, onRun: () => void, onCancel: () => void) {
  const run = element("button", { type: "button", class: "explore-primary", onclick: onRun }, "Run");
  const cancel = element("button", { type: "button", onclick: onCancel, disabled: true }, "Cancel");
  const status = element("span", { class: "explore-status", role: "status" });
  return {
    element: element(
      "div",
      { class: "explore-run" },
      run,
      cancel,
      element("span", { id: `${name}-keys`, class: "explore-keys" }, "Ctrl + Enter runs the query."),
      status
    ),
    show(message: string, running: boolean): void {
      status.textContent = message;
      cancel.disabled = !running;
    }
  };
}

function resultElements(result: QueryResult, name: string, sql: string): HTMLElement[] {
  // The tables hold the published view, whatever the address of the page says.
  const save = (): void => saveTable(resultFile(result), `${name}-result`, null);
  return [
    element(
      "p",
      { class: "explore-downloads" },
      element("button", { type: "button", onclick: save }, "Download the result as CSV"),
      " ",
      savePageButton(() => ({ name, text: queryPageText({ title: "A question to the tables", sql }) }))
    ),
    resultTable(result, { label: "Result of the query" })
  ];
}
