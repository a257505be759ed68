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

  test("says nothing itself: what could not be shown is said by the page, above all of it", () => {
    const { picker } = pickerFrom("2013-01", "2013-02", "2013-01");
    expect(picker.element.querySelectorAll("[role=status], .problem")).toHaveLength(0);
    expect(Object.keys(picker)).toEqual(["element", "show"]);
  });
});
