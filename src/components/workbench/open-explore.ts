import { element } from "../../kit/element.js";
import type { Database } from "./duckdb-client.js";
import { addressWithQuery, queryInAddress } from "./explore-address.js";
import { exploreDrafts } from "./explore-drafts.js";
import { exploreEngine, type OpenDatabase } from "./explore-engine.js";
import { exploreLocal } from "./explore-local.js";
import { type QuestionContext, savedQuestions } from "./explore-questions.js";
import { resultChart } from "./explore-result-chart.js";
import { exploreSchema, readSchema } from "./explore-schema.js";
import { type ExploreWorkbench, exploreWorkbench } from "./explore-workbench.js";

/** Wide enough for the questions to stand beside the query. */
const WIDE = "(min-width: 900px)";

/** Whose plan it is, by name as well. */
export interface ExploreContext extends QuestionContext {
  forceName: string;
}

/** The page on which a reader asks anything of the tables. Nothing of the database is fetched before they ask. */
export function explorePage(context: ExploreContext, { open }: { open: OpenDatabase }): HTMLElement {
  const questions = savedQuestions(context);
  const tables = element(
    "div",
    {},
    element("p", { class: "explore-quiet" }, "Listed once the database is open.")
  );
  const engine = exploreEngine({
    open,
    start: "Start exploring",
    onReady: (database) => void showTables(tables, database, ask)
  });
  const chart = resultChart({
    home: { id: context.force, name: context.forceName },
    periodEnd: context.periodEnd
  });
  const workbench = exploreWorkbench({
    picture: chart.element,
    // The table first: a picture of many rows takes longer than their answer.
    onResult: (result) => setTimeout(() => chart.show(result)),
    name: "explore",
    label: "Query (SQL)",
    sql: questions[0]!.sql,
    drafts: draftsFromAddress(),
    database: engine.database,
    onRun: (sql) => history.replaceState(history.state, "", addressWithQuery(location.href, sql))
  });
  const ask = (sql: string): void => void answerInView(workbench, sql);
  const local = exploreLocal({ database: engine.database, settings: context.settings, ask });
  return element(
    "div",
    { class: "explore explore-page" },
    engine.element,
    element(
      "div",
      { class: "explore-columns" },
      element(
        "aside",
        { class: "explore-aside", "aria-label": "Questions and tables" },
        foldable("Questions to start from", questionList(questions, ask)),
        foldable("Tables", tables)
      ),
      workbench.element
    ),
    element(
      "section",
      { class: "explore-own", "aria-labelledby": "your-files" },
      element("h2", { id: "your-files" }, "Your own files"),
      local
    )
  );
}

/** A query in the address comes first; what was being written before it is kept. */
function draftsFromAddress() {
  const drafts = exploreDrafts("explore");
  const asked = queryInAddress(location.href);
  const before = drafts.current();
  if (asked !== null && asked !== before) {
    if (before !== null) drafts.retire(before);
    drafts.keep(asked);
  }
  return drafts;
}

async function showTables(place: HTMLElement, database: Database, ask: (sql: string) => void): Promise<void> {
  const show = (table: string): void => ask(`SELECT *\nFROM ${table}\nLIMIT 100`);
  try {
    place.replaceChildren(exploreSchema(await readSchema(database), show));
  } catch (error) {
    place.replaceChildren(element("p", {}, `The tables could not be listed: ${(error as Error).message}`));
  }
}

/** On a phone the question stands above the query: the answer is brought into view. */
async function answerInView(workbench: ExploreWorkbench, sql: string): Promise<void> {
  if (!matchMedia(WIDE).matches) workbench.element.scrollIntoView();
  await workbench.ask(sql);
}

function foldable(title: string, content: HTMLElement): HTMLElement {
  return element(
    "details",
    { class: "explore-fold", open: matchMedia(WIDE).matches },
    element("summary", {}, element("h2", {}, title)),
    content
  );
}

function questionList(questions: ReturnType<typeof savedQuestions>, ask: (sql: string) => void): HTMLElement {
  return element(
    "ul",
    { class: "explore-questions" },
    ...questions.map(({ title, sql }) =>
      element("li", {}, element("button", { type: "button", onclick: () => ask(sql) }, title))
    )
  );
}
