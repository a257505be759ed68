import { sqlLiteral, sqlName } from "../../duckdb/sql-literal.js";
import { element } from "../../kit/element.js";
import type { Polarity } from "../../plan/plan.js";
import type { Settings } from "../../plan/settings.js";
import { formatUnits } from "../../words/format.js";
import { type Database, LocalFileError, type LocalTable } from "./duckdb-client.js";
import { localCharts } from "./explore-local-chart.js";
import {
  LocalSeriesError,
  localSeries,
  localSeriesQuery,
  type MonthCount,
  monthAndCount
} from "./explore-local-series.js";
import { exploreSchema, typeInWords } from "./explore-schema.js";
import { tableFiles } from "./table-files.js";

export interface ExploreLocalOptions {
  database: () => Promise<Database>;
  settings: Settings;
  /** Puts a query into the editor and runs it. */
  ask: (sql: string) => void;
}

/** The reader's own CSV files and workbooks: chosen or dropped here, read on this machine only, as tables and as control charts. */
export function exploreLocal({ database, settings, ask }: ExploreLocalOptions): HTMLElement {
  const status = element("p", { role: "status", class: "explore-local-status" });
  const problem = element("p", { role: "alert", class: "explore-problem", hidden: true });
  const list = element("div", {});
  const shown = new Map<string, HTMLElement>();
  const add = async (files: readonly File[]): Promise<void> => {
    problem.hidden = true;
    for (const file of files) {
      status.textContent = `Reading ${file.name}.`;
      try {
        const said: string[] = [];
        for (const one of await tableFiles(file)) {
          const table = await (await database()).addFile(one);
          shown.set(table.name, tableElement(table, { database, settings, ask }));
          list.replaceChildren(...shown.values());
          said.push(`${one.name} is the table local.${table.name}: ${formatUnits(table.rows, "row")}.`);
        }
        status.textContent = said.join(" ");
      } catch (error) {
        status.textContent = "";
        problem.textContent = messageOf(error, file.name);
        problem.hidden = false;
      }
    }
  };
  const input = element("input", {
    type: "file",
    id: "explore-file",
    accept: ".csv,.txt,.tsv,text/csv,.xlsx,.xlsm,.xlsb,.xls,.ods",
    multiple: true
  });
  input.addEventListener("change", async () => {
    await add([...(input.files ?? [])]);
    // The same file can be chosen again once it has been mended.
    input.value = "";
  });
  const zone = element(
    "div",
    { class: "explore-drop" },
    element("label", { for: "explore-file" }, "Add a CSV file or a workbook of your own, or drop it here"),
    input
  );
  acceptDrops(zone, add);
  return element("div", { class: "explore-local" }, zone, status, problem, list);
}

function messageOf(error: unknown, fileName: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const said = error instanceof LocalFileError ? message : `${fileName} could not be read: ${message}`;
  return `${said} Nothing was changed.`;
}

function acceptDrops(zone: HTMLElement, add: (files: readonly File[]) => Promise<void>): void {
  const mark = (over: boolean) => zone.classList.toggle("explore-drop-over", over);
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  zone.addEventListener("dragleave", () => mark(false));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    void add([...(event.dataTransfer?.files ?? [])]);
  });
}

function tableElement(table: LocalTable, { database, settings, ask }: ExploreLocalOptions): HTMLElement {
  const qualified = `local.${table.name}`;
  const described = {
    name: qualified,
    description: `From your file ${table.fileName}.`,
    rows: table.rows,
    columns: table.columns.map(({ name, type }) => ({ name, type: typeInWords(type), description: "" }))
  };
  return element(
    "div",
    {},
    exploreSchema([described], () => ask(`SELECT *\nFROM ${qualified}\nLIMIT 100`)),
    chartDetails(table, database, settings)
  );
}

/** The control chart of a table, folded away until it is asked for. */
function chartDetails(table: LocalTable, database: () => Promise<Database>, settings: Settings): HTMLElement {
  const details = element("details", {}, element("summary", {}, `Control chart of local.${table.name}`));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(chartForm(table, database, settings));
  });
  return details;
}

function chartForm(table: LocalTable, database: () => Promise<Database>, settings: Settings): HTMLElement {
  const names = table.columns.map(({ name }) => name);
  const guess = monthAndCount(table);
  const change = (): void => void draw();
  const month = choice(`${table.name}-month`, "Months", withNone(names), guess.month, change);
  const count = choice(`${table.name}-count`, "Counts", withNone(names), guess.count, change);
  const rows = choice(`${table.name}-rows`, "Rows", [["", "All rows"]], "", change);
  const better = choice(
    `${table.name}-better`,
    "Better is",
    [
      ["lower", "lower"],
      ["higher", "higher"]
    ],
    "lower",
    change
  );
  const message = element("p", { role: "alert", class: "explore-problem", hidden: true });
  const picture = element("div", {});
  const draw = async (): Promise<void> => {
    try {
      if (!month.value() || !count.value())
        throw new LocalSeriesError(
          `A control chart needs a column of months and one of counts. ${table.fileName} has the columns ${names.join(", ")}: choose which they are.`
        );
      const only = rows.value() === "" ? null : onlyRows(rows.value());
      const sql = localSeriesQuery(table.name, { month: month.value(), count: count.value() }, only);
      const { rows: found, truncated } = await (await database()).query(sql, { limit: 10_000 });
      if (truncated)
        throw new LocalSeriesError(
          "There are more than 10,000 rows: choose the rows to read, or add them up with a query."
        );
      const series = localSeries(
        found as unknown as MonthCount[],
        `your file ${table.fileName}, not checked`
      );
      message.hidden = true;
      picture.replaceChildren(
        localCharts({
          name: count.value(),
          rows: rows.text(),
          series,
          better: better.value() as Polarity,
          settings
        })
      );
    } catch (error) {
      message.textContent = (error as Error).message;
      message.hidden = false;
      picture.replaceChildren();
    }
  };
  void rowChoices(table, database).then((options) => rows.offer([["", "All rows"], ...options]));
  void draw();
  return element(
    "div",
    {},
    element(
      "div",
      { class: "explore-control-row" },
      month.element,
      count.element,
      rows.element,
      better.element
    ),
    message,
    picture
  );
}

const withNone = (names: string[]): [string, string][] => [
  ["", "choose"],
  ...names.map((name): [string, string] => [name, name])
];

/** More values than this are no kinds of rows but names of each. */
const MOST_VALUES = 60;

/** Every value of every column of text with few of them: `column = value`, as JSON. */
async function rowChoices(table: LocalTable, database: () => Promise<Database>): Promise<[string, string][]> {
  const texts = table.columns.filter(({ type }) => type === "VARCHAR").map(({ name }) => name);
  const options: [string, string][] = [];
  for (const column of texts) {
    const sql = `SELECT DISTINCT ${sqlName(column)} AS value FROM local.${sqlName(table.name)} ORDER BY value`;
    const { rows, truncated } = await (await database()).query(sql, { limit: MOST_VALUES });
    const values = rows.map(({ value }) => value).filter((value) => typeof value === "string");
    if (truncated || values.length < 2 || column === monthAndCount(table).month) continue;
    options.push(
      ...values.map((value): [string, string] => [JSON.stringify([column, value]), `${column}: ${value}`])
    );
  }
  return options;
}

function onlyRows(chosen: string): { column: string; literal: string } {
  const [column, value] = JSON.parse(chosen) as [string, string];
  return { column, literal: sqlLiteral(value) };
}

function choice(
  id: string,
  label: string,
  options: readonly [string, string][],
  first: string | null,
  onChange: () => void
) {
  const select = element("select", { id: `local-${id}`, onchange: onChange });
  const offer = (offered: readonly [string, string][]): void => {
    const before = select.value;
    select.replaceChildren(...offered.map(([value, text]) => element("option", { value }, text)));
    select.value = before;
  };
  offer(options);
  select.value = first ?? "";
  return {
    element: element(
      "div",
      { class: "explore-control" },
      element("label", { for: `local-${id}` }, label),
      select
    ),
    offer,
    value: () => select.value,
    text: () => select.selectedOptions[0]?.textContent ?? ""
  };
}
