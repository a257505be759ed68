import { element } from "../../kit/element.js";
import { formatUnits } from "../../words/format.js";

/** A part of the Changes page: its heading, and what belongs under it or a sentence when nothing does; colours may be folded away. */
export function changesSection(
  title: string,
  content: HTMLElement[],
  { none, folded = false }: { none: string; folded?: boolean }
): HTMLElement {
  const heading = element("h2", {}, title);
  if (content.length === 0) return element("section", {}, heading, element("p", {}, none));
  if (!folded) return element("section", {}, heading, ...content);
  return element(
    "section",
    {},
    heading,
    element(
      "details",
      {},
      element("summary", {}, `Show ${formatUnits(content.length, "colour")}`),
      ...content
    )
  );
}
