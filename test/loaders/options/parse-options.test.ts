import { describe, expect, test } from "vitest";
import { oneOf, parseOptions } from "../../../loaders/options/parse-options.js";
import { UsageError } from "../../../loaders/options/plain-error.js";

const OPTIONS = {
  data: { type: "string", value: "DIR", help: "a folder" },
  set: { type: "string", multiple: true, value: "PATH=VALUE", help: "a setting" },
  draft: { type: "string", multiple: true, takesAll: true, value: "FILE", help: "files" },
  replace: { type: "boolean", default: false, help: "replace it" }
} as const;

describe("parseOptions(args, options)", () => {
  test("reads values in both ways of writing them, options given again and again, and defaults", () => {
    expect(parseOptions(["--data", "mine", "--set", "z=2", "--set=spc.recent=3"], OPTIONS)).toEqual({
      data: "mine",
      set: ["z=2", "spc.recent=3"],
      replace: false
    });
  });

  test("takes all that follows an option of several values, up to the next option", () => {
    const typed = ["--draft", "a.csv", "b.csv", "--data", "mine", "--draft=c.csv", "d.csv"];
    expect(parseOptions(typed, OPTIONS)).toMatchObject({
      draft: ["a.csv", "b.csv", "c.csv", "d.csv"],
      data: "mine"
    });
    expect(() => parseOptions([...typed, "--replace", "e.csv"], OPTIONS)).toThrow("“e.csv” is no option");
    expect(() => parseOptions(["--draft", "a.csv", "--data", "mine", "b.csv"], OPTIONS)).toThrow(
      "“b.csv” is no option"
    );
  });

  test.each([
    [["--dta", "mine"], "Unknown option --dta; expected one of --data, --set, --draft, --replace, --help"],
    [["-d", "mine"], "Unknown option -d; expected one of --data, --set, --draft, --replace, --help"],
    [["--toString"], "Unknown option --toString; expected one of --data"],
    [["--data"], "--data has no value; expected --data DIR"],
    [["--data", "--replace"], "--data is followed by --replace; expected --data DIR, or --data=--replace"],
    [["--replace=yes"], "--replace is “yes”, and takes no value"],
    // npm keeps options to itself unless two hyphens stand before them: this is what is left of --data mine.
    [["mine"], "“mine” is no option; npm passes options on after two hyphens alone: npm run … -- --option"]
  ])("explains %o", (args, message) => {
    expect(() => parseOptions(args, OPTIONS)).toThrow(UsageError);
    expect(() => parseOptions(args, OPTIONS)).toThrow(message);
  });

  test("takes a value that looks like an option when it is written with an equals sign", () => {
    expect(parseOptions(["--data=--mine"], OPTIONS)).toMatchObject({ data: "--mine" });
  });
});

describe("oneOf(option, value, known)", () => {
  test("is the value, when it is known, and says which are known otherwise", () => {
    expect(oneOf("format", "json", ["text", "json"])).toBe("json");
    expect(() => oneOf("format", "xml", ["text", "json"])).toThrow(
      "--format is “xml”; expected one of text, json"
    );
  });
});
