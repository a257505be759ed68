import { describe, expect, it } from "vitest";
import {
  addCounts,
  countReport,
  oneCheck,
  summary,
  type VitestReport
} from "../../../scripts/checks/test-count.js";

const report = (...files: [string, ...string[]][]): VitestReport => ({
  testResults: files.map(([status, ...tests]) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test }))
  }))
});

describe("countReport(report, exitCode)", () => {
  it("counts tests, and everything that did not run as skipped", () => {
    const counted = countReport(report(["passed", "passed", "passed", "skipped", "todo", "pending"]), 0);
    expect(counted).toEqual({ passed: 2, failed: 0, skipped: 3 });
  });

  it("counts failed tests once, although their file failed too", () => {
    expect(countReport(report(["failed", "passed", "failed", "skipped"]), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1
    });
  });

  it("counts a file that could not be loaded as one failure", () => {
    expect(countReport(report(["failed"], ["passed", "passed"]), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0
    });
  });

  it("counts a run that failed although its tests passed as one failure", () => {
    expect(countReport(report(["passed", "passed"]), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it("counts a run without a report, or without a test, as one failure", () => {
    expect(countReport(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countReport(report(), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("summary(count)", () => {
  it("names skipped tests only when there are any", () => {
    expect(summary({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
    expect(summary({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
  });

  it("is of all counts together", () => {
    expect(summary(addCounts([oneCheck(true), oneCheck(false), oneCheck(true)]))).toBe("2 passed, 1 failed");
  });
});
