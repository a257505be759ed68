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
