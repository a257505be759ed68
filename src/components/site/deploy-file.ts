import { element } from "../../kit/element.js";

/** A configuration file that is handed over with the site. */
export interface DeployFile {
  /** Its name in the folder `deploy`. */
  name: string;
  text: string;
}

/** The text of a file, whole. Throws when there is none of that name. */
export function deployFile(files: readonly DeployFile[], name: string): HTMLElement {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`there is no file deploy/${name}`);
  return element("pre", { tabindex: "0", "aria-label": `deploy/${name}` }, file.text);
}
