import { readFileSync } from "node:fs";

/** The text of a file; null where there is none, which another process may have removed a moment ago. */
export function textIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
