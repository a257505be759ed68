import { madeFrom, planInWords } from "../loaders/archive/site-identity.js";
import { alone } from "../loaders/files/work-lock.js";
import { writeWhole } from "../loaders/files/write-whole.js";
import { DATA_OPTION } from "../loaders/options/chosen-folder.js";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { UsageError } from "../loaders/options/plain-error.js";
import { type Plan, planMeasures } from "../src/plan/plan.js";
import { type BoardPackOptions, boardPack } from "./hand-over/board-pack.js";
import { launchChromium } from "./machine/launch-chromium.js";
import { serveFolder } from "./machine/serve-folder.js";
import { DIST, LOCK } from "./site/folders.js";
import { choosePlan, siteOf } from "./site/site-of.js";

/** Writes the board pack of a plan: the dashboard on one A3 sheet, and measures on at most two A4 sheets each. */
export const pdf = command({
  call: "npm run pdf",
  about:
    "Writes the board pack of a plan as one PDF: the dashboard on one A3 sheet, and measures on two A4 sheets each.",
  options: {
    measures: {
      type: "string",
      value: "ID,ID|all",
      default: "",
      help: "the measures whose pages follow, by id"
    },
    annexes: {
      type: "boolean",
      default: false,
      help: "the whole page of each measure, on as many sheets as it takes"
    },
    query: { type: "string", value: "QUERY", default: "", help: "a choice as the address of a page has it" },
    out: { type: "string", value: "FILE", default: "board-pack.pdf", help: "the file to write" },
    ...DATA_OPTION
  },
  example: '--data my-plan --measures domestic-burglary,all-crime --query "period=2014-09&z=2.58"',
  async run({ measures: asked, annexes, query, out, data }, { print }) {
    const chosen = choosePlan(data);
    const measures = chosenMeasures(asked, chosen.plan);
    const { site, pack } = await alone(LOCK, "npm run pdf", print, async () => ({
      site: await siteOf(chosen, { print }),
      pack: await packOf({ measures, annexes, query: query.replace(/^\?/, "") })
    }));
    writeWhole(out, pack);
    const pages =
      measures.length === 1 ? "the page of 1 measure" : `the pages of ${measures.length} measures`;
    print(`Wrote ${out}: the dashboard on A3${measures.length > 0 ? ` and ${pages} on A4` : ""}.`);
    print(`It is of ${planInWords(site)}: ${madeFrom(site)}.`);
    return 0;
  }
});

/** The measures asked for, by id; "all" are those of the plan. Throws a {@link UsageError} for an unknown one. */
function chosenMeasures(text: string, plan: Plan): string[] {
  const known = planMeasures(plan).map(({ measure }) => measure.id);
  if (text === "all") return known;
  const chosen = text.split(",").flatMap((id) => id.trim() || []);
  const unknown = chosen.filter((id) => !known.includes(id));
  if (unknown.length === 0) return [...new Set(chosen)];
  throw new UsageError(
    `The plan has no measure ${unknown.map((id) => `“${id}”`).join(", ")}. It has: ${known.join(", ")}.`
  );
}

/** The pack of the site in dist/, opened in a browser. */
async function packOf(options: BoardPackOptions): Promise<Buffer> {
  const server = await serveFolder(DIST);
  try {
    const browser = await launchChromium();
    try {
      return await boardPack(browser, server.origin, options);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

await runWhenStarted(pdf, import.meta.url);
