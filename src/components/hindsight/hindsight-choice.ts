import { SINGLE_READINGS, type SingleReading } from "../../plan/readings.js";

/** What the page shows of a choice: one measure place by place, and the intervals of one reading in the pictures. */
export interface HindsightChoice {
  /** Id of the measure. */
  measure: string;
  intervals: SingleReading;
}

/** The choice in the page's address: `?measure=robbery&intervals=as-written`. What cannot be used is told in a sentence. Never throws. */
export function hindsightInAddress(
  address: string,
  measures: readonly string[],
  first: HindsightChoice
): { choice: HindsightChoice; problems: string[] } {
  const { searchParams } = new URL(address);
  const measure = searchParams.get("measure") ?? first.measure;
  const text = searchParams.get("intervals") ?? first.intervals;
  const intervals = SINGLE_READINGS.find((reading) => reading === text);
  const isKnown = measures.includes(measure);
  return {
    choice: { measure: isKnown ? measure : first.measure, intervals: intervals ?? first.intervals },
    problems: [
      ...(isKnown
        ? []
        : [`“${measure}” is no measure of this plan that is projected. The first one is shown.`]),
      ...(intervals
        ? []
        : [`The address asks for the intervals “${text}”; expected ${SINGLE_READINGS.join(" or ")}.`])
    ]
  };
}

/** The address with this choice in it, and nothing of what an address without parameters means. */
export function addressWithHindsight(
  address: string,
  choice: HindsightChoice,
  first: HindsightChoice
): string {
  const url = new URL(address);
  for (const name of ["measure", "intervals"] as const) {
    if (choice[name] === first[name]) url.searchParams.delete(name);
    else url.searchParams.set(name, choice[name]);
  }
  url.search = url.search.replaceAll("%2C", ",");
  return url.href;
}
