import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** What to call, by the names that the README gives: on a table of two columns unless it begins with aq. */
const CALLS: Record<string, string> = {
  "aq.table": "aq.table({a: [1]})",
  numRows: "t.numRows()",
  columnNames: "t.columnNames()",
  get: 't.get("n", 1)',
  array: 't.array("n")',
  column: '[...t.column("n")]',
  rename: 't.rename({n: "m"})',
  relocate: 't.relocate("n", {before: "area"})',
  toCSV: "t.toCSV()",
  toMarkdown: "t.toMarkdown()",
  toArrow: "t.toArrow()"
};

/** Runs one expression in a process that may not make code from text, as a page may not. */
function runs(expression: string): boolean {
  const code = `import * as aq from "arquero"; const t = aq.table({area: ["a", "b"], n: [1, 2]}); ${expression};`;
  const args = ["--disallow-code-generation-from-strings", "--input-type=module", "-e", code];
  return spawnSync(process.execPath, args).status === 0;
}

describe("arquero without code from text", () => {
  const said = /without that only ([^;]*?) work, and/s.exec(readFileSync("README.md", "utf8"))![1]!;
  const names = [...said.matchAll(/`([\w.]+)`/g)].map(([, name]) => name!);

  it("does what the README says that it does", () => {
    expect(names.sort()).toEqual(Object.keys(CALLS).sort());
    expect(names.filter((name) => !runs(CALLS[name]!))).toEqual([]);
  });

  it.each([
    "t.objects()",
    "t.filter(aq.escape((d) => d.n > 1))",
    't.groupby("area").count()',
    't.orderby("n")'
  ])("does not do %s", (expression) => {
    expect(runs(expression)).toBe(false);
  });
});
