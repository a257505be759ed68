import { element } from "../../kit/element.js";
import { placeWords } from "../../plan/place-words.js";
import type { DashboardFile } from "../../views/page-files.js";
import { type Database, openDatabase } from "./duckdb-client.js";
import { addressWithQuery, queryInAddress } from "./explore-address.js";
import { exploreDrafts } from "./explore-drafts.js";
import { exploreEngine } from "./explore-engine.js";
import { exploreLocal } from "./explore-local.js";
import { type SavedQuestion, savedQuestions } from "./explore-questions.js";
import { resultChart } from "./explore-result-chart.js";
import { exploreSchema, readSchema } from "./explore-schema.js";
import { type ExploreWorkbench, exploreWorkbench } from "./explore-workbench.js";

/** Wide enough for the questions to stand beside the query. */
const WIDE = "(min-width: 900px)";

/** Asking anything of the tables, as parts that a page places. */
export interface Explore {
  /** Starts the engine with the query that stands in the editor, and says how far it has come. */
  engine: HTMLElement;
  /** Questions that are asked as they stand. */
  questions: HTMLElement;
  /** The tables and their columns, once the database is open. */
  tables: HTMLElement;
  /** The query, its problems, its chart and its table. */
  workbench: HTMLElement;
  /** The reader's own files as tables. */
  files: HTMLElement;
}

/** Opens Explore for the database file at an address of this site. Nothing of it is fetched before the reader asks. */
export function openExplore({ plan, forces, view }: DashboardFile, url: string): Explore {
  const { force, periodEnd } = plan;
  const { settings } = view.rating;
  const places = placeWords(plan);
  const questions = savedQuestions({ force, periodEnd, places, settings });
  const tables = element(
    "div",
    {},
    element("p", { class: "explore-quiet" }, "Listed once the database is open.")
  );
  const engine = exploreEngine({
    open: (onProgress) => openDatabase(url, { onProgress }),
    start: "Start exploring",
    onStart: () => void workbench.run(),
    onReady: async (database) => {
      // The reader's question comes first: the engine answers one after the other.
      await workbench.settled();
      tables.replaceChildren(await tableList(database, ask));
    }
  });
  const chart = resultChart({
    home: { id: force, name: forces.find(({ id }) => id === force)?.name ?? force },
    periodEnd,
    places
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
  return {
    engine: engine.element,
    questions: questionList(questions, ask),
    tables,
    workbench: workbench.element,
    files: exploreLocal({ database: engine.database, settings, ask })
  };
}

/** Opens what is folded away where there is room for it beside the query. */
export function unfoldWhenWide(details: Iterable<HTMLDetailsElement>): void {
  for (const one of details) one.open = matchMedia(WIDE).matches;
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

async function tableList(database: Database, ask: (sql: string) => void): Promise<HTMLElement> {
  try {
    return exploreSchema(await readSchema(database), (table) => ask(`SELECT *\nFROM ${table}\nLIMIT 100`));
  } catch (error) {
    return element("p", {}, `The tables could not be listed: ${(error as Error).message}`);
  }
}

/** On a phone the question stands above the query: the answer is brought into view. */
async function answerInView(workbench: ExploreWorkbench, sql: string): Promise<void> {
  if (!matchMedia(WIDE).matches) workbench.element.scrollIntoView();
  await workbench.ask(sql);
}

function questionList(questions: readonly SavedQuestion[], ask: (sql: string) => void): HTMLElement {
  return element(
    "ul",
    { class: "explore-questions" },
    ...questions.map(({ title, sql }) =>
      element("li", {}, element("button", { type: "button", onclick: () => ask(sql) }, title))
    )
  );
}
