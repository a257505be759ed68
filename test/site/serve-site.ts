import { existsSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { serveFolder } from "../../scripts/machine/serve-folder.js";
import { DIST } from "../../scripts/site/folders.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the built site, without a slash at the end. */
    origin: string;
  }
}

/** Serves the built site for all tests of it. */
export default async function serveSite(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(`${DIST}/index.html`)) throw new Error("There is no built site: run npm run build first.");
  const server = await serveFolder(DIST);
  project.provide("origin", server.origin);
  return server.close;
}
