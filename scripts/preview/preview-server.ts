import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Config, type ConfigSpec, normalizeConfig } from "@observablehq/framework/dist/config.js";
import { PreviewServer } from "@observablehq/framework/dist/preview.js";
import { chosenFolder } from "../../loaders/options/chosen-folder.js";
import { finishPage } from "../site/finish-page.js";
import { FILE_HEADER, PAGE_HEADER } from "../site/policy.js";
import { latest } from "./latest.js";
import { onlyThisMachine } from "./only-this-machine.js";

const CONFIG = resolve("observablehq.config.ts");

/**
 * Serves the pages staged in the folder `root` on this machine, live, by Framework's own preview. Every page is finished
 * as a build finishes it and carries the same policy, and files come with the policy that a web server gives them. Pages of
 * other sites are not answered.
 */
export async function servePreview(root: string, port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(port, "127.0.0.1", listening);
  });
  const preview = new PreviewServer({ server, verbose: false, origins: [] });
  preview._readConfig = () => readConfig(root);
  const [framework] = server.listeners("request") as [RequestListener];
  server.off("request", framework).on("request", (request, response) => {
    finish(response);
    framework(request, response);
  });
  onlyThisMachine(server);
}

const configs = new Map<string, Config>();

/** The site's settings for the staged pages, read again when they are saved, or the plan whose measures they list. */
async function readConfig(root: string): Promise<Config> {
  const saved = await Promise.all([CONFIG, join(chosenFolder(), "plan.yaml")].map(timeOf));
  const version = saved.join("-");
  const known = configs.get(version);
  if (known) return known;
  const { default: spec } = (await import(`${pathToFileURL(CONFIG).href}?${version}`)) as {
    default: ConfigSpec;
  };
  const config = normalizeConfig({ ...spec, root }, root, CONFIG);
  lookOnceMore(config.loaders);
  configs.set(version, config);
  return config;
}

/** When a file was saved; 0 while there is none, as in the midst of a save. */
const timeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0
  );

/**
 * Lets no save go unseen. Framework reads a page some moments before it begins to watch it, and when two changes come
 * together may send the older after the newer. It watches a page's files after it has opened it, and after each update that
 * it has sent: it looks at the page once more then, and does nothing when that is the same. A computed plan changes many
 * files of a page at once: Framework would look at all of the page for each of them, for seconds, with a save waiting.
 */
function lookOnceMore(loaders: Config["loaders"]): void {
  const watchFiles = loaders.watchFiles.bind(loaders);
  loaders.watchFiles = async (path, files, changed) => {
    const look = latest(() => changed().catch((error: Error) => console.error(error.message)));
    const watchers = await watchFiles(path, files, look);
    setImmediate(look);
    return watchers;
  };
  // A page is staged by replacing its file: of the two events that this makes, the first says nothing more.
  const watchPage = loaders.watchPage.bind(loaders);
  loaders.watchPage = (path, listener) => watchPage(path, (event) => event === "rename" && listener(event));
}

/** By this a page's own update is known from any other script. */
const NONCE = randomBytes(16).toString("base64");

/** Lets a response finish a page before it is sent, and say the policy of whatever is sent. */
function finish(response: ServerResponse): void {
  const { end, writeHead } = response;
  const isPage = (): boolean => String(response.getHeader("Content-Type")).startsWith("text/html");
  response.end = (...sent: unknown[]): ServerResponse => {
    const [content] = sent;
    const html = isPage() && typeof content === "string";
    return end.apply(
      response,
      (html ? [finishPage(live(content), { scripts: [`'nonce-${NONCE}'`] })] : sent) as never
    );
  };
  response.writeHead = (...head: unknown[]): never => {
    response.setHeader("Content-Security-Policy", isPage() ? PAGE_HEADER : FILE_HEADER);
    return writeHead.apply(response, head as never) as never;
  };
}

/** What Framework makes a page do with the code of a saved change. */
const EVAL = "eval: (body) => eval(body)";

/** The same within the policy: the code is run as a script of the page's own, at once, as Framework expects. */
const RUN = `eval: (body) => {
  window.definePreviewCell = define;
  const script = document.createElement("script");
  script.nonce = "${NONCE}";
  script.textContent = '"use strict"; {const define = definePreviewCell; ' + body + "\\n}\\n//# sourceURL=saved-change";
  document.head.append(script);
  script.remove();
}`;

function live(html: string): string {
  return html.replace(EVAL, () => RUN);
}
