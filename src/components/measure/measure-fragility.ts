import { RATING_HEIGHTS } from "../../charts/ratings/rating-colours.js";
import { ratingStripChart, runsOf } from "../../charts/ratings/rating-strip-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { folded } from "../../kit/folded.js";
import { pictureFooter, pictureSource } from "../../kit/picture-footer.js";
import { ratingBadge, ratingWord } from "../../kit/rating-badge.js";
import { ruleAndReading } from "../../kit/rule-and-reading.js";
import { siteLink } from "../../kit/site-link.js";
import type { Setting } from "../../plan/settings.js";
import { isInScheme } from "../../rules/rules.js";
import type { Fragility } from "../../views/fragility.js";
import type { MeasureFile } from "../../views/page-files.js";
import { stepsTried } from "../../views/steps-tried.js";
import { formatNumber } from "../../words/format.js";
import { chartSubject } from "../../words/measure-title.js";
import { computedLate, type LoadContext } from "./computed-late.js";

const METHOD = "methodology/what-would-it-take.html#fragile";

/** How far each threshold could move before the colour changes: a strip a setting, in words first; null where nothing is judged. */
export function measureFragility(file: MeasureFile, loadContext: LoadContext): HTMLElement | null {
  const { dossier, settings } = file;
  const { measure, series, waves } = dossier;
  if (!series && !waves) return null;
  return computedLate<Fragility>({
    className: "measure-fragility",
    measure: measure.id,
    loadContext,
    loadCompute: async () => {
      const { fragility } = await import("../../views/fragility.js");
      return (context) => fragility(measure, context, (rule) => isInScheme(rule, settings.scheme));
    },
    show: (strips) => contents(file, strips)
  });
}

function contents(file: MeasureFile, strips: Fragility[]): HTMLElement[] {
  const { dossier, force } = file;
  const paths = [...new Set(strips.map(({ setting }) => setting.path))];
  const subject = `${chartSubject(dossier)}, ${force.name}`;
  return [
    element(
      "p",
      {},
      "One threshold is moved at a time, everything else as it is, and the rule is applied again. A colour that changes with a small step of a threshold rests on that threshold. ",
      element("a", { href: siteLink(METHOD) }, "How to read it")
    ),
    ...paths.map((path) =>
      settingStrip(
        strips.filter(({ setting }) => setting.path === path),
        subject,
        file
      )
    )
  ];
}

function settingStrip(strips: Fragility[], subject: string, file: MeasureFile): HTMLElement {
  const { setting, values } = strips[0]!;
  const figure = chartWithDownloads(
    (width) => stripPicture(strips, subject, width),
    `${file.dossier.measure.id}-${setting.path}`,
    () => pictureFooter(pictureSource(file), stepsTried(file.dossier.measure, setting, strips))
  );
  return element(
    "div",
    { class: "fragility-strip" },
    element("h3", {}, setting.label),
    element("ul", {}, ...strips.map((strip) => element("li", {}, fragilityInWords(strip)))),
    figure.element,
    folded(
      `${setting.path}-table`,
      "The same as a table",
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...["Rule", `${setting.label} (${setting.unit})`, "Colour"].map((text) =>
              element("th", { scope: "col" }, text)
            )
          )
        ),
        element("tbody", {}, ...strips.flatMap((strip) => runRows(strip, values)))
      )
    )
  );
}

function runRows(strip: Fragility, values: readonly number[]): HTMLElement[] {
  return runsOf(strip.ratings).map(({ rating, first, last }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, ruleAndReading(strip)),
      element("td", {}, range(strip.setting, values[first]!, values[last]!)),
      element("td", {}, ratingBadge(rating))
    )
  );
}

const decimals = ({ value }: Setting) => (value.type === "number" ? (value.step < 0.1 ? 2 : 1) : 0);
const format = (setting: Setting, value: number) => formatNumber(value, decimals(setting));
const range = (setting: Setting, from: number, to: number) =>
  from === to ? format(setting, from) : `${format(setting, from)} to ${format(setting, to)}`;
const word = (rating: Fragility["present"]) => ratingWord(rating).toLowerCase();

/** "R5 as written stays amber from 1.00 to 2.35 (now 1.96); green above." made from the strip. */
export function fragilityInWords(strip: Fragility): string {
  const { setting, present, holds, values, ratings, inForce } = strip;
  const name = ruleAndReading(strip);
  if (!holds) return trendsInWords(strip);
  const all = values.every((_, i) => ratings[i] === present);
  const now = `now ${format(setting, inForce[0]!)}`;
  if (all)
    return `${name}: ${word(present)} at every value from ${range(setting, values[0]!, values.at(-1)!)} (${now}).`;
  const { from, to, below, above } = holds;
  const stays =
    from === to
      ? `${word(present)} only at ${format(setting, from)}`
      : `stays ${word(present)} from ${range(setting, from, to)} (${now})`;
  if (below && below === above) return `${name}: ${stays}; ${word(below)} on both sides.`;
  const turns = [below && `${word(below)} below that`, above && `${word(above)} above`].filter(Boolean);
  const again = ratings.some((r, i) => r === present && (values[i]! < from || values[i]! > to));
  return `${name}: ${stays}; ${turns.join(", ")}.${again ? ` Further away it is ${word(present)} again.` : ""}`;
}

/** Runs that are named one by one; more are counted. */
const NAMED_RUNS = 4;

function trendsInWords(strip: Fragility): string {
  const { setting, values, ratings, present } = strip;
  const runs = runsOf(ratings);
  const lead = `${ruleAndReading(strip)} is ${word(present)} with the trends in force. With one trend alone it would be `;
  if (runs.length > NAMED_RUNS) {
    const counts = (["green", "amber", "red"] as const)
      .map((rating) => ({ rating, n: ratings.filter((r) => r === rating).length }))
      .filter(({ n }) => n > 0);
    return `${lead}${counts.map(({ rating, n }) => `${rating} at ${n}`).join(", ")} of ${values.length} lengths.`;
  }
  return `${lead}${runs.map(({ rating, first, last }) => `${word(rating)} at ${range(setting, values[first]!, values[last]!)} months`).join(", ")}.`;
}

/** Values to label: by half years or years of months, by ten steps of anything else; every other one where there is little room. */
function ticksOf({ setting, values }: Fragility, width: number): number[] {
  const step = values[1]! - values[0]!;
  const every = setting.unit === "months" ? (values.length > 60 ? 12 : 6) : 10;
  const shown = width < 480 ? 2 * every : every;
  return values.filter((value) => Math.round(value / step) % shown === 0);
}

function stripPicture(strips: Fragility[], subject: string, width: number): HTMLElement {
  const { setting, values, inForce } = strips[0]!;
  const rows = strips.map((strip) => ({ name: ruleAndReading(strip), ratings: strip.ratings }));
  const read = (i: number) =>
    `${format(setting, values[i]!)}: ${rows.map(({ name, ratings }) => `${name} ${word(ratings[i]!)}`).join("; ")}`;
  const title = stripTitle(strips);
  const subtitle = `${setting.label} (${setting.unit}); ${subject}`;
  return ratingStripChart(
    {
      values,
      rows,
      marks: inForce.map((value, i) => ({
        value,
        label: i === 0 ? `in force: ${inForce.map((v) => format(setting, v)).join(", ")}` : ""
      })),
      ticks: ticksOf(strips[0]!, width),
      format: (value) => format(setting, value),
      read,
      words: { title, subtitle, notes: [RATING_HEIGHTS], alt: `Colours by threshold. ${title}. ${subtitle}.` }
    },
    { width }
  );
}

/** Which rows change colour at all. */
function stripTitle(strips: Fragility[]): string {
  const changing = strips.filter(({ ratings, present }) => ratings.some((rating) => rating !== present));
  if (changing.length === 0) return "No colour changes over these values";
  const names = changing.map(ruleAndReading);
  return changing.length === strips.length && strips.length > 1
    ? "Every colour changes somewhere over these values"
    : `${names.join(", ")} ${names.length === 1 ? "changes" : "change"} colour over these values`;
}
