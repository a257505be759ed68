import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The tests of the built pages that take longest, the longest first: whoever starts them last waits for them with one
 * worker idle.
 */
const LONGEST = [
  "promises",
  "every-page",
  "guide",
  "build",
  "changed/changed",
  "london",
  "killed",
  "one-file",
  "explore",
  "board-pack",
  "live-reload"
].map((name) => `test/site/${name}.test.ts`);

/** Starts these first, in this order; then the others as Vitest would, which knows no times on a fresh clone. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return found < 0 ? LONGEST.length : found;
    };
    const usual = await super.sort(files);
    // A stable sort: what is not listed keeps its place among the others.
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}
