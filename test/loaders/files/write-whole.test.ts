import { spawnSync } from "node:child_process";
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeAllWhole, writeNew, writeWhole } from "../../../loaders/files/write-whole.js";
import { hasSmallDisks, onSmallDisk } from "../../small-disk.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-write-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, name);
const text = (name: string): string => readFileSync(path(name), "utf8");

describe("a file that is written whole", () => {
  test("takes the place of the last one, in a folder that is made for it, and leaves nothing beside it", () => {
    writeWhole(path("out/a.zip"), "first");
    writeWhole(path("out/a.zip"), new Uint8Array([50]));
    expect(text("out/a.zip")).toBe("2");
    expect(readdirSync(path("out"))).toEqual(["a.zip"]);
  });

  test.runIf(hasSmallDisks)("leaves the last one on a disk that is full, and says so", () => {
    const module = resolve("loaders/files/write-whole.ts");
    writeFileSync(
      path("try.mts"),
      `import { writeWhole } from ${JSON.stringify(module)};
       const file = process.env.DISK + "/a.zip";
       writeWhole(file, "last good");
       writeWhole(file, new Uint8Array(1_000_000));`
    );
    const tried = `"$NODE" --import tsx ${path("try.mts")}; cat "$DISK/a.zip"; ls "$DISK" >&2`;
    const { out, err } = onSmallDisk(256, tried);
    expect(out).toBe("last good");
    expect(err).toContain("ENOSPC");
    expect(err).toMatch(/\na\.zip\n$/);
  });

  test("takes away what an ended process has left half written, and nothing of a living one", () => {
    const { pid: ended } = spawnSync("true");
    for (const name of [`a.zip.${ended}.new`, `a.zip.${process.ppid}.new`, `b.zip.${ended}.new`])
      writeFileSync(path(name), "half");
    writeWhole(path("a.zip"), "whole");
    expect(readdirSync(folder)).toEqual(["a.zip", `a.zip.${process.ppid}.new`, `b.zip.${ended}.new`].sort());
  });
});

/** The names of these functions of the system, in the order in which the work calls them. */
function callsOf(names: readonly ("fsyncSync" | "renameSync")[], work: () => void): string[] {
  const before = { ...fs };
  const calls: string[] = [];
  const listened = names.map((name) => [
    name,
    (...args: never[]) => {
      calls.push(name);
      return (before[name] as (...args: never[]) => unknown)(...args);
    }
  ]);
  Object.assign(fs, Object.fromEntries(listened));
  syncBuiltinESMExports();
  try {
    work();
  } finally {
    for (const name of names) Object.assign(fs, { [name]: before[name] });
    syncBuiltinESMExports();
  }
  return calls;
}

test("what was written lies on the disk before it takes the place of the last one, and then its name does", () => {
  const calls = callsOf(["fsyncSync", "renameSync"], () => writeWhole(path("a"), "text"));
  // Windows has no names to flush.
  const named = process.platform === "win32" ? [] : ["fsyncSync"];
  expect(calls).toEqual(["fsyncSync", "renameSync", ...named]);
});

test("of files that belong together none is put in place when one cannot be written", () => {
  writeAllWhole({ [path("a")]: "1", [path("b")]: "1" });
  const impossible = path(`${"c".repeat(300)}`);
  expect(() => writeAllWhole({ [path("a")]: "2", [path("b")]: "2", [impossible]: "2" })).toThrow(
    "ENAMETOOLONG"
  );
  expect([text("a"), text("b")]).toEqual(["1", "1"]);
  expect(readdirSync(folder)).toEqual(["a", "b"]);
});

test("a file that must be new is not written over one that is there", () => {
  expect(writeNew(path("a"), "first")).toBe(true);
  expect(writeNew(path("a"), "second")).toBe(false);
  expect(text("a")).toBe("first");
  expect(readdirSync(folder)).toEqual(["a"]);
});
