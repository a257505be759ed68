import { element } from "../../kit/element.js";

/** A list to choose a measure from: ids and titles in order. `id` is the field's own, `label` what stands before it. */
export function measureChooser(
  { id, label, measures }: { id: string; label: string; measures: readonly (readonly [string, string])[] },
  onChoose: (measure: string) => void
) {
  const select = element(
    "select",
    { id },
    ...measures.map(([value, title]) => element("option", { value }, title))
  );
  select.addEventListener("change", () => onChoose(select.value));
  return {
    element: element("p", { class: "measure-chooser" }, element("label", { for: id }, label), " ", select),
    show(measure: string) {
      for (const option of select.querySelectorAll("option")) option.selected = option.value === measure;
    }
  };
}
