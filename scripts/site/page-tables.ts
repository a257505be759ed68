import { TABLE_FILES } from "../../src/duckdb/page-table.js";
import { freeNames, type PageCells } from "./page-code.js";
import { lineOf, type PageProblem } from "./page-problem.js";

/** The tables that a page's front matter names under `sql:`, and the file of each, in order. */
export function tablesOf(frontMatter: PageCells["frontMatter"]): [name: string, file: string][] {
  const { sql } = frontMatter;
  if (typeof sql !== "object" || sql === null) return [];
  return Object.entries(sql).map(([name, file]) => [name, String(file)]);
}

/** Ends of names of files that can be a table, and what to do with others that Framework would take. */
const READABLE = /\.(csv|tsv|txt|arrow|db|ddb|duckdb)$/i;

/** What is wrong with the tables under `sql:` in the front matter of a page. */
export function sqlProblems(file: string, source: string, { cells, frontMatter }: PageCells): PageProblem[] {
  if (frontMatter.sql === undefined) return [];
  const tables = tablesOf(frontMatter);
  const declaresSql = cells.some(({ node }) => (node.declarations ?? []).some(({ name }) => name === "sql"));
  const at = (text: string, problem: string): PageProblem => ({ file, line: lineOf(source, text), problem });
  return [
    ...(tables.length === 0
      ? [
          at(
            "sql",
            "sql: in the front matter has to name tables, each with its file, such as “crimes: ./crimes.csv”."
          )
        ]
      : []),
    ...(declaresSql && !freeNames(cells).has("sql")
      ? [
          at(
            "sql",
            "the tables under sql: in the front matter are not known to the sql that a cell of this page imports or declares. Remove that, or the tables."
          )
        ]
      : []),
    ...tables.flatMap(([name, from]) => {
      const problem = tableProblem(name, from);
      return problem ? [at(`${name}:`, problem)] : [];
    })
  ];
}

/** The databases of the engine, by whose names no table can be asked for. */
const DATABASES = ["plan", "local", "memory", "system", "temp"];

function tableProblem(name: string, file: string): string | undefined {
  if (DATABASES.includes(name.toLowerCase()))
    return `a table under sql: cannot be named ${name}, which is a database. Give it another name.`;
  if (/^\w+:|^\/\//.test(file))
    return `the table ${name} would be fetched from ${file}. Save it as CSV beside the page, and name that file.`;
  if (!READABLE.test(file))
    return `the table ${name} is read from ${file}, and a table's file is ${TABLE_FILES}. Save it as CSV, and name that file.`;
  return undefined;
}
