/** More rows than anybody prints: a table grows by a few at a time, and each time the page is laid out anew. */
const MOST_ROWS = 2000;

/**
 * Lets every `Inputs.table` of the page be printed with all its rows. It makes them as a reader scrolls to them, and on
 * paper nobody does: it is scrolled to its end before it is printed, and back.
 */
export function printTablesWhole(): void {
  addEventListener("beforeprint", () => {
    for (const table of document.querySelectorAll<HTMLElement>("form[class*=inputs-]:has(> table)"))
      makeRows(table);
  });
}

function makeRows(table: HTMLElement): void {
  const rows = table.getElementsByTagName("tr");
  const { scrollTop } = table;
  // The style of paper gives a table all its height, and then nothing of it can be scrolled to.
  Object.assign(table.style, { minHeight: "0", overflow: "auto" });
  for (let before = 0; before < rows.length && rows.length < MOST_ROWS; ) {
    before = rows.length;
    table.scrollTop = table.scrollHeight;
    // A browser tells of it in its next frame, which may be too late for paper.
    table.dispatchEvent(new Event("scroll"));
  }
  Object.assign(table.style, { minHeight: "", overflow: "" });
  table.scrollTop = scrollTop;
}
