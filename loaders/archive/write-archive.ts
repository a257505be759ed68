import { type Zippable, zipSync } from "fflate";

/** A moment that a zip file can hold; the same for every file, so that the same data give the same bytes. */
const MTIME = new Date(2000, 0, 1);

/** Files by path, as one zip. Stored, not compressed: it is unpacked on the same machine a moment later. */
export function archive(files: Record<string, Uint8Array | string>): Uint8Array {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const zippable = Object.fromEntries(
    entries.map(([path, content]) => [path, typeof content === "string" ? encoder.encode(content) : content])
  ) satisfies Zippable;
  return zipSync(zippable, { level: 0, mtime: MTIME });
}

type MakeFiles = () => Promise<Record<string, Uint8Array | string>>;

/**
 * The files as one zip; null when they cannot be made. Problems in the data are then printed as they are written; any
 * other error is a fault of the program and is printed with its stack.
 */
export async function archiveOf(makeFiles: MakeFiles): Promise<Uint8Array | null> {
  try {
    return archive(await makeFiles());
  } catch (error) {
    console.error(isDataError(error) ? error.message : error);
    return null;
  }
}

/** Writes the files to standard output as a zip: the body of an archive loader. Exit code 1 when they cannot be made. */
export async function writeArchive(makeFiles: MakeFiles): Promise<void> {
  const zip = await archiveOf(makeFiles);
  if (zip) process.stdout.write(zip);
  else process.exitCode = 1;
}

/** An error about what an analyst wrote carries a list of problems; its message names them all. */
function isDataError(error: unknown): error is Error & { problems: unknown[] } {
  return error instanceof Error && "problems" in error && Array.isArray(error.problems);
}
