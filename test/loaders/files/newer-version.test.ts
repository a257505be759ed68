import { expect, test } from "vitest";
import { isNewerVersion } from "../../../loaders/files/newer-version.js";

test.each([
  ["0.1.1", "0.1.0", true],
  ["0.10.0", "0.9.9", true],
  ["1.0.0", "0.99.99", true],
  ["0.1.0", "0.1.0", false],
  ["0.9.9", "0.10.0", false],
  ["undefined", "0.1.0", false]
])("isNewerVersion(%s, %s) is %s", (version, than, newer) => {
  expect(isNewerVersion(version, than)).toBe(newer);
});
