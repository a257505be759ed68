import "../components/document.js";
import { describe, expect, test } from "vitest";
import { rulePieces } from "../../src/notebook/rule-pieces.js";
import { rulesEvidence } from "../charts/evidence/evidence-fixtures.js";
import { source } from "../components/methodology/methodology-source.js";

const tried = { ...source, evidence: rulesEvidence };

describe("the numbers of a rule", () => {
  test("are those of its own trials, in the form that is asked for", () => {
    expect(rulePieces("R5", tried).wrong("calm", { variant: "spread of a mean" })).toBe("14.0%");
    expect(rulePieces("R3", tried).wrong("calm")).toBe("50.0%");
  });

  test("are R8's for R1, which gives no colour itself", () => {
    const { found, looks } = rulePieces("R1", tried);
    expect(found("typical", -10, { reading: "calibrated" })).toBe("78%");
    expect(looks("calm")).toBe("20%");
  });

  test("are refused for a rule that was not simulated, and for one that there is not", () => {
    expect(() => rulePieces("R9", tried).wrong("calm")).toThrow(
      "R9 was not simulated, so it has no error rates."
    );
    expect(() => rulePieces("R10" as "R1", tried)).toThrow(/no rule “R10”\. The rules are: R1, R2,/);
  });
});

describe("the worked example", () => {
  const { measures, example, linkTo } = rulePieces("R5", source);

  test("is on the measure that a reader chooses", () => {
    const input = measures();
    const list = input.querySelector("select")!;
    const options = [...list.querySelectorAll("option")];
    const [first, second] = options.map((option) => option.getAttribute("value")!);
    expect(input.value).toBe(first);
    options[1]!.toggleAttribute("selected", true);
    const { Event } = document.defaultView as unknown as { Event: typeof globalThis.Event };
    list.dispatchEvent(new Event("input", { bubbles: true }));
    expect(input.value).toBe(second);
    expect((example(second) as HTMLElement).textContent).not.toBe(
      (example(first) as HTMLElement).textContent
    );
    expect((linkTo(second!) as HTMLAnchorElement).getAttribute("href")).toBe(`./measures/${second}.html`);
  });

  test("is none, and says so, where the rule can judge no measure", () => {
    const nothing = rulePieces("R5", { ...source, measures: [] });
    const input = nothing.measures();
    expect(input.value).toBeNull();
    expect(input.textContent).toBe("No measure of the plan can be judged by this rule now.");
    expect(nothing.example(input.value)).toBe("");
    expect(nothing.linkTo(input.value)).toBe("");
  });

  test("is the whole plan for a rule that looks at no single measure", () => {
    expect((rulePieces("R9", source).example() as HTMLElement).textContent).toContain("Changes per cent");
  });
});

describe("the charts of a rule", () => {
  test("are of its own trials and their alternatives, each with a table", () => {
    const [figure, table] = rulePieces("R5", source).charts.looks();
    expect(figure!.querySelector("svg.chart-picture")).not.toBeNull();
    const forms = [...table!.querySelectorAll("tbody tr")].map((row) => row.children[1]!.textContent);
    expect(forms).toContain("calibrated");
    expect(forms.some((form) => form.startsWith("XmR chart"))).toBe(true);
  });

  test("are none where nothing was simulated", () => {
    expect(rulePieces("R4", source).charts.looks()).toEqual([]);
  });
});
