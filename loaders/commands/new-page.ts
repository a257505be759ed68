import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { planMeasures } from "../../src/plan/plan.js";
import { measurePageText } from "../../src/words/page-text.js";
import { loadData } from "../data/load-data.js";
import { chosenFolder, DATA_OPTION, OWN_PAGES } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { PlainError, UsageError } from "../options/plain-error.js";

/** What the name of a page may be: it becomes its address. */
const NAME = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/;

/** The pages of the site itself, in this project. */
const SITE_PAGES = "src";

/** Writes a page of an author's own that runs: one measure with its charts and the rows behind them, to be edited. */
export const newPage = command({
  call: "npm run new-page",
  about:
    "Writes a page of your own into the folder pages of a plan: one measure with its charts, to be edited.\n" +
    "It never writes over a page. docs/pages.md shows what pages can hold.",
  options: {
    ...DATA_OPTION,
    name: {
      type: "string",
      value: "NAME",
      required: true,
      help: "name of the page and its address, such as winter"
    },
    measure: {
      type: "string",
      value: "ID",
      help: "id of the measure; the first of the plan that is counted or asked unless given"
    },
    title: { type: "string", value: "TEXT", help: "heading of the page; the name unless given" }
  },
  example: "--data my-plan --name winter --measure violence-with-injury",
  run({ data, name, measure: wanted, title }, { print }) {
    if (!name || !NAME.test(name)) {
      throw new UsageError(
        `--name is “${name ?? ""}”; expected small letters, digits and hyphens, such as winter`
      );
    }
    // One measure's page may stand in the place of the site's.
    if (!name.startsWith("measures/") && existsSync(join(SITE_PAGES, `${name}.md`))) {
      throw new UsageError(
        `--name is “${name}”, a page of the site: yours would stand in its place. Give the page another name, such as my-${name.replaceAll("/", "-")}`
      );
    }
    const folder = chosenFolder(data);
    const measures = planMeasures(loadData(folder).plan)
      .map(({ measure }) => measure)
      .filter((measure) => measure.kind === "offences" || measure.kind === "survey");
    const measure = wanted === undefined ? measures[0] : measures.find(({ id }) => id === wanted);
    if (!measure) {
      const known = measures.map(({ id }) => id).join(", ") || "none";
      throw new UsageError(
        `--measure is “${wanted ?? ""}”; expected a measure with counts or answers: ${known}`
      );
    }
    const file = join(folder, OWN_PAGES, `${name}.md`);
    if (existsSync(file))
      throw new PlainError(`${file} exists already, and was not changed. Give the page another name.`);
    mkdirSync(dirname(file), { recursive: true });
    const heading = title?.trim() || `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("-", " ")}`;
    writeFileSync(
      file,
      measurePageText({ title: heading, measure: measure.id, isSurvey: measure.kind === "survey" })
    );
    print(
      `Wrote ${file}. It is the page /${name} of the site: npm start${data ? ` -- --data ${data}` : ""} shows it, and what you save in it.`
    );
    return 0;
  }
});

await runWhenStarted(newPage, import.meta.url);
