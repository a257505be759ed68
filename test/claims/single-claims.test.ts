import { expect, it } from "vitest";
import { ratedPlan } from "../../loaders/data/rated-plan.js";
import { checkClaims } from "../../src/claims/check-claims.js";
import { planFacts } from "../../src/claims/plan-facts.js";

const { plan, data, rating } = ratedPlan("data");
const facts = planFacts(plan, data, rating);

// One mistake among 200 is within what the paragraphs allow, so that each kind of claim is held to one by one.
it.each([
  // The printed position: data/sources/printed-figures.yaml.
  ["Domestic burglary is 7th of 8 in its group.", "found"],
  ["Domestic burglary is 7th of 9 in its group.", "contradicted"],
  // Printed: all crime 58,805 to 60,260, burglary 3,935 to 4,253, violence 4,365 to 4,912, theft from vehicles 5,236 to 5,466 and
  // of vehicles 1,198 to 1,051.
  ["Four of the five offence measures rose.", "found"],
  ["Four of the five offence measures fell.", "contradicted"],
  ["One of the five offence measures fell.", "found"],
  // data/offences.csv: 301 in August 2014, 282 in September 2014.
  ["Domestic burglary was lower in September 2014 than in August 2014.", "found"],
  ["Domestic burglary was higher in September 2014 than in August 2014.", "contradicted"]
])("“%s” is %s", (text, verdict) => {
  expect(checkClaims(text, facts).map((claim) => claim.verdict)).toEqual([verdict]);
});

// Sums of data/offences.csv. Domestic burglary: 3,935 in 2012/13, 4,199 in 2013/14, 3,670 and 4,253 in the years to September 2013
// and 2014, 1,772 and 1,826 in April to September of 2013 and 2014. All crime: 87,555 in 2007/08, 58,805 in 2012/13.
it.each([
  ["Domestic burglary rose from 2012/13 to 2013/14.", ["found"]],
  ["Domestic burglary fell from 2012/13 to 2013/14.", ["contradicted"]],
  ["All crime rose between 2007/08 and 2012/13.", ["contradicted"]],
  ["All crime fell between 2007/08 and 2012/13.", ["found"]],
  ["In 2013/14 there were 4,199 domestic burglaries, 264 more than in 2012/13.", ["found", "found", "found"]],
  [
    "There were 1,826 domestic burglaries from April to September 2014, 54 more than a year earlier.",
    ["found", "found", "found"]
  ]
])("compares the windows that a text writes: “%s”", (text, verdicts) => {
  expect(checkClaims(text, facts).map((claim) => claim.verdict)).toEqual(verdicts);
});

it("takes a change for that of the windows which the sentence before wrote", () => {
  const text =
    "Domestic burglary rose from 3,670 in the year to September 2013 to 4,253 in the year to September 2014. " +
    "This was an increase of 583, or 15.9%.";
  expect(new Set(checkClaims(text, facts).map((claim) => claim.verdict))).toEqual(new Set(["found"]));
});

it("says which word it did not understand where it judges nothing", () => {
  const [claim] = checkClaims("Domestic burglary fell in Loughborough.", facts);
  expect(claim).toMatchObject({ verdict: "cannot-be-judged" });
  expect(claim!.said).toContain("“Loughborough”");
});

it("reads the number of a paragraph as no figure", () => {
  expect(checkClaims("4.2 Violence with injury stood at 4,912.", facts).map(({ text }) => text)).toEqual([
    "4,912"
  ]);
});
