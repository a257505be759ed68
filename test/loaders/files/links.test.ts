import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readData } from "../../../loaders/data/read-data.js";
import { releaseLabels } from "../../../loaders/releases/release-folder.js";
import { findFiles } from "../../../loaders/sources/find-files.js";
import { pageFiles } from "../../../scripts/site/stage-pages.js";
import { dataFolder } from "../data/data-folder.js";

const NOWHERE = "this is a link that leads nowhere";

/** The tiny data with a link that leads nowhere. */
function withLink(name: string, changes: Parameters<typeof dataFolder>[0] = {}): string {
  const folder = dataFolder(changes);
  symlinkSync(join(folder, "gone"), join(folder, name));
  return folder;
}

test.each(["areas.csv", "area-offences.csv", "sources.yaml"])(
  "%s, which need not be there, is not taken for missing where it is a link that leads nowhere",
  (name) => {
    const folder = withLink(name);
    expect(readData(folder).problems).toMatchObject([{ file: join(folder, name), problem: NOWHERE }]);
  }
);

test("a file that has to be there and is a link that leads nowhere is not called missing", () => {
  expect(readData(withLink("forces.csv", { "forces.csv": null })).problems[0]).toMatchObject({
    problem: NOWHERE
  });
});

test("releases that are a link that leads nowhere are not none", () => {
  expect(() => releaseLabels(withLink("releases"))).toThrow(NOWHERE);
});

test("pages that are a link that leads nowhere, or one among them, are not none", () => {
  const folder = withLink("pages");
  expect(() => pageFiles([join(folder, "pages")])).toThrow(NOWHERE);
  mkdirSync(join(folder, "own"));
  symlinkSync(join(folder, "plan.yaml"), join(folder, "own", "there.md"));
  // Emacs marks a file that is being edited so.
  symlinkSync("somebody@machine.1", join(folder, "own", ".#there.md"));
  expect([...pageFiles([join(folder, "own")]).keys()]).toEqual(["there.md"]);
  symlinkSync(join(folder, "gone"), join(folder, "own", "lost.md"));
  expect(() => pageFiles([join(folder, "own")])).toThrow(/lost\.md:1:1 {2}this is a link/);
});

test.each(["month/*.csv", "**/*.csv"])("a link on the way of the pattern %s is found as it is", (pattern) => {
  const folder = withLink("month");
  expect(findFiles(folder, pattern)).toContain(join(folder, "month"));
});
