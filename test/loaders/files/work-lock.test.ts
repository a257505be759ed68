import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { processStart } from "../../../loaders/files/is-running.js";
import { alone } from "../../../loaders/files/work-lock.js";

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-lock-"));
  lock = join(folder, "build.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

const said: string[] = [];
beforeEach(() => void said.splice(0));
const say = (text: string): void => void said.push(text);
const done = async (): Promise<string> => "done";

/** Another process that holds the lock until its standard input ends. */
async function holder(): Promise<ChildProcess> {
  const program = join(folder, "hold.mts");
  writeFileSync(
    program,
    `import { alone } from ${JSON.stringify(resolve("loaders/files/work-lock.ts"))};
     await alone(${JSON.stringify(lock)}, "npm run bundle", console.log, async () => {
       console.log("holds it");
       await new Promise((end) => process.stdin.on("end", end).resume());
     });`
  );
  const child = spawn(process.execPath, ["--import", "tsx", program], { stdio: ["pipe", "pipe", "inherit"] });
  await new Promise((ready) => child.stdout!.once("data", ready));
  return child;
}

test("work that only one may do waits for the other, says who that is, and leaves no lock", async () => {
  const other = await holder();
  const work = alone(
    lock,
    "npm run build",
    (text) => {
      say(text);
      other.stdin!.end();
    },
    done
  );
  expect(await work).toBe("done");
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(
    new RegExp(
      `^Another npm run bundle \\(process ${other.pid}, since [-0-9: ]+ UTC\\) is at work on this folder`
    )
  );
  expect(existsSync(lock)).toBe(false);
});

test("a lock of a process that was killed is no lock", async () => {
  const other = await holder();
  const ended = new Promise((end) => other.once("exit", end));
  other.kill("SIGKILL");
  await ended;
  expect(JSON.parse(readFileSync(lock, "utf8")).pid).toBe(other.pid);
  expect(await alone(lock, "npm run build", say, done)).toBe("done");
  expect(said).toEqual([]);
});

test("a lock is none when its number has gone to a process that started later, or when it is no lock at all", async () => {
  const since = "2014-09-01T00:00:00.000Z";
  const { pid: ended } = spawnSync("true");
  const lefts = [
    JSON.stringify({ does: "npm run build", pid: ended, start: "", since }),
    "",
    "{",
    "null",
    // Where the system does not say when a process started, its number alone has to do.
    ...(processStart(process.ppid) === ""
      ? []
      : [JSON.stringify({ does: "npm run build", pid: process.ppid, start: "1", since })])
  ];
  for (const left of lefts) {
    writeFileSync(lock, left);
    expect(await alone(lock, "npm run build", say, done), left).toBe("done");
  }
  expect(said).toEqual([]);
});

test("many at once do their work one after another", async () => {
  let at = 0;
  const runs = Array.from({ length: 8 }, () =>
    alone(lock, "npm run build", say, async () => {
      at += 1;
      const seen = at;
      await new Promise((turn) => setTimeout(turn, 5));
      expect(at).toBe(seen);
      return seen;
    })
  );
  expect((await Promise.all(runs)).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("a lock is given back when the work fails", async () => {
  const fails = alone(lock, "npm run build", say, () => Promise.reject(new Error("no")));
  await expect(fails).rejects.toThrow("no");
  expect(existsSync(lock)).toBe(false);
});
