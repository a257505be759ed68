import { element } from "../../kit/element.js";
import { bullets, paragraph } from "../methodology/methodology-prose.js";
import { MODES, REFLOW_WIDTH, RULE_SETS, TARGET_SIZE, TEXT_SPACING } from "./accessibility-checks.js";

const list = (items: readonly string[]): string => `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** What the tests of this build open and check, from the list that they themselves read. */
function tested(): string[] {
  const modes = MODES.map(({ width, colourScheme }) => `${colourScheme} at ${width}`);
  const { line, paragraph: gap, letter, word } = TEXT_SPACING;
  return [
    `Rules that a program can check: axe-core’s sets ${list(RULE_SETS.map(({ name }) => name))}. Every page is opened; a page of each kind in every mode (${list(modes)} pixels), each of the other pages, which are the same with other data, in one of them. None may break a rule.`,
    "Keyboard: on a page of each kind every control is reached with the Tab key alone, and the focus can be seen at every stop. Charts are read with the arrow keys.",
    `Targets: what is pointed at is at least ${TARGET_SIZE} pixels high and wide, except links within sentences.`,
    `Zoom: at ${REFLOW_WIDTH} pixels, which is a window of 1,280 at 400%, pages do not scroll sideways and no text is cut off; wide tables scroll within a part of their own.`,
    `Spacing: lines ${line} times the size of the text, ${gap} after paragraphs, ${letter} between letters and ${word} between words lose nothing.`,
    "Colours: every rating has a word and a shape. They are tested with the few colours that a reader forces on all pages, and nothing moves when less movement is asked for.",
    "Pictures: every chart has a sentence made from its results; the figures behind it stand in a table on the page."
  ];
}

const NOT_TESTED = [
  "No person who uses a screen reader, a magnifier or speech has tested these pages for this statement, and no auditor has. A program finds only a part of what can be wrong.",
  "The tests run in Chromium only.",
  "Downloaded pictures (PNG) have no text alternative of their own; the SVG files have.",
  "The contents of a query’s result on the Explore page are whatever was asked for, and are shown as a table."
];

/** What was tested of these pages, how, and what was not. */
export function accessibilityStatement(): HTMLElement {
  return element(
    "article",
    { class: "prose" },
    element("h1", {}, "Accessibility statement"),
    paragraph(
      "These pages are meant to meet the Web Content Accessibility Guidelines 2.2, level AA, which the law asks of public bodies. Whoever deploys them publishes a statement of their own beside this one: with a person to write to, and with what their own checks found."
    ),
    element("h2", { id: "tested" }, "What is tested"),
    paragraph("By `npm test`, on the built pages, in a real browser:"),
    bullets(tested()),
    element("h2", { id: "not-tested" }, "What is not"),
    bullets(NOT_TESTED),
    element("h2", { id: "paper" }, "On paper"),
    paragraph(
      "Pages print in black and white without loss. What is folded away is opened, and controls give way to their values. `npm run pdf` writes the dashboard and chosen measures as one PDF with headings, outline, language and text alternatives."
    ),
    element("h2", { id: "check" }, "To check it again"),
    paragraph("`npm run test:full` looks at every page in every mode.")
  );
}
