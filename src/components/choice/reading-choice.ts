import { readingName } from "../../charts/frame/reading-name.js";
import { element } from "../../kit/element.js";
import type { Reading } from "../../plan/readings.js";

/** An input of a reading: `value` is the one chosen; the "input" event of a button that is pressed tells of another. */
export type ReadingInput = HTMLFieldSetElement & { value: Reading };

export interface ReadingChoiceOptions {
  legend: string;
  /** Those that may be chosen. */
  readings: readonly Reading[];
  /** The one that the plan publishes, which is said of it. */
  published: Reading;
  /** The one that is chosen first. */
  chosen: Reading;
}

/** Radio buttons for a reading. */
export function readingChoice({ legend, readings, published, chosen }: ReadingChoiceOptions): ReadingInput {
  const radios = readings.map((reading) =>
    element("input", { type: "radio", name: "reading", value: reading })
  );
  const label = (reading: Reading, i: number) =>
    element(
      "label",
      {},
      radios[i]!,
      ` ${readingName(reading)}${reading === published ? " (published)" : ""}`
    );
  const fieldset = element(
    "fieldset",
    { class: "measure-reading" },
    element("legend", {}, legend),
    ...readings.map(label)
  );
  const input = Object.defineProperty(fieldset, "value", {
    get: () => readings[radios.findIndex(({ checked }) => checked)],
    set: (reading: Reading) => {
      for (const radio of radios) radio.checked = radio.value === reading;
    }
  }) as ReadingInput;
  input.value = chosen;
  return input;
}
