/** Id of the element that has what is packed; it says the length in bytes. */
export const PACKED = "one-file-packed";

/** What one file holds beside the text of its pages, unpacked. */
export interface Held {
  /** JSON files of the plan, by their paths in a site: "plan/dashboard.json". */
  files: Record<string, unknown>;
  /** Each page as it is before its cells have shown anything, by its name in this file. */
  shells: Record<string, { title: string; html: string }>;
  /** The program that runs the cells of a page. */
  program: string;
  /** Licences of the packages whose parts are in the program, in full. */
  licences: string;
  /** The name of the page that is open. */
  page: string;
}

declare global {
  /** Put there by the script that opens the file, for the program that it starts. */
  var controlLinesFile: Held;
}

/** What this file holds. */
export const held: Held = globalThis.controlLinesFile;
