import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planFiles } from "../../../loaders/archive/plan-files.js";
import { readData, readFacts } from "../../../loaders/data/read-data.js";
import { dataFolder } from "./data-folder.js";

/** Reads a folder, and writes to a file of it before that is finished. */
const whileWriting = (name: string) => (folder: string) => {
  const facts = readFacts(folder);
  appendFileSync(join(folder, name), "# more\n");
  return facts;
};

test.each(["settings.yaml", "offences.csv"])(
  "%s that is written to while others are read is refused",
  (name) => {
    const folder = dataFolder();
    const { problems, checked } = readData(folder, whileWriting(name));
    expect(problems).toMatchObject([
      { file: join(folder, name), problem: "the file was changed while it was read" }
    ]);
    expect(checked).toBeNull();
    expect(readFileSync(join(folder, name), "utf8")).toMatch(/# more\n$/);
  }
);

test("a file that is written to while a plan is computed gives no plan, whose checksums would be of another", async () => {
  const folder = dataFolder();
  const computing = planFiles(folder);
  // The figures are read by now, and the database is being written.
  appendFileSync(join(folder, "plan.yaml"), "# more\n");
  await expect(computing).rejects.toThrow(/plan\.yaml:1:1 {2}the file was changed while it was read/);
});
