import { madeFrom, planInWords } from "../loaders/archive/site-identity.js";
import { sha256 } from "../loaders/files/sha256.js";
import { alone } from "../loaders/files/work-lock.js";
import { writeWhole } from "../loaders/files/write-whole.js";
import { DATA_OPTION } from "../loaders/options/chosen-folder.js";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { UsageError } from "../loaders/options/plain-error.js";
import { type Plan, planMeasures } from "../src/plan/plan.js";
import { formatNumber } from "../src/words/format.js";
import { oneFileHtml } from "./one-file/one-file-html.js";
import { DIST, LOCK } from "./site/folders.js";
import { choosePlan, siteOf } from "./site/site-of.js";

/** Writes a plan, or one measure of it, as a single HTML file that opens from a disk and asks nothing of any machine. */
export const oneFile = command({
  call: "npm run one-file",
  about:
    "Writes a plan as one HTML file that opens from a disk, such as one that came by mail: dashboard, summary, measures,\n" +
    "changes and data quality, or the page of one measure. Its text is there without scripts; with them thresholds and\n" +
    "period answer. It asks nothing of any machine.",
  options: {
    measure: { type: "string", value: "ID", help: "the page of this measure alone, by id" },
    out: {
      type: "string",
      value: "FILE",
      help: "the file to write; without it, control-lines-FORCE-MONTH.html, with the measure's id if it is of one"
    },
    ...DATA_OPTION
  },
  example: "--data my-plan --measure domestic-burglary",
  async run({ data, measure, out }, { print }) {
    const chosen = choosePlan(data);
    if (measure !== undefined) refuseUnknown(measure, chosen.plan);
    const { site, html } = await alone(LOCK, "npm run one-file", print, async () => {
      const site = await siteOf(chosen, { print });
      return { site, html: await oneFileHtml({ folder: DIST, identity: site, measure }) };
    });
    const { force, periodEnd } = site.plan;
    const file = out ?? `${["control-lines", force, periodEnd, measure].filter(Boolean).join("-")}.html`;
    writeWhole(file, html);
    print(
      `Wrote ${file} (${formatNumber(Buffer.byteLength(html) / 1e3)} kB) of ${planInWords(site)}: ${madeFrom(site)}.\n` +
        `Its SHA-256, for who receives it: ${sha256(html)}`
    );
    return 0;
  }
});

function refuseUnknown(measure: string, plan: Plan): void {
  const known = planMeasures(plan).map(({ measure: { id } }) => id);
  if (!known.includes(measure))
    throw new UsageError(`The plan has no measure “${measure}”. It has: ${known.join(", ")}.`);
}

await runWhenStarted(oneFile, import.meta.url);
