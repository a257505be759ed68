// Started by builds: answers for each page that it is sent with what its cells show.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type StaticPage, staticPage } from "./static-page.js";
import { notRun, type Task } from "./static-pages.js";

// What a page begins and does not wait for may fail without an end of all.
process.on("unhandledRejection", () => {});

process.on("message", (task: Task) => {
  run(task).then(
    (page) => process.send!(page),
    (error: unknown) => process.send!(notRun(String(error)))
  );
});

const run = ({ folder, path, opened }: Task): Promise<StaticPage> =>
  staticPage(folder, path, readFileSync(join(folder, path), "utf8"), opened);
