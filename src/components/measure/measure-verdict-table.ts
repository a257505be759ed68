import { readingName } from "../../charts/frame/reading-name.js";
import { element } from "../../kit/element.js";
import { ratingBadge, ratingShape, ratingWord } from "../../kit/rating-badge.js";
import { ruleLink } from "../../kit/rule-link.js";
import { inPlaces, type PlaceWords } from "../../plan/place-words.js";
import type { MeasureKind } from "../../plan/plan.js";
import { READING_KINDS } from "../../plan/readings.js";
import type { Settings } from "../../plan/settings.js";
import { publishedRatings } from "../../rules/published-ratings.js";
import { isInScheme, RULES } from "../../rules/rules.js";
import type { MeasureDossier } from "../../views/dossier.js";
import { chanceSentence } from "../../words/chance-text.js";
import { formatUnits } from "../../words/format.js";
import { inAMinute } from "../../words/in-a-minute.js";
import { NONE, type VerdictRow, type VerdictWords, verdictRows } from "./measure-verdict-rows.js";

/** Which colour, and why: each published one in a sentence, then a row for each rule and reading, the published ones named, and why they are. */
export function verdictTable(dossier: MeasureDossier, settings: Settings, words: VerdictWords): HTMLElement {
  const all = verdictRows(dossier, settings, words);
  const rows = all.filter(({ rule }) => isInScheme(rule, settings.scheme));
  const rules = [...new Set(rows.map(({ rule }) => rule))];
  const mark = isChosen(settings, words.published) ? "shown" : "published";
  const shown = { kind: dossier.measure.kind, places: words.places, mark };
  return element(
    "div",
    { class: "measure-verdicts" },
    minutes(dossier, settings, words.places),
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element("tr", {}, ...HEADINGS.map((text) => element("th", { scope: "col" }, text)))
      ),
      ...rules.map((rule) =>
        ruleGroup(
          rows.filter((row) => row.rule === rule),
          shown
        )
      )
    ),
    element("p", {}, whyShown(rows, settings, words), otherScheme(all, settings))
  );
}

/** Every published colour in one sentence, for a reader with a minute. */
function minutes({ rating }: MeasureDossier, settings: Settings, places: PlaceWords): HTMLElement | null {
  const sentences = publishedRatings(rating, settings).flatMap((result) => {
    const sentence = inAMinute(result, rating, settings);
    if (!sentence) return [];
    const name = element("strong", {}, inPlaces(RULES[result.rule].name, places));
    return [
      element("li", { class: `rating-${result.rating}` }, name, " ", ratingShape(result.rating), sentence)
    ];
  });
  return sentences.length === 0 ? null : element("ul", { class: "measure-minutes" }, ...sentences);
}

const HEADINGS = ["Rule", "Reading", "Colour", "Value", "Lines", "In words"];

/** What all rows of the table have in common; `mark` is what stands beside the colours that are shown. */
interface Shown {
  kind: MeasureKind;
  places: PlaceWords;
  mark: string;
}

/** The rows of one rule as a group of the table, the rule named once. */
function ruleGroup(rows: VerdictRow[], shown: Shown): HTMLElement {
  const { rule, compares } = rows[0]!;
  const heading = element(
    "th",
    { scope: "rowgroup", rowspan: rows.length },
    element("a", { href: ruleLink(rule) }, rule),
    ` ${inPlaces(RULES[rule].name, shown.places)}`,
    element("span", { class: "measure-compares" }, compares)
  );
  return element("tbody", {}, ...rows.map((row, i) => verdictRow(row, i === 0 ? heading : null, shown)));
}

function verdictRow(row: VerdictRow, heading: HTMLElement | null, shown: Shown): HTMLElement {
  const cell = (label: string, ...content: (Node | string | false)[]) =>
    element("td", { "data-label": label, class: content[0] === NONE ? "measure-none" : null }, ...content);
  return element(
    "tr",
    { class: row.published ? "measure-published" : null },
    heading,
    cell("Reading", readingText(row)),
    cell(
      "Colour",
      row.result ? ratingBadge(row.result.rating) : element("span", {}, row.finding),
      row.published && element("span", { class: "measure-published-mark" }, shown.mark)
    ),
    cell("Value", row.value),
    cell("Lines", row.lines),
    cell("In words", sentencesOf(row, shown))
  );
}

/** Why the colour is that colour, and how likely it is to be false. */
function sentencesOf(row: VerdictRow, { kind, places }: Shown): string {
  const label = row.result && row.finding ? `${capital(row.finding)}. ` : "";
  const chance = row.chance ? ` ${chanceSentence(row.chance, kind, places)}` : "";
  return `${label}${row.sentence}${chance}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The reading of a row; of a test that is the same in several, all of them. */
function readingText({ readings }: VerdictRow): string {
  const names = readings.map(readingName);
  return names.length === 1 ? names[0]! : `${names.join(" and ")}: the same test`;
}

/** "the reading as written, under the plan’s own rules". */
const shownText = ({ reading, scheme }: Settings): string =>
  `the reading ${readingName(reading)}, under ${scheme === "plan" ? "the plan’s own rules" : "the dashboard page’s continuous improvement key"}`;

/** Did a reader choose it, in place of what is published? */
const isChosen = (settings: Settings, published = settings): boolean =>
  shownText(settings) !== shownText(published);

/** Which reading is shown, why, and who chose it: the plan’s settings, or a reader in place of what they publish. */
function whoChose(settings: Settings, published = settings): string {
  const { because } = READING_KINDS[settings.reading];
  const shown = `${shownText(settings)}, because ${because}`;
  return isChosen(settings, published)
    ? `Chosen here, not published: ${shown}. data/settings.yaml chooses ${shownText(published)}.`
    : `Published: ${shown}, and data/settings.yaml chooses it.`;
}

/** Why one reading is the one that is shown, and where the other comes to another colour. */
function whyShown(rows: VerdictRow[], settings: Settings, { published }: VerdictWords): string {
  const { beside: other } = READING_KINDS[settings.reading];
  const compared = rows.filter((row) => row.published && !row.readings.includes(other));
  const differing = compared.flatMap((row) => {
    const counterpart = rows.find((r) => r.rule === row.rule && r.readings.includes(other));
    const colour = counterpart?.result?.rating;
    return colour && colour !== row.result?.rating
      ? [`${row.rule} would be ${ratingWord(colour).toLowerCase()}`]
      : [];
  });
  const lead = whoChose(settings, published);
  if (compared.length === 0) return lead;
  return differing.length > 0
    ? `${lead} In the ${readingName(other)} reading ${differing.join(" and ")}.`
    : `${lead} The ${readingName(other)} reading comes to the same ${compared.length === 1 ? "colour" : formatUnits(compared.length, "colour")}.`;
}

/** What the scheme that is not published would say, in a sentence; empty when it asks the same. */
function otherScheme(rows: VerdictRow[], settings: Settings): string {
  const row = rows.find(
    ({ rule, readings, result }) =>
      result && !isInScheme(rule, settings.scheme) && readings.includes(settings.reading)
  );
  if (!row?.result || row.result.rating === "not-rated") return "";
  const scheme = settings.scheme === "plan" ? "the dashboard page’s own key" : "the plan’s own rules";
  return ` By ${scheme} (${row.rule}) it would be ${ratingWord(row.result.rating).toLowerCase()}.`;
}
