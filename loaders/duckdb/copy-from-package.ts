import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";

/** Writes a file of an installed package to standard output, for a loader that serves it unchanged. */
export function copyFromPackage(specifier: string): void {
  createReadStream(fileURLToPath(import.meta.resolve(specifier))).pipe(process.stdout);
}
