import { describe, expect, it } from "vitest";
import { DatabaseError } from "../../src/duckdb/database-error.js";

describe("DatabaseError.from(error, doing)", () => {
  it("keeps the database's own words", () => {
    expect(DatabaseError.from(new Error("Catalog Error: no such table")).message).toBe(
      "Catalog Error: no such table"
    );
  });

  it("makes a sentence of an error of syntax, which comes as JSON", () => {
    const json = '{"exception_type":"Parser","exception_message":"syntax error at or near \\"SELEC\\""}';
    expect(DatabaseError.from(new Error(json)).message).toBe('Parser Error: syntax error at or near "SELEC"');
  });

  it("begins with what was being done", () => {
    expect(DatabaseError.from("gone", "The database could not be opened").message).toBe(
      "The database could not be opened: gone"
    );
  });

  it("leaves a DatabaseError as it is", () => {
    const error = new DatabaseError("once");
    expect(DatabaseError.from(error, "again")).toBe(error);
  });
});
