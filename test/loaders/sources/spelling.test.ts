import { describe, expect, test } from "vitest";
import { csvSource, readCase, readOne, shortCounts } from "./source-folder.js";

describe("a value that is spelt in another way than in the rule", () => {
  test("for a year became zeros; it is counted with the others, and told", async () => {
    const { counts, account } = await readCase("group-spelt-in-other-case");
    expect(counts.map(({ count }) => count)).toEqual([
      110, 111, 112, 113, 110, 111, 112, 113, 110, 111, 112, 113
    ]);
    expect(account.notes).toEqual([
      "offence_group: “Drug Offences” (4 records) is taken for “Drug offences”"
    ]);
  });

  /** By hand: six burglaries of six spellings; one theft. */
  const SPELT = `Date,Type,Flags
2014-01-01,Burglary in a home,DV
2014-01-02,BURGLARY IN A HOME,dv; hate
2014-01-03,burglary  in a home,Hate
2014-01-04," Burglary in a home ",dv
2014-01-05,Burglary\u00a0in a home,DVX
2014-01-06,"Burglary\tin a home",
2014-01-07,Theft,DV
`;
  const spelt = (rule: string, more = "") =>
    readOne({
      "sources.yaml": csvSource(more, "date: Date, type: Type, flags: Flags").replace(
        "{type: [Burglary]}",
        rule
      ),
      "a-crimes.csv": SPELT
    });

  test.each([
    ["{type: [Burglary in a home]}", 6],
    ["{type: burglary in a home}", 6],
    ["{type: {not: [burglary IN a home]}}", 1],
    ["{type: {starts: [burglary]}}", 6],
    ["{flags: {has: [dv]}}", 4]
  ])("is the same to a rule %s: %i", async (rule, count) => {
    const { account } = await spelt(rule);
    expect(account.series.burglary!.records).toBe(count);
  });

  test("is renamed, and left out by filters, like the others", async () => {
    const more =
      "    renamed: {type: {burglary in a home: Burglary}}\n    filters: {thefts: {type: [THEFT]}}\n";
    const { account } = await spelt("{type: [Burglary]}", more);
    expect(account.series.burglary!.records).toBe(6);
    expect(account.filtered).toEqual({ thefts: 1 });
  });

  test("is another value where two that rules name differ in nothing else", async () => {
    const { account } = await spelt("{flags: {has: [DV]}}", "      other: {flags: {has: [dv]}}\n");
    expect(account.series.burglary!.records).toBe(2);
    expect(account.series.other!.records).toBe(2);
  });

  test("is an answer of a survey like the others", async () => {
    const yaml = `sources:
  - id: interviews
    kind: survey
    basis: recorded interviews
    force: home
    files: [x.csv]
    columns: {date: Date, answer: Answer}
    surveys:
      satisfaction: {waves: [2014-03], months: 3, positive: [Very satisfied], negative: [Not satisfied]}
`;
    const answers =
      "Date,Answer\n2014-01-01,very satisfied\n2014-01-01,Very Satisfied\n2014-02-01,Not  satisfied\n2014-02-01,Don't know\n";
    const { waves, account } = await readOne({ "sources.yaml": yaml, "x.csv": answers });
    expect(waves[0]).toMatchObject({ base: 3, percent: 200 / 3 });
    expect(account.notes).toContain("answer: no rule names “Don't know” (1 record)");
  });

  test("that names what is kept apart is kept apart as well", async () => {
    const yaml = `sources:
  - id: street
    kind: police-uk-street
    basis: recorded
    files: [x.csv]
    series:
      crime: {}
      incidents: {crime_type: [anti-social behaviour]}
`;
    const head =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
    const row = (type: string): string => `,2014-01,Home Police,Home Police,-1,52,x,E01,Y,${type},,\n`;
    const text = head + row("Anti-social behaviour") + row("Anti-Social Behaviour") + row("Burglary");
    const result = await readOne({ "sources.yaml": yaml, "x.csv": text });
    expect(shortCounts(result)).toEqual(["home crime 2014-01 1", "home incidents 2014-01 2"]);
  });
});

test("values that no rule names are listed with their records, near misses of named ones first", async () => {
  const text = `Date,Type
2014-01-01,Burglary
2014-01-02,Robbery
2014-01-03,Robbery
2014-01-04,Burglery
`;
  const { account } = await readOne({ "sources.yaml": csvSource(), "a-crimes.csv": text });
  expect(account.notes).toEqual([
    "type: no rule names “Burglery” (1 record, near to “Burglary”), “Robbery” (2 records)"
  ]);
});
