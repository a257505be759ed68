// npm run pdf -- --measures domestic-burglary,all-crime --query "period=2014-09&z=2.58" --out board-pack.pdf
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { BoardPackError, boardPack } from "./hand-over/board-pack.js";
import { launchChromium } from "./machine/launch-chromium.js";
import { serveFolder } from "./machine/serve-folder.js";
import { BuildError, buildSite, hasSite } from "./site/build-site.js";
import { DIST } from "./site/folders.js";
import { measurePaths } from "./site/plan-pages.js";

const USAGE = `npm run pdf -- [--measures id,id | --measures all] [--query "z=2.58&period=2015-03"] [--out file.pdf]`;

/** The measures asked for, by id; "all" are those of the plan. Throws a {@link BoardPackError} for an unknown one. */
async function chosenMeasures(text: string): Promise<string[]> {
  const known: string[] = [];
  for await (const path of measurePaths()) known.push(path.replace("/measures/", ""));
  if (text === "all") return known;
  const chosen = text.split(",").flatMap((id) => id.trim() || []);
  const unknown = chosen.filter((id) => !known.includes(id));
  if (unknown.length === 0) return [...new Set(chosen)];
  throw new BoardPackError(
    `The plan has no measure ${unknown.map((id) => `“${id}”`).join(", ")}. It has: ${known.join(", ")}.`
  );
}

async function writePack(): Promise<void> {
  const { values } = parseArgs({
    options: {
      measures: { type: "string", default: "" },
      query: { type: "string", default: "" },
      out: { type: "string", default: "board-pack.pdf" }
    }
  });
  const measures = await chosenMeasures(values.measures);
  if (!hasSite()) {
    console.log("Building the site first…");
    await buildSite();
  }
  const server = await serveFolder(DIST);
  try {
    const browser = await launchChromium();
    try {
      const options = { measures, query: values.query.replace(/^\?/, "") };
      await writeFile(values.out, await boardPack(browser, server.origin, options));
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
  const pages = measures.length === 1 ? "the page of 1 measure" : `the pages of ${measures.length} measures`;
  console.log(`Wrote ${values.out}: the dashboard on A3${measures.length > 0 ? ` and ${pages} on A4` : ""}.`);
}

try {
  await writePack();
} catch (error) {
  const known = error instanceof BoardPackError || error instanceof BuildError;
  console.error(known || error instanceof TypeError ? `${(error as Error).message}\n\n${USAGE}` : error);
  process.exitCode = 1;
}
