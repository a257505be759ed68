import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ratedPlan } from "../../loaders/data/rated-plan.js";
import { checkClaims } from "../../src/claims/check-claims.js";
import { planFacts } from "../../src/claims/plan-facts.js";

const { plan, data, rating } = ratedPlan("data");
const facts = planFacts(plan, data, rating);

/** Counts of a force by measure and month, read here from the file itself. */
const counts = new Map(
  readFileSync("data/offences.csv", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("leicestershire,"))
    .map((line) => line.split(","))
    .map(([, measure, month, count]) => [`${measure} ${month}`, Number(count)])
);

const MEASURES = {
  "all-crime": "all crime",
  "domestic-burglary": "domestic burglary",
  "violence-with-injury": "violence with injury",
  "theft-from-motor-vehicle": "theft from motor vehicles",
  "theft-of-motor-vehicle": "theft of motor vehicles"
};
const NAMES = "January February March April May June July August September October November December".split(
  " "
);

/** A stretch of months as people write it: its first month, counted from January 2000, and how many. */
interface Written {
  name: string;
  first: number;
  months: number;
}

const nameOf = (index: number): string => `${NAMES[index % 12]} ${2000 + Math.floor(index / 12)}`;
const KINDS: readonly ((year: number) => Written)[] = [
  (year) => ({
    name: `${year}/${String(year - 1999).padStart(2, "0")}`,
    first: 12 * (year - 2000) + 3,
    months: 12
  }),
  (year) => ({ name: `the year to June ${year}`, first: 12 * (year - 2001) + 6, months: 12 }),
  (year) => ({ name: `the six months to September ${year}`, first: 12 * (year - 2000) + 3, months: 6 }),
  (year) => ({ name: nameOf(12 * (year - 2000) + 4), first: 12 * (year - 2000) + 4, months: 1 })
];

function countIn(measure: string, { first, months }: Written): number {
  const all = Array.from({ length: months }, (_, i) => first + i).map(
    (index) => `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`
  );
  return all.reduce((total, month) => total + counts.get(`${measure} ${month}`)!, 0);
}

const text = (n: number): string => n.toLocaleString("en-GB");

/** Ways to write how one measure went from one stretch to another: what is true, and the same with the other direction. */
const FORMS: readonly ((
  name: string,
  a: Written,
  b: Written,
  from: number,
  to: number,
  isUp: boolean
) => string)[] = [
  (name, a, b, from, to, isUp) =>
    `${name} ${isUp ? "rose" : "fell"} from ${text(from)} in ${a.name} to ${text(to)} in ${b.name}.`,
  (name, a, b, _, __, isUp) => `${name} ${isUp ? "rose" : "fell"} between ${a.name} and ${b.name}.`,
  (name, a, b, from, to, isUp) =>
    `In ${b.name} ${name} came to ${text(to)}, ${text(Math.abs(to - from))} ${isUp ? "more" : "fewer"} than in ${a.name}.`,
  (name, a, b, from, to, isUp) =>
    `${name} stood at ${text(to)} in ${b.name}, ${isUp ? "up" : "down"} from ${text(from)} in ${a.name}.`,
  (name, a, b, from, to, isUp) =>
    `${name} was ${Math.abs((100 * (to - from)) / from).toFixed(1)}% ${isUp ? "higher" : "lower"} in ${b.name} than in ${a.name}.`
];

const CASES = Object.entries(MEASURES)
  .flatMap(([measure, name]) =>
    KINDS.flatMap((kind) =>
      [2008, 2011, 2012].map((year) => {
        const [a, b] = [kind(year), kind(year + 1)];
        return {
          name: name.charAt(0).toUpperCase() + name.slice(1),
          a,
          b,
          from: countIn(measure, a),
          to: countIn(measure, b)
        };
      })
    )
  )
  .filter(({ from, to }) => from !== to);

describe.each(FORMS.map((form, i) => ({ form, example: i })))(
  "windows that a text writes, in way $example",
  ({ form }) => {
    const verdictsOf = (isTrue: boolean) =>
      CASES.map(({ name, a, b, from, to }) => {
        const sentence = form(name, a, b, from, to, to > from === isTrue);
        return { sentence, claims: checkClaims(sentence, facts) };
      });

    it("are held against what they hold: nothing true is contradicted, and all is found", () => {
      const wrong = verdictsOf(true).filter(
        ({ claims }) => claims.length === 0 || claims.some(({ verdict }) => verdict !== "found")
      );
      expect(
        wrong.map(
          ({ sentence, claims }) =>
            `${sentence} ${claims.map((c) => `${c.text}: ${c.verdict}, ${c.said}`).join("; ")}`
        )
      ).toEqual([]);
    });

    it("contradict the other direction", () => {
      const missed = verdictsOf(false).filter(
        ({ claims }) => !claims.some(({ verdict }) => verdict === "contradicted")
      );
      expect(
        missed.map(
          ({ sentence, claims }) =>
            `${sentence} ${claims.map((c) => `${c.text}: ${c.verdict}, ${c.said}`).join("; ")}`
        )
      ).toEqual([]);
    });
  }
);
