import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { type ForceNames, forceFinder } from "../../../loaders/sources/force-names.js";

const forces = parse(readFileSync("data/forces.csv", "utf8"), { columns: true }) as ForceNames[];

describe("forceFinder(forces)", () => {
  const find = forceFinder(forces);

  test("knows every force by its id, name, code and name at data.police.uk", () => {
    for (const { force, name, code, police_uk_name } of forces) {
      expect([force, name, code, police_uk_name].map(find)).toEqual([force, force, force, force]);
    }
  });

  // Names of published files: data.police.uk before and after 2013, and the Home Office's tables.
  test.each([
    ["Devon and Cornwall Constabulary", "devon-and-cornwall"],
    ["Devon & Cornwall Police", "devon-and-cornwall"],
    ["Leicestershire Constabulary", "leicestershire"],
    ["Avon & Somerset", "avon-and-somerset"],
    ["London, City of", "city-of-london"],
    ["Hampshire & Isle of Wight Constabulary", "hampshire"]
  ])("knows %s as %s", (name, id) => expect(find(name)).toBe(id));

  test("does not guess", () => {
    for (const name of ["", "Police", "British Transport Police", "Yorkshire", "constructor"]) {
      expect(find(name)).toBeUndefined();
    }
  });

  test("prefers a name that the source gives", () => {
    expect(forceFinder(forces, { "Kent Police": "surrey" })("Kent Police")).toBe("surrey");
  });
});
