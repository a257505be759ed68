import { element } from "./element.js";

/** Has the browser save a file that was made in the page. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Has the browser save a table; `name` has no ending. */
export function saveCsv(text: string, name: string): void {
  saveFile(new Blob([text], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
}
