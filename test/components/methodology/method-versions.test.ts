import "../document.js";
import { expect, test } from "vitest";
import { methodVersionsList } from "../../../src/components/methodology/method-versions.js";

const itemsOf = (list: HTMLElement) => [...list.children].map((item) => item.textContent);

test("methodVersionsList(rule, choice) says which version is in force, and which can be computed no more", () => {
  const [third, second, first] = itemsOf(methodVersionsList("R4", "newest"));
  expect(third).toMatch(/^Method 3\. Calibrated, .* In force\.$/);
  expect(second).not.toContain("In force");
  expect(first).toMatch(/It can be computed no more\.$/);
});

test("of a version that a plan keeps it says who decided, and that error rates are the newest's", () => {
  const kept = { R4: { version: 2, note: "the board, May 2014" } };
  const [third, second] = itemsOf(methodVersionsList("R4", kept));
  expect(third).not.toContain("In force");
  expect(second).toMatch(
    /In force: kept by the board, May 2014\. How often colours are wrong is measured by the newest\.$/
  );
});

test("a newest version that is kept by name is what error rates were measured by", () => {
  const kept = { R1: { version: 3, note: "the board" } };
  expect(itemsOf(methodVersionsList("R1", kept))[0]).toMatch(/In force: kept by the board\.$/);
});
