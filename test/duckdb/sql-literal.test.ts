import { describe, expect, test } from "vitest";
import { sqlLiteral } from "../../src/duckdb/sql-literal.js";

describe("sqlLiteral(value)", () => {
  test("puts a text in single quotes", () => {
    expect(sqlLiteral("leicestershire")).toBe("'leicestershire'");
  });

  test("writes a quote twice, so that it cannot end the text", () => {
    expect(sqlLiteral("St Mary's")).toBe("'St Mary''s'");
    expect(sqlLiteral("x'; DROP TABLE forces; --")).toBe("'x''; DROP TABLE forces; --'");
    expect(sqlLiteral("''")).toBe("''''''");
  });

  test("leaves backslashes, double quotes and line breaks alone, which mean nothing to DuckDB", () => {
    expect(sqlLiteral('a\\b"c\nd')).toBe(`'a\\b"c\nd'`);
  });

  test("refuses the character of code 0", () => {
    expect(() => sqlLiteral("a\0b")).toThrow(RangeError);
  });
});
