import { describe, expect, test } from "vitest";
import { addressWithQuery, queryInAddress } from "../../../src/components/workbench/explore-address.js";

const PAGE = "https://intranet.example/plan/explore.html";

describe("addressWithQuery(address, sql)", () => {
  test("carries a query there and back, whatever it holds", () => {
    const sql = "SELECT '100%', \"a&b\"\nFROM offences -- é = + #";
    expect(queryInAddress(addressWithQuery(PAGE, sql))).toBe(sql);
  });

  test("takes the place of the last query and leaves the rest of the address", () => {
    const address = addressWithQuery(`${PAGE}?q=old&z=2#result`, "new");
    expect(address).toBe(`${PAGE}?z=2&q=new#result`);
  });

  test("leaves out a query that is empty or too long for an address", () => {
    expect(addressWithQuery(`${PAGE}?q=old`, " ")).toBe(PAGE);
    expect(addressWithQuery(`${PAGE}?q=old`, "x".repeat(2000))).toBe(PAGE);
  });
});

describe("queryInAddress(address)", () => {
  test("is null without a query", () => {
    expect(queryInAddress(PAGE)).toBeNull();
  });
});
