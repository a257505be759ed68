import { spawn } from "node:child_process";
import { mkdir, rename, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheOf, PLAN_LOADER, PREVIEW, ROOT } from "./folders.js";

const LOADER = join(ROOT, PLAN_LOADER);

/** The archive as Framework's preview keeps it. */
const ARCHIVE = join(cacheOf(PREVIEW), PLAN_LOADER.replace(/\.ts$/, ""));

/**
 * Runs the archive loader: validates `data/` and computes what the pages read. Returns the archive, or null
 * after the loader has printed what is wrong.
 */
export async function computePlan(): Promise<Uint8Array | null> {
  const loader = spawn(process.execPath, ["--import", "tsx", LOADER], {
    stdio: ["ignore", "pipe", "inherit"]
  });
  const chunks: Buffer[] = [];
  loader.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise((resolve, reject) => loader.on("error", reject).on("close", resolve));
  return code === 0 ? Buffer.concat(chunks) : null;
}

/**
 * Puts an archive where Framework looks for the output of its loader, and makes everything unpacked from an earlier
 * one out of date. Framework compares times of files only: a cached file is used while it is not older than the
 * loader. The times lie a moment ahead, so that a file being unpacked from the old archive right now counts as old.
 */
export async function cachePlan(plan: Uint8Array): Promise<void> {
  await mkdir(dirname(ARCHIVE), { recursive: true });
  await writeFile(`${ARCHIVE}.new`, plan);
  await rename(`${ARCHIVE}.new`, ARCHIVE);
  const soon = new Date(Date.now() + 100);
  await utimes(ARCHIVE, soon, soon);
  await utimes(join(PREVIEW, PLAN_LOADER), soon, soon);
}
