import { renameSync } from "node:fs";

/**
 * Puts a file of a cache aside that is not as it was written, so that it is made anew, and says so; nothing of what is in it
 * is printed. It stays beside, for whoever wants to know what happened.
 */
export function setAside(path: string): void {
  const aside = `${path}.damaged`;
  renameSync(path, aside);
  console.error(`${path} is damaged: it is made anew, and what it was is kept as ${aside}.`);
}
