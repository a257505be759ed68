// Started by hide-tables.ts: says which cells of tables are hidden, and writes that to a file.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatNumber } from "../../src/words/format.js";
import { hideEach } from "./hide-each.js";
import { type HiddenOfTable, type HidingTask, tablesOfTask } from "./hide-tables.js";

/** As many processes as a small machine has cores. */
const PROCESSES = 2;
/** Fewer counts take less time than another process does to start. */
const WORTH_A_PROCESS = 2000;
/** Milliseconds between two lines that say how far it has come. */
const UPDATE = 5000;

/** What a process that was given a share says: how many of its counts it has looked at, or what it found. */
type Message = { done: number } | { found: HiddenOfTable[] };

const [task, answer, share] = process.argv.slice(2) as [string, string, string?];
const { protection, ...given }: HidingTask = JSON.parse(readFileSync(task, "utf8"));
const cells = given.tables.reduce((sum, { counts }) => sum + counts.length, 0);

if (share !== undefined) await workOnShare(Number(share));
else writeFileSync(answer, JSON.stringify(await (cells < WORTH_A_PROCESS ? alone() : together())));

function alone(): Promise<HiddenOfTable[]> {
  const say = progressLines();
  return hideEach(tablesOfTask({ protection, tables: given.tables }), protection, say);
}

/** Every second, third … table, from the one with the number of this process on: tables of one month are of one size. */
async function workOnShare(first: number): Promise<void> {
  const tables = given.tables.filter((_, i) => i % PROCESSES === first);
  const send = (message: Message, sent?: () => void): void =>
    void process.send!(message, undefined, undefined, sent);
  const found = await hideEach(tablesOfTask({ protection, tables }), protection, (done) => send({ done }));
  send({ found }, () => process.disconnect());
}

/** The same by several processes, each of which has a share of the tables. */
async function together(): Promise<HiddenOfTable[]> {
  const say = progressLines();
  const done = Array.from({ length: PROCESSES }, () => 0);
  const shares = await Promise.all(
    done.map((_, first) =>
      foundBy(fork(fileURLToPath(import.meta.url), [task, answer, String(first)]), (counts) => {
        done[first] = counts;
        say(done.reduce((a, b) => a + b, 0));
      })
    )
  );
  return given.tables.map((_, i) => shares[i % PROCESSES]![Math.floor(i / PROCESSES)]!);
}

async function foundBy(child: ChildProcess, progress: (counts: number) => void): Promise<HiddenOfTable[]> {
  let found: HiddenOfTable[] | undefined;
  child.on("message", (message: Message) => {
    if ("found" in message) found = message.found;
    else progress(message.done);
  });
  await once(child, "exit");
  if (!found) throw new Error("a process that looked at small counts ended before it was done");
  return found;
}

/** Says now and then how many counts have been looked at. */
function progressLines(): (done: number) => void {
  const started = Date.now();
  let said = started;
  return (done) => {
    if (Date.now() - said < UPDATE) return;
    said = Date.now();
    const seconds = Math.round((said - started) / 1000);
    console.error(
      `Small counts: ${formatNumber(done)} of ${formatNumber(cells)} counts looked at, ${formatNumber(seconds)} s`
    );
  };
}
