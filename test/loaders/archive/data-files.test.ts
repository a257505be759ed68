import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataFiles } from "../../../loaders/archive/data-files.js";
import { dataFolder } from "../data/data-folder.js";

describe("dataFiles(folder)", () => {
  it("counts rows and names the first and last month of each table", () => {
    const files = dataFiles(dataFolder());
    const of = (name: string) => files.find((file) => file.name === name);
    expect(of("offences.csv")).toMatchObject({ rows: 60, from: "2012-04", to: "2014-09" });
    expect(of("annotations.csv")).toMatchObject({ rows: 2, from: "2014-04", to: "2014-05" });
    expect(of("forces.csv")).toMatchObject({ rows: 2, from: null, to: null });
    expect(of("plan.yaml")).toMatchObject({ rows: null });
    // The tiny data have no local areas.
    expect(of("areas.csv")).toBeUndefined();
  });

  it("gives the checksum that sha256sum gives", () => {
    const folder = dataFolder();
    const { stdout } = spawnSync("sha256sum", [join(folder, "surveys.csv")], { encoding: "utf8" });
    expect(dataFiles(folder).find(({ name }) => name === "surveys.csv")!.sha256).toBe(stdout.slice(0, 64));
  });
});
