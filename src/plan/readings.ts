/** Which of a rule's readings: what the paper's words, one look, or all looks of a plan ask of it. */
export type Reading = "as-written" | "calibrated" | "plan-life";

/** What is known of a reading. */
export interface ReadingKind {
  /** Its name in sentences. */
  name: string;
  /** What sets it apart, in a sentence's end: "because …". */
  because: string;
  /** The reading that a colour of it is compared with. */
  beside: Reading;
  /** Is it worked out only where it is published? */
  onlyPublished?: true;
}

/** The readings: names, texts and what is shown beside what derive from this list. */
export const READING_KINDS: Readonly<Record<Reading, ReadingKind>> = {
  "as-written": {
    name: "as written",
    because: "it is the plainest reading of the paper’s words",
    beside: "calibrated"
  },
  calibrated: {
    name: "calibrated",
    because: "it is made to be wrong about once in twenty looks when nothing has changed",
    beside: "as-written"
  },
  "plan-life": {
    name: "plan life",
    because: "however often the plan is looked at, few unchanged measures ever show a false colour in it",
    beside: "calibrated",
    onlyPublished: true
  }
};

export const READINGS = Object.keys(READING_KINDS) as Reading[];

/** The readings of one look, which are worked out whatever is published. */
export type SingleReading = Exclude<Reading, "plan-life">;
export const SINGLE_READINGS: readonly SingleReading[] = ["as-written", "calibrated"];

/** The readings that are worked out when one of them is published. */
export function readingsBeside(published: Reading): Reading[] {
  return READINGS.filter((reading) => reading === published || !READING_KINDS[reading].onlyPublished);
}

/** Is it worked out whatever is published? */
export const isSingle = (reading: Reading): reading is SingleReading => !READING_KINDS[reading].onlyPublished;

/** The reading by which a single look is judged: where a series is no measure's own, there is no plan to look at it over. */
export function singleReading(reading: Reading): SingleReading {
  return reading === "plan-life" ? "calibrated" : reading;
}
