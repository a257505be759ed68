import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { treeChecksum } from "../../../loaders/files/tree-checksum.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-tree-"));
  mkdirSync(join(folder, "b"));
  write("a.txt", "one");
  write("b/c.txt", "two");
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);

describe("treeChecksum(paths)", () => {
  test("is the SHA-256 of paths, lengths and bytes in the order of the paths, as sha256sum makes it", () => {
    const input = `${folder}/a.txt 3 one${folder}/b/c.txt 3 two`;
    const { stdout } = spawnSync("sha256sum", { input, encoding: "utf8" });
    expect(treeChecksum([folder])).toBe(stdout.slice(0, 64));
    expect(treeChecksum([join(folder, "b"), join(folder, "a.txt")])).toBe(stdout.slice(0, 64));
  });

  test("is the same wherever a folder lies, when its files are named from there", () => {
    const input = "a.txt 3 oneb/c.txt 3 two";
    const { stdout } = spawnSync("sha256sum", { input, encoding: "utf8" });
    expect(treeChecksum(["b", "a.txt"], folder)).toBe(stdout.slice(0, 64));
  });

  test.each<[string, () => void]>([
    ["a changed byte", () => write("b/c.txt", "twu")],
    ["a new file", () => write("b/d.txt", "")],
    ["another name", () => renameSync(join(folder, "a.txt"), join(folder, "e.txt"))]
  ])("is another one after %s", (_, change) => {
    const before = treeChecksum([folder]);
    change();
    expect(treeChecksum([folder])).not.toBe(before);
  });

  test("passes over what an editor or a build leaves under a name that begins with a full stop", () => {
    const before = treeChecksum([folder]);
    mkdirSync(join(folder, ".observablehq"));
    write(".observablehq/cache.js", "old");
    write("b/.c.txt.swp", "typing");
    expect(treeChecksum([folder])).toBe(before);
  });
});
