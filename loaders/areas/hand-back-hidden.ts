// Started by hide-tables.ts: answers which cells of tables are hidden.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatNumber } from "../../src/words/format.js";
import { answer, endOf } from "../files/process-answer.js";
import { errorText } from "../options/fault-text.js";
import { hiddenText } from "./hidden-text.js";
import { hideEach } from "./hide-each.js";
import { DOES, type HiddenOfTable, type HidingTask, tablesOfTask } from "./hide-tables.js";

/** As many processes as a small machine has cores. */
const PROCESSES = 2;
/** Fewer counts take less time than another process does to start. */
const WORTH_A_PROCESS = 2000;
/** Milliseconds between two lines that say how far it has come. */
const UPDATE = 5000;

const MILLISECONDS = 1000;

/** What a process that was given a share says: how many of its counts it has looked at, or what it found. */
type Message = { done: number } | { found: HiddenOfTable[] };

const [path, , share] = process.argv.slice(2) as [string, string, string?];

if (share === undefined) await answer(hiddenOf);
else await workOnShare(JSON.parse(readFileSync(path, "utf8")), Number(share)).catch(giveUp);

/** By as many processes as are worth their while. */
async function hiddenOf(task: HidingTask): Promise<HiddenOfTable[]> {
  const cells = task.tables.reduce((sum, { counts }) => sum + counts.length, 0);
  const started = performance.now();
  const say = progressLines(cells);
  const found = await (cells < WORTH_A_PROCESS
    ? hideEach(tablesOfTask(task), task.protection, say)
    : together(task.tables.length, say));
  console.error(hiddenText(task, found, (performance.now() - started) / MILLISECONDS));
  return found;
}

/** Every second, third … table, from the one with the number of this process on: tables of one month are of one size. */
async function workOnShare({ protection, tables }: HidingTask, first: number): Promise<void> {
  const own = tables.filter((_, i) => i % PROCESSES === first);
  const send = (message: Message, sent?: () => void): void =>
    void process.send!(message, undefined, undefined, sent);
  const found = await hideEach(tablesOfTask({ protection, tables: own }), protection, (done) =>
    send({ done })
  );
  send({ found }, () => process.disconnect());
}

/** Ends this process, which has a share, after it was said why. */
function giveUp(error: unknown): void {
  console.error(errorText(error));
  process.exit(1);
}

/** The same by several processes, each of which has a share of the tables. */
async function together(tables: number, say: (done: number) => void): Promise<HiddenOfTable[]> {
  const done = Array.from({ length: PROCESSES }, () => 0);
  const shares = await Promise.all(
    done.map((_, first) =>
      foundBy(fork(fileURLToPath(import.meta.url), [path, "", String(first)]), (counts) => {
        done[first] = counts;
        say(done.reduce((a, b) => a + b, 0));
      })
    )
  );
  return Array.from({ length: tables }, (_, i) => shares[i % PROCESSES]![Math.floor(i / PROCESSES)]!);
}

async function foundBy(child: ChildProcess, progress: (counts: number) => void): Promise<HiddenOfTable[]> {
  let found: HiddenOfTable[] | undefined;
  child.on("message", (message: Message) => {
    if ("found" in message) found = message.found;
    else progress(message.done);
  });
  const [status, signal] = await once(child, "exit");
  if (!found) throw endOf(DOES, status, signal);
  return found;
}

/** Says now and then how many of the counts have been looked at. */
function progressLines(cells: number): (done: number) => void {
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
