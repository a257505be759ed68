import { describe, expect, test } from "vitest";
import {
  METHOD_FORMS,
  METHODS,
  methodNotation,
  methodProblem,
  methodVersions,
  parseMethods
} from "../../src/plan/methods.js";
import { settingsOfMethod } from "../../src/plan/settings.js";
import { settingsWith } from "../rules/examples.js";

const kept = { R5: { version: 1, note: "the board, May 2014" } };

test("METHODS numbers the versions of each rule from 1, and the newest can be computed", () => {
  for (const [rule, methods] of Object.entries(METHODS)) {
    expect(
      methods.map(({ version }) => version),
      rule
    ).toEqual(methods.map((_, i) => i + 1));
    expect(methods.at(-1)!.gone, rule).toBeUndefined();
  }
});

test("methodVersions(choice) has the newest of every rule but those that are kept", () => {
  const newest = methodVersions("newest");
  expect(newest).toEqual({ R1: 3, R2: 2, R3: 1, R4: 3, R5: 2, R6: 1, R7: 1, R8: 1, R9: 1 });
  expect(methodVersions(kept)).toEqual({ ...newest, R5: 1 });
});

describe("methodProblem(value)", () => {
  test.each(["newest", kept, { R1: { version: 2, note: "the panel" } }])("accepts %j", (value) => {
    expect(methodProblem(value)).toBeUndefined();
  });

  test("refuses a version that cannot be computed any more, and says what can be done", () => {
    expect(methodProblem({ R4: { version: 1, note: "the board" } })).toBe(
      "version 2 or 3 of R4: this software cannot compute version 1 any more, so keep the software or the release that did"
    );
  });

  test.each([
    [{ R5: { version: 3, note: "the board" } }, "version 1 or 2 of R5"],
    [{ R10: { version: 1, note: "the board" } }, "rules among R1, R2, R3, R4, R5, R6, R7, R8, R9"],
    [{ R5: { version: 1 } }, "a note on who decided to keep version 1 of R5, without brackets"],
    [
      // As YAML reads { version: 2, note: the board, May 2014 }.
      { R2: { version: 2, note: "the board", "May 2014": null } },
      "nothing of R2 but a version and a note; a note with a comma stands in quotation marks"
    ],
    [{ R5: { version: 1, note: " " } }, "a note on who decided to keep version 1 of R5, without brackets"],
    [
      { R5: "1 (the board, May 2014)" },
      'R5 with version and note, such as R5: { version: 1, note: "the board, May 2014" }'
    ],
    [{ R5: null }, 'R5 with version and note, such as R5: { version: 1, note: "the board, May 2014" }'],
    [{}, METHOD_FORMS.file],
    ["oldest", METHOD_FORMS.file],
    [["R5"], METHOD_FORMS.file],
    [1, METHOD_FORMS.file]
  ])("refuses %j", (value, expected) => {
    expect(methodProblem(value)).toBe(expected);
  });
});

test("parseMethods(text) reads what methodNotation(choice) writes", () => {
  const two = { ...kept, R1: { version: 1, note: "the panel" } };
  expect(methodNotation(two)).toBe("R5: 1 (the board, May 2014); R1: 1 (the panel)");
  for (const choice of ["newest", kept, two] as const)
    expect(parseMethods(methodNotation(choice))).toEqual(choice);
  expect(methodProblem(parseMethods("R5: 1"), "address")).toBe(METHOD_FORMS.address);
});

test("settingsOfMethod(settings, rule) has what an earlier method fixes, whatever the plan says", () => {
  const settings = settingsWith({ method: kept });
  expect(settingsOfMethod(settings, "R5").season.calendar).toBe("months");
  expect(settingsOfMethod(settings, "R1")).toBe(settings);
});
