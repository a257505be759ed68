import { DuckDBInstance } from "@duckdb/node-api";
import { type CodeBlock, codeBlocks } from "./code-blocks.js";
import { splitFrontMatter } from "./page-code.js";
import type { PageProblem, PageSource } from "./page-problem.js";

/** What stands in a query where the page puts a value. */
const VALUE = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;

/** A table of a page's own (`sql:` in its front matter) is not in the plan's database: its queries are not tried. */
const hasOwnTables = (source: string): boolean => splitFrontMatter(source).data.sql !== undefined;

/** Queries of pages that the plan's database refuses, in its own words. Each is prepared and not run. */
export async function queryProblems(pages: readonly PageSource[], database: string): Promise<PageProblem[]> {
  const asked = pages.flatMap(({ file, source }) =>
    hasOwnTables(source)
      ? []
      : codeBlocks(source)
          .filter(({ language }) => language === "sql")
          .map((block) => ({ file, block }))
  );
  if (asked.length === 0) return [];
  const instance = await DuckDBInstance.create(database, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    const problems: PageProblem[] = [];
    for (const { file, block } of asked) {
      const problem = await refusal(block, (sql) => connection.prepare(sql));
      if (problem) problems.push({ file, line: block.line, problem });
    }
    return problems;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function refusal(
  { code }: CodeBlock,
  prepare: (sql: string) => Promise<unknown>
): Promise<string | undefined> {
  try {
    await prepare(code.replace(VALUE, "?"));
    return undefined;
  } catch (error) {
    const said = (error as Error).message.split("\n").filter((line) => !/^(LINE \d+:|\s*\^|\s*$)/.test(line));
    return `the plan’s tables cannot answer this query: ${said.join(" ").replace(/[.!]?$/, ".")}`;
  }
}
