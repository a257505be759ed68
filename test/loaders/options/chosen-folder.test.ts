import { afterEach, describe, expect, test } from "vitest";
import {
  chooseFolder,
  chosenFolder,
  DATA_OPTION,
  DATA_VARIABLE
} from "../../../loaders/options/chosen-folder.js";
import { parseOptions } from "../../../loaders/options/parse-options.js";

const before = process.env[DATA_VARIABLE];
afterEach(() => {
  if (before === undefined) delete process.env[DATA_VARIABLE];
  else process.env[DATA_VARIABLE] = before;
});

describe("chosenFolder(given)", () => {
  test("is the folder given, else that of the environment, else data", () => {
    delete process.env[DATA_VARIABLE];
    expect(chosenFolder()).toBe("data");
    process.env[DATA_VARIABLE] = "ours";
    expect(chosenFolder()).toBe("ours");
    expect(chosenFolder("mine")).toBe("mine");
  });

  // A shell makes `--data "$PLAN"` of a variable that was never set: that must not mean the sample.
  test("is no other folder when the one given has no name", () => {
    expect(() => chosenFolder("")).toThrow("--data is empty; expected the name of a data folder");
  });
});

describe("chooseFolder(given)", () => {
  test("makes --data hold for the programs that a command starts", () => {
    expect(chooseFolder("mine")).toBe("mine");
    expect(process.env[DATA_VARIABLE]).toBe("mine");
  });
  test("leaves the folder of the environment when none is given", () => {
    process.env[DATA_VARIABLE] = "ours";
    expect(chooseFolder(undefined)).toBe("ours");
  });
});

describe("every command that takes --data", () => {
  const MISSING =
    "--data is “examples/lodnon”: there is no such folder; expected a data folder, such as examples/london";

  test("says that there is no such folder, whoever named it, and lists no files of it", () => {
    delete process.env[DATA_VARIABLE];
    expect(() => parseOptions(["--data", "examples/lodnon"], DATA_OPTION)).toThrow(MISSING);
    process.env[DATA_VARIABLE] = "examples/lodnon";
    expect(() => parseOptions([], DATA_OPTION)).toThrow(MISSING.replace("--data", DATA_VARIABLE));
  });

  test("takes one that is there, and asks for none where none is named", () => {
    delete process.env[DATA_VARIABLE];
    expect(parseOptions(["--data", "examples/london"], DATA_OPTION)).toMatchObject({
      data: "examples/london"
    });
    expect(parseOptions([], DATA_OPTION).data).toBeUndefined();
  });
});
