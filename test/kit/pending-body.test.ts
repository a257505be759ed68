import "../components/document.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { element } from "../../src/kit/element.js";
import { fillBody, pendingBody } from "../../src/kit/pending-body.js";

/** A page on which the build wrote these texts for what comes late, by name. */
function page(...written: [name: string, text: string][]): HTMLElement {
  const kept = written.map(([name, text]) => element("div", { "data-kept": name }, element("p", {}, text)));
  const main = element("main", {}, ...kept);
  document.body.replaceChildren(main);
  return main;
}

describe("pendingBody(underWay, name)", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  it("says what is under way until it is filled", () => {
    page();
    const body = pendingBody("Computing…", "takes");
    expect(body.querySelector("[role=status]")!.textContent).toBe("Computing…");
    expect(body.getAttribute("aria-busy")).toBe("true");
    fillBody(body, "done");
    expect(body.textContent).toBe("done");
    expect(body.hasAttribute("aria-busy")).toBe(false);
  });

  it("shows what the build wrote for the published view, moved and not copied", () => {
    vi.stubGlobal("location", { search: "" });
    const main = page(["takes", "12 fewer a month"], ["history", "3 changes"]);
    const body = pendingBody("Computing…", "takes");
    expect(body.textContent).toBe("12 fewer a month");
    expect(body.getAttribute("aria-busy")).toBe("true");
    expect(main.textContent).toBe("3 changes");
  });

  it("does not show it in another view than the published one", () => {
    vi.stubGlobal("location", { search: "?period=2014-03" });
    page(["takes", "12 fewer a month"]);
    expect(pendingBody("Computing…", "takes").textContent).toBe("Computing…");
  });

  it("does not show it where two of the name stand", () => {
    vi.stubGlobal("location", { search: "" });
    page(["takes", "12 fewer a month"], ["takes", "7 fewer a month"]);
    expect(pendingBody("Computing…", "takes").textContent).toBe("Computing…");
  });
});
