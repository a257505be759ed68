import "../document.js";
import { describe, expect, test } from "vitest";
import { periodPicker } from "../../../src/components/choice/period-picker.js";

function pickerFrom(first: string, last: string, published: string) {
  const picker = periodPicker({
    range: { first, last },
    published,
    onChoose: () => {}
  });
  picker.show(published);
  const disabled = ["Previous month", "Next month"].map(
    (label) => picker.element.querySelector<HTMLButtonElement>(`[aria-label="${label}"]`)?.disabled
  );
  return { picker, disabled };
}

describe("periodPicker", () => {
  test("has a visible label for its list of months", () => {
    const { picker } = pickerFrom("2012-11", "2013-02", "2013-01");
    expect(picker.element.querySelector("label")?.getAttribute("for")).toBe("period");
    expect(picker.element.querySelector("select")?.id).toBe("period");
  });

  test("offers every month of the range, under its year", () => {
    const { picker } = pickerFrom("2012-11", "2013-02", "2013-01");
    const years = [...picker.element.querySelectorAll("optgroup")];
    expect(years.map((year) => year.getAttribute("label"))).toEqual(["2012", "2013"]);
    expect(years.map((year) => year.querySelectorAll("option").length)).toEqual([2, 2]);
    expect(picker.element.querySelector("option")?.textContent).toBe("November 2012");
  });

  test("cannot step beyond the months with data", () => {
    expect(pickerFrom("2013-01", "2013-02", "2013-01").disabled).toEqual([true, false]);
    expect(pickerFrom("2013-01", "2013-02", "2013-02").disabled).toEqual([false, true]);
  });

  test("explains a problem beside the control until something is shown again", () => {
    const { picker } = pickerFrom("2013-01", "2013-02", "2013-01");
    const message = picker.element.querySelector(".period-message");
    picker.explain("“2019” is not a month.");
    expect(message?.textContent).toBe("“2019” is not a month.");
    expect(message?.getAttribute("role")).toBe("status");
    picker.show("2013-02");
    expect(message?.textContent).toBe("");
  });
});
