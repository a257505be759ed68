// Started by hide-tables.ts: says which cells of tables are hidden, and writes that to a file.
import { readFileSync, writeFileSync } from "node:fs";
import { formatNumber } from "../../src/words/format.js";
import { hideEach } from "./hide-each.js";
import { type HidingTask, tablesOfTask } from "./hide-tables.js";

const [task, answer] = process.argv.slice(2) as [string, string];
const given: HidingTask = JSON.parse(readFileSync(task, "utf8"));

/** Milliseconds between two lines that say how far it has come. */
const UPDATE = 5000;
const started = Date.now();
let said = started;

const found = await hideEach(tablesOfTask(given), given.protection, (done, cells) => {
  if (Date.now() - said < UPDATE) return;
  said = Date.now();
  const seconds = Math.round((said - started) / 1000);
  console.error(
    `Small counts: ${formatNumber(done)} of ${formatNumber(cells)} counts looked at, ${formatNumber(seconds)} s`
  );
});
writeFileSync(answer, JSON.stringify(found));
