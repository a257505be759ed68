import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { watch } from "chokidar";
import { prepareOffline } from "../loaders/offline/prepare-offline.js";
import { chooseFolder, DATA_OPTION, OWN_PAGES } from "../loaders/options/chosen-folder.js";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { PlainError } from "../loaders/options/plain-error.js";
import { formatNumber } from "../src/words/format.js";
import { askedPort, busyPortMessage, isFree } from "./machine/port.js";
import { type FollowedPages, previewPages } from "./preview/follow-pages.js";
import { latest } from "./preview/latest.js";
import { cachePlan } from "./site/cache-plan.js";
import { PREVIEW } from "./site/folders.js";
import { purgeCache, sealCache } from "./site/package-cache.js";
import { pageRoots } from "./site/page-roots.js";
import { planProcess } from "./site/plan-process.js";

/** What the archive loader runs. Framework itself watches the pages, what they import, and the loader. */
const WATCHED = [
  "loaders",
  "src/statistics",
  "src/plan",
  "src/rules",
  "src/views",
  "src/releases",
  "src/words"
];

/** Editors save in several steps; changes closer together than this are one. */
const SETTLED = 100;

const computer = planProcess();

/** Pages are staged; they are checked against a plan, and take its words. */
let pages: FollowedPages;

/** Computes the plan for the open pages. With bad data they keep showing the last good plan. */
const update = latest(async () => {
  const started = Date.now();
  const plan = await computer.compute().catch((error: unknown) => {
    if (stopping) return null;
    if (!(error instanceof PlainError)) throw error;
    say(error.message);
    return null;
  });
  if (stopping) return;
  if (!plan)
    return say("The pages show the last good data, if any. They follow as soon as this is mended and saved.");
  await cachePlan(plan);
  await pages.again();
  say(`Plan computed in ${formatNumber((Date.now() - started) / 1000, 1)} s.`);
});

/** The user has asked for the end: what is cut short by that is no fault to be told of. */
let stopping = false;

function say(text: string): void {
  console.log(text);
}

/** Serves the notebook on this machine until it is stopped; what is saved shows on the open page at once. */
export const start = command({
  call: "npm start",
  about:
    "Serves the notebook on this machine, live: a saved page, data file, loader or module shows on the open page at once.\n" +
    "PORT=8080 npm start serves on another port than 3000.",
  options: DATA_OPTION,
  example: "--data my-plan",
  async run({ data }, { print }) {
    const folder = chooseFolder(data);
    const port = askedPort();
    if (!(await isFree(port))) throw new PlainError(busyPortMessage(port));
    print("Computing the plan…");
    await purgeCache(PREVIEW);
    pages = await previewPages(pageRoots(folder), PREVIEW, (problems) => console.error(problems));
    await pages.follow();
    await Promise.all([prepareOffline(PREVIEW), update()]);
    await sealCache(PREVIEW);
    await startPreview(port);
    followChanges(folder);
    print(`\nThe notebook is at http://127.0.0.1:${port}/ (Ctrl-C to stop)\n`);
    return 0;
  }
});

/** Starts Framework's preview and waits until it listens; this process ends when it does. */
function startPreview(port: number): Promise<void> {
  const preview = spawn(process.execPath, ["--import", "tsx", "scripts/preview/preview.ts", String(port)], {
    // Framework prints every request and every message to a page; what matters of it goes to standard error.
    stdio: ["ignore", "ignore", "inherit", "ipc"]
  });
  preview.on("exit", (code) => process.exit(code ?? 0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(preview));
  return new Promise((resolve) => preview.once("message", () => resolve()));
}

function stop(preview: ChildProcess): void {
  stopping = true;
  preview.removeAllListeners("exit").on("exit", () => process.exit(0));
  preview.kill();
}

/** Computes again after a change of the data, or, in a new process, of what computes with them. */
function followChanges(folder: string): void {
  let timer: NodeJS.Timeout | undefined;
  // Nothing of the plan depends on the pages beside its data.
  const ignored = join(folder, OWN_PAGES);
  watch([folder, ...WATCHED], { ignoreInitial: true, ignored }).on("all", (_, path) => {
    if (WATCHED.some((code) => path.startsWith(code))) computer.renew();
    clearTimeout(timer);
    timer = setTimeout(update, SETTLED);
  });
}

await runWhenStarted(start, import.meta.url);
