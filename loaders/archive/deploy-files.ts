import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A configuration of a web server that is handed over with the site. */
export interface DeployFile {
  name: string;
  text: string;
}

/** Every configuration in a folder, by name. */
export function deployFiles(folder: string): DeployFile[] {
  const names = readdirSync(folder).sort();
  return names.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}
