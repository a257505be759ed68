import { readingName } from "../../charts/frame/reading-name.js";
import { element } from "../../kit/element.js";
import { tellInput } from "../../kit/tell-input.js";
import { type Reading, readingsBeside } from "../../plan/readings.js";

/** An input of a reading: `value` is the one chosen, and it tells of a change by an "input" event. */
export type ReadingInput = HTMLFieldSetElement & { value: Reading };

/** Radio buttons for the reading whose lines charts draw; the published one is chosen first. */
export function readingChoice(published: Reading): ReadingInput {
  const option = (reading: Reading) =>
    element(
      "label",
      {},
      element("input", {
        type: "radio",
        name: "chart-reading",
        value: reading,
        checked: reading === published,
        onchange: () => choose(reading)
      }),
      ` ${readingName(reading)}${reading === published ? " (published)" : ""}`
    );
  const fieldset = element(
    "fieldset",
    { class: "measure-reading" },
    element("legend", {}, "Control lines in the charts"),
    ...readingsBeside(published).map(option)
  );
  const input: ReadingInput = Object.assign(fieldset, { value: published });
  const choose = (reading: Reading): void => {
    input.value = reading;
    tellInput(input);
  };
  return input;
}
