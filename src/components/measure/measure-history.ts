import { monthTicks } from "../../charts/frame/month-axis.js";
import { RATING_HEIGHTS } from "../../charts/ratings/rating-colours.js";
import { ratingStripChart } from "../../charts/ratings/rating-strip-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { folded } from "../../kit/folded.js";
import { fillBody, pendingBody } from "../../kit/pending-body.js";
import { historyFooter } from "../../kit/picture-footer.js";
import { ratingBadge, ratingWord } from "../../kit/rating-badge.js";
import { ruleAndReading } from "../../kit/rule-and-reading.js";
import { siteLink } from "../../kit/site-link.js";
import { whenSeen } from "../../kit/when-seen.js";
import {
  addMonths,
  formatMonth,
  formatMonthShort,
  type Month,
  monthIndex,
  monthOfIndex,
  monthRange
} from "../../plan/month.js";
import { isInScheme } from "../../rules/rules.js";
import {
  type HistoryStrip,
  type MeasureHistory,
  type Moved,
  ratingAt,
  type Transition
} from "../../views/history.js";
import { formatUnits } from "../../words/format.js";
import { historyLine } from "../../words/history-line.js";

/** Reads `plan/history/<measure>.json`. */
export type LoadHistory = () => Promise<MeasureHistory>;

const HISTORY_PAGE = "history.html";

/** A measure's colour at every period end, with what changed each time; fetched when it comes into view. */
export function measureHistory(load: LoadHistory): HTMLElement {
  const body = pendingBody("Reading the history…", "history");
  const room = element("div", { class: "measure-history" }, body);
  whenSeen(room, () => {
    load().then(
      (history) => fillBody(body, ...historyContents(history)),
      (error: unknown) => fillBody(body, problem(error))
    );
  });
  return room;
}

const problem = (error: unknown) =>
  element("p", { role: "status" }, `The history could not be read: ${(error as Error).message}`);

/** The strip, the list of changes, and what they are and are not. */
export function historyContents(history: MeasureHistory): HTMLElement[] {
  const { measure, scheme } = history;
  const strips = measure.strips.filter(({ rule }) => isInScheme(rule, scheme));
  if (strips.length === 0) return [element("p", {}, NONE)];
  const span = ratedSpan(history, strips);
  if (!span) return [element("p", {}, NEVER)];
  const changes = history.transitions.filter(({ rule }) => isInScheme(rule, scheme));
  const figure = chartWithDownloads(
    (width) => strip(history, strips, span, width),
    `${measure.id}-history`,
    () => historyFooter(history)
  );
  return [
    element(
      "p",
      {},
      "The colour of every period end, at the published thresholds, by the same rules: what a reader of that month would have seen with the data as they are now. ",
      element("a", { href: siteLink(HISTORY_PAGE) }, "The whole plan, month by month")
    ),
    historyLines(history, strips),
    figure.element,
    changesTable(changes)
  ];
}

/** The past of each published colour in one line. */
function historyLines({ first, published, reading }: MeasureHistory, strips: HistoryStrip[]): HTMLElement {
  const lines = strips
    .filter((one) => one.reading === reading)
    .flatMap((one) => {
      const line = historyLine(one, first, published);
      return line ? [element("li", {}, `${ruleAndReading(one)}: ${line}.`)] : [];
    });
  return element("ul", { class: "history-lines" }, ...lines);
}

const NONE =
  "This measure has no history: figures without a series belong to the plan’s own period (R9), and an outcome that awaits its definition (R7) has none to rate.";
const NEVER = "No period end of this measure could be rated by any rule.";

/** Months shown before the first and after the last that could be rated. */
const MARGIN = 3;

function ratedSpan(
  { first, last }: MeasureHistory,
  strips: HistoryStrip[]
): { from: Month; to: Month } | undefined {
  const rated = monthRange(first, last).filter((month) =>
    strips.some((s) => ratingAt(s, first, month) !== "not-rated")
  );
  if (rated.length === 0) return undefined;
  const from = addMonths(rated[0]!, -MARGIN);
  const to = addMonths(rated.at(-1)!, MARGIN);
  return { from: from < first ? first : from, to: to > last ? last : to };
}

function strip(
  { first, published, measure }: MeasureHistory,
  strips: HistoryStrip[],
  span: { from: Month; to: Month },
  width: number
): HTMLElement {
  const months = monthRange(span.from, span.to);
  const rows = strips.map((s) => ({
    name: ruleAndReading(s),
    ratings: months.map((month) => ratingAt(s, first, month))
  }));
  const read = (i: number) =>
    `${formatMonthShort(months[i]!)}: ${rows.map(({ name, ratings }) => `${name} ${ratingWord(ratings[i]!).toLowerCase()}`).join("; ")}`;
  const title = stripTitle(strips, months, first);
  const subtitle = `${measure.priority.title}: ${measure.name}, period ends ${formatMonth(span.from)} to ${formatMonth(span.to)}`;
  return ratingStripChart(
    {
      values: months.map(monthIndex),
      rows,
      marks: [{ value: monthIndex(published), label: `published: ${formatMonthShort(published)}` }],
      ticks: monthTicks(span, width - 120),
      format: (index) => formatMonthShort(monthOfIndex(index)),
      read,
      words: { title, subtitle, notes: [RATING_HEIGHTS], alt: `Colours by month. ${title}. ${subtitle}.` }
    },
    { width }
  );
}

/** "R5 as written: 13 changes of colour, amber most often" of the strip that changed most. */
function stripTitle(strips: HistoryStrip[], months: Month[], first: Month): string {
  const counted = strips.map((s) => {
    const rated = months.map((month) => ratingAt(s, first, month)).filter((r) => r !== "not-rated");
    return {
      strip: s,
      months: rated.length,
      changes: rated.filter((r, i) => i > 0 && r !== rated[i - 1]).length
    };
  });
  const most = counted.reduce((a, b) => (b.changes > a.changes ? b : a));
  if (most.changes === 0) return "No colour changed in any month that could be rated";
  return `${ruleAndReading(most.strip)} changed colour ${most.changes === 1 ? "once" : `${most.changes} times`} in ${formatUnits(most.months, "month")}`;
}

const MOVED: Record<Moved, string> = {
  "data-came": "it could be judged",
  "data-went": "it could no longer be judged",
  value: "the value crossed a line",
  lines: "the lines moved past the value",
  trends: "trends reach the target, or no longer do",
  wave: "a new survey wave"
};

/** What moved, in words. */
export function movedInWords(moved: readonly Moved[]): string {
  if (moved.includes("value") && moved.includes("lines")) {
    const rest = moved.filter((part) => part !== "value" && part !== "lines");
    return ["value and lines both moved", ...rest.map((part) => MOVED[part])].join("; ");
  }
  return moved.map((part) => MOVED[part]).join("; ");
}

const HEADINGS = ["Period ended", "Rule", "From", "To", "What moved", "The month before", "Then"];

function changesTable(changes: readonly Transition[]): HTMLElement {
  return element(
    "div",
    { class: "measure-changes" },
    folded(
      "changes-of-colour",
      `Every change of colour: ${formatUnits(changes.length, "change")}`,
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element("tr", {}, ...HEADINGS.map((text) => element("th", { scope: "col" }, text)))
        ),
        element("tbody", {}, ...changes.map(changeRow))
      )
    )
  );
}

function changeRow(change: Transition): HTMLElement {
  const cells = [
    formatMonth(change.month),
    ruleAndReading(change),
    ratingBadge(change.from),
    ratingBadge(change.to),
    movedInWords(change.moved),
    change.before,
    change.after
  ];
  return element("tr", {}, ...cells.map((cell, i) => element("td", { "data-label": HEADINGS[i]! }, cell)));
}
