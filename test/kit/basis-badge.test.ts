import "../components/document.js";
import { expect, test } from "vitest";
import { basisBadge } from "../../src/kit/basis-badge.js";

const shown = (badge: HTMLElement) => badge.querySelector("[aria-hidden]")?.textContent;

test("basisBadge shows the weakest word of several bases", () => {
  const badge = basisBadge([
    "recorded quarter, recorded month split",
    "recorded quarter, modelled month split"
  ]);
  expect(shown(badge)).toBe("modelled");
});

test("basisBadge says every phrase once, in its title and to screen readers", () => {
  const badge = basisBadge(["simulated", "published percentage, illustrative base", "simulated"]);
  const full = "Basis: some figures are simulated (simulated; published percentage, illustrative base)";
  expect(badge.getAttribute("title")).toBe(full);
  expect(badge.querySelector(".visually-hidden")?.textContent).toBe(full);
});

test("basisBadge says that there are no data", () => {
  expect(shown(basisBadge([]))).toBe("no data");
});
