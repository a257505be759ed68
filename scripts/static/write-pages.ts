// Started by builds: writes into each page that it is sent what its cells show, and answers with what went wrong.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { staticPage } from "./static-page.js";
import { pictureOf, type Task } from "./static-pages.js";

// What a page begins and does not wait for may fail without an end of all.
process.on("unhandledRejection", () => {});

process.on("message", async ({ folder, path, opened }: Task) => {
  const file = join(folder, path);
  const { html, charts, problems } = await staticPage(folder, path, readFileSync(file, "utf8"), opened);
  writeFileSync(file, html);
  if (charts) writeFileSync(pictureOf(file), charts);
  process.send!(problems);
});
