import { csvText } from "../words/csv-text.js";
import { fileNameOf, type ViewSaid } from "../words/view-said.js";
import { element } from "./element.js";

/** Has the browser save a file that was made in the page. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A table for a file: dates as YYYY-MM, numbers in full. */
export interface FileTable {
  headings: readonly string[];
  rows: readonly (readonly unknown[])[];
}

/**
 * Has the browser save a table as CSV; `name` has no ending. A view that is not the published one ends the file's name
 * and stands in every row: the file says so wherever it is taken.
 */
export function saveTable(table: FileTable, name: string, view: ViewSaid | null): void {
  saveFile(
    new Blob([tableText(table, view)], { type: "text/csv;charset=utf-8" }),
    `${fileNameOf(name, view)}.csv`
  );
}

/** The text of such a file. */
export function tableText({ headings, rows }: FileTable, view: ViewSaid | null): string {
  if (!view) return csvText(headings, rows);
  return csvText(
    [...headings, "view"],
    rows.map((row) => [...row, view.sentence])
  );
}
