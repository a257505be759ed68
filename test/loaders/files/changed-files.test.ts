import { once } from "node:events";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { changedProblem, fileState } from "../../../loaders/files/changed-files.js";
import type { Problem } from "../../../loaders/files/problem.js";
import { readText } from "../../../loaders/files/read-text.js";
import { dataFolder } from "../data/data-folder.js";

test("a file has another state after it was written to, replaced, or taken away", () => {
  const file = join(dataFolder({ "a.csv": "1\n" }), "a.csv");
  const states = [fileState(file)];
  appendFileSync(file, "2\n");
  states.push(fileState(file));
  writeFileSync(file, "3\n4\n");
  states.push(fileState(file), fileState(`${file}.gone`));
  expect(new Set(states).size).toBe(4);
});

/** Writes a line to a file again and again, until it is ended. */
const WRITER = `
  const { appendFileSync } = require("node:fs");
  const { parentPort, workerData } = require("node:worker_threads");
  appendFileSync(workerData, "x\\n");
  parentPort.postMessage("begun");
  for (;;) appendFileSync(workerData, "x\\n");
`;

test("a file that grows while it is read is refused", async () => {
  const folder = dataFolder({ "a.csv": "some text\n".repeat(2_000_000) });
  const file = join(folder, "a.csv");
  const writer = new Worker(WRITER, { eval: true, workerData: file });
  try {
    await once(writer, "message");
    const problems: Problem[] = [];
    expect(readText(folder, "a.csv", problems)).toBeNull();
    expect(problems).toEqual([changedProblem(file)]);
  } finally {
    await writer.terminate();
  }
});
