import { monthRange } from "../../../src/plan/month.js";
import { settingsYaml } from "../../../src/words/settings-yaml.js";

/** A data folder in which nothing is wrong, as small as the rules allow: two forces, one measure of each kind that reads a file. */
const MONTHS = monthRange("2012-04", "2014-09");

export const PLAN = `title: Tiny plan
force: home
period_end: 2014-09
priorities:
  - id: sp1
    number: "1"
    title: Theft
    measures:
      - id: theft
        kind: offences
        name: Number of offences
        better: lower
        series: theft
      - id: theft-satisfaction
        kind: survey
        name: Satisfaction
        better: higher
        survey: satisfaction
        position: true
      - id: theft-outcome
        kind: outcome
        name: Outcome
        better: higher
        awaiting: It is not defined yet.
  - id: sp2
    number: "2"
    title: Money
    measures:
      - id: savings
        kind: savings
        name: Savings
        unit: £ million
        required: 23.0
        realised: 7.8
        identified: 9.5
        further: 5.7
`;

/** Line 2 of offences.csv is home's April 2012; line 32 is away's. */
const offences = ["home", "away"].flatMap((force) =>
  MONTHS.map((month, i) => `${force},theft,${month},${100 + i},recorded`)
);

/** Every file, by name. */
export const TINY_DATA: Readonly<Record<string, string>> = {
  "plan.yaml": PLAN,
  "settings.yaml": settingsYaml(),
  "forces.csv": `force,name,code,region,police_uk_name
home,Home,E23000021,East,Home Police
away,Away,E23000022,East,Away Police
`,
  "offences.csv": `force,measure,month,count,basis\n${offences.join("\n")}\n`,
  "offences-quarterly.csv": `force,measure,quarter_end,count,basis
home,robbery,2014-03,7,recorded
home,robbery,2014-09,9,recorded
`,
  "surveys.csv": `force,survey,period_end,months,base,percent,design_effect,basis
home,satisfaction,2013-03,12,600,82.9,1.2,published
home,satisfaction,2014-09,12,,80.6,,published
`,
  "population.csv": `force,year,population,households
home,2013,1000,400
home,2012,990,
away,2013,2000,
`,
  "comparison-groups.csv": `force,edition,peer,source
home,computed-2012,away,a test
`,
  "annotations.csv": `date,measure,text,source
2014-05,,A change,a test
2014-04,theft,"One, two",a test
`
};
