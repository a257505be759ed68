import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasSmallDisks, onSmallDisk } from "../../small-disk.js";
import { dataFolder } from "../data/data-folder.js";

const RELEASE = '"$NODE" scripts/run.mjs loaders/commands/release.ts --label 2014-09';

describe.runIf(hasSmallDisks)("a fault of the machine is called what it is, without a stack:", () => {
  test("a folder that may only be read", () => {
    const { code, err } = onSmallDisk(
      1000,
      `cp -r ${dataFolder()} "$DISK/plan"; mount -o remount,ro "$DISK"; ${RELEASE} --data "$DISK/plan"`
    );
    expect(code, err).toBe(1);
    expect(err).toMatch(/^The disk may only be read: .*releases.* \(EROFS\)\. Copy the project/);
    expect(err).not.toMatch(/data have problems|\n {4}at /);
  });

  test("a project that may only be read, to a build", () => {
    const { code, err } = onSmallDisk(
      64,
      'mount --bind . "$DISK"; mount -o remount,ro,bind "$DISK"; cd "$DISK"; "$NODE" scripts/run.mjs scripts/build.ts'
    );
    expect(code, err).toBe(1);
    expect(err).toMatch(/^The disk may only be read: \.cache.* \(EROFS\)\. Copy the project/);
    expect(err).not.toMatch(/data have problems|\n {4}at /);
  });

  test("a full folder of temporary files, in which records are handed over", () => {
    const folder = dataFolder({
      "sources.yaml": `sources:
  - id: more
    kind: csv
    basis: recorded crimes
    force: home
    files: [more.csv]
    columns: {date: Date}
    series: {more-crime: {}}
`
    });
    writeFileSync(join(folder, "more.csv"), "Date\n2014-01-01\n");
    const env = `CONTROL_LINES_CACHE=${join(folder, "cache")} TMPDIR="$DISK"`;
    const full = 'dd if=/dev/zero of="$DISK/rest" bs=1k count=64 2>/dev/null';
    const { code, err } = onSmallDisk(
      64,
      `${full}; ${env} "$NODE" scripts/run.mjs loaders/commands/check-data.ts --data ${folder}`
    );
    expect(code, err).toBe(1);
    expect(err).toMatch(/The disk is full.*\(ENOSPC\)\. Free some room there, or let TMPDIR/);
    expect(err).not.toMatch(/\n {4}at /);
  });
});
