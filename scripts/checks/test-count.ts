/** How many tests passed, failed and were left out. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of Vitest's JSON report that is counted. */
export interface VitestReport {
  testResults: {
    status: string;
    assertionResults: { status: string }[];
  }[];
}

/** One check that is a single test by itself, such as the types. */
export function oneCheck(passed: boolean): Count {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/**
 * Counts a report. A file that could not even be loaded is one failure; so is a run that failed although every test in
 * it passed (an error outside of the tests), and a run without a report.
 */
export function countReport(report: VitestReport | null, exitCode: number | null): Count {
  const results = report?.testResults ?? [];
  const tests = results.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const broken = results.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(isFailed)
  ).length;
  const failed = tests.filter((status) => status === "failed").length + broken;
  const passed = tests.filter((status) => status === "passed").length;
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: failed + unexplained, skipped: tests.length - passed - (failed - broken) };
}

function isFailed({ status }: { status: string }): boolean {
  return status === "failed";
}

/** All counts together. */
export function addCounts(counts: readonly Count[]): Count {
  const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

/** "12 passed, 0 failed", and "1 skipped" when there are any. */
export function summary({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
