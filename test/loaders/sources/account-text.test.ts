import { expect, test } from "vitest";
import { accountText } from "../../../loaders/sources/account-text.js";
import { placeWords } from "../../../src/plan/place-words.js";
import type { SourceAccount } from "../../../src/plan/provenance.js";

const account: SourceAccount = {
  id: "crimes",
  kind: "csv",
  basis: "recorded",
  inputs: [],
  rows: 4,
  counted: 1,
  filtered: { "use of force": 1 },
  rejected: 2,
  series: { "use-of-force": { records: 1, count: 1 } },
  facts: {},
  notes: ["and 9 records with the id of another in 5 more months of forces"],
  rejects: [
    {
      reason: "its force “A force” is in forces.csv by none of its names",
      records: 2,
      places: [{ file: "a.csv", line: 3 }]
    }
  ]
};

test("accountText(account, places) has one row, and four rows", () => {
  expect(accountText({ ...account, rows: 1, filtered: {}, rejected: 0 }, placeWords({}))).toContain(
    "together: 1 row = 1 counted + 0 left out + 0 rejected"
  );
  expect(accountText(account, placeWords({}))).toContain("together: 4 rows = 1 counted");
});

test("accountText(account, places) says the plan's word for its places where it speaks of them, and nowhere else", () => {
  const text = accountText(account, placeWords({ places: { one: "borough", many: "boroughs" } }));
  expect(text).toContain("its borough “A force” is in forces.csv by none of its names");
  expect(text).toContain("note: and 9 records with the id of another in 5 more months of boroughs");
  expect(text).toContain("left out, use of force: 1");
  expect(text).toContain("use-of-force: 1 record");
  expect(accountText(account, placeWords({}))).toContain("in 5 more months of forces");
});
