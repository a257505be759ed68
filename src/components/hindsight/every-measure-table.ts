import { element } from "../../kit/element.js";
import { chancesOf } from "../../views/reliability.js";
import { formatNumber } from "../../words/format.js";
import { type HindsightTold, heldOf, metOf, shareText } from "../../words/hindsight-text.js";

export interface EveryMeasureOptions {
  told: HindsightTold;
  titles: Readonly<Record<string, string>>;
  /** Id of the measure that is shown place by place. */
  chosen: string;
  /** Address of this page with another one. */
  link: (measure: string) => string;
  onChoose: (measure: string) => void;
}

/** A row a measure: how many places met the target, how many were promised to, and how many intervals held. */
export function everyMeasureTable({
  told,
  titles,
  chosen,
  link,
  onChoose
}: EveryMeasureOptions): HTMLElement {
  const headings = ["Measure", "Met the target", "Chances add up to", "In the band", "In lines’ intervals"];
  const caption = `Every measure, counted over the ${told.places.many}`;
  const row = (id: string): HTMLElement => {
    const calibrated = told.calibrated.filter(({ measure }) => measure === id);
    const written = told.written.filter(({ measure }) => measure === id);
    const judged = calibrated.length > 0 ? calibrated : written;
    const onclick = (event: Event): void => {
      const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
      if (ctrlKey || metaKey || shiftKey) return;
      event.preventDefault();
      onChoose(id);
    };
    const cells = [
      shareText(metOf(judged), judged.length),
      calibrated.length > 0 ? formatNumber(chancesOf(calibrated), 1) : "–",
      shareText(...heldOf(calibrated)),
      shareText(...heldOf(written))
    ];
    return element(
      "tr",
      { class: id === chosen ? "hindsight-own" : null },
      element(
        "th",
        { scope: "row" },
        element("a", { href: link(id), "aria-current": id === chosen ? "true" : null, onclick }, titles[id])
      ),
      ...cells.map((text, i) => element("td", { "data-label": headings[i + 1]! }, text))
    );
  };
  return element(
    "div",
    { class: "hindsight-scroll", role: "region", "aria-label": caption, tabindex: 0 },
    element(
      "table",
      { class: "hindsight-table" },
      element("caption", { class: "visually-hidden" }, caption),
      element(
        "thead",
        {},
        element("tr", {}, ...headings.map((text) => element("th", { scope: "col" }, text)))
      ),
      element("tbody", {}, ...Object.keys(titles).map(row))
    )
  );
}
