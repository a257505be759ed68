import { afterEach, describe, expect, test } from "vitest";
import type { SiteIdentity } from "../../../loaders/archive/site-identity.js";
import { DATA_VARIABLE } from "../../../loaders/options/chosen-folder.js";
import { choosePlan, identityIn, reasonToBuild, refuseOtherPlan } from "../../../scripts/site/site-of.js";
import { dataFolder } from "../../loaders/data/data-folder.js";

const before = process.env[DATA_VARIABLE];
afterEach(() => {
  if (before === undefined) delete process.env[DATA_VARIABLE];
  else process.env[DATA_VARIABLE] = before;
});

const KENT: SiteIdentity = {
  plan: { title: "Plan for Kent", force: "kent", periodEnd: "2014-09" },
  software: "control-lines 0.1.0",
  data: "1234567890abcdef",
  program: "fedcba"
};
const SURREY: SiteIdentity = {
  ...KENT,
  plan: { title: "Plan for Surrey", force: "surrey", periodEnd: "2014-09" }
};

describe("reasonToBuild(built, wanted)", () => {
  test("is none when the site is of the same plan, data, version and pages", () => {
    expect(reasonToBuild(structuredClone(KENT), KENT)).toBeNull();
  });

  test("is that there is no site, or none that says what it is of", () => {
    expect(reasonToBuild(null, KENT)).toBe(
      "Building the site of “Plan for Kent” (kent, period ended September 2014) first…"
    );
  });

  // npm run pdf printed whatever dist/ held.
  test("is that the site is another plan's", () => {
    expect(reasonToBuild(SURREY, KENT)).toMatch(
      /^dist\/ is the site of “Plan for Surrey” \(surrey, .*\nBuilding/
    );
  });

  test.each([
    ["data", { data: "999" }],
    ["a version", { software: "control-lines 0.0.9" }],
    ["pages", { program: "999" }]
  ])("is that the site is of %s from before", (_, change) => {
    expect(reasonToBuild({ ...KENT, ...change }, KENT)).toMatch(
      /^dist\/ is not of the data and pages as they are now/
    );
  });
});

describe("refuseOtherPlan(built, chosen)", () => {
  const chosen = { folder: "data", isNamed: false, identity: KENT };

  // npm run bundle put the sample in the place of a plan's own site, and packed that.
  test("keeps the site of another plan when nobody has named a data folder, and says how to name one", () => {
    expect(() => refuseOtherPlan(SURREY, chosen)).toThrow(
      /^dist\/ is the site of “Plan for Surrey” .*\nNo data folder was named, and data has another plan, “Plan for Kent” .*--data DIR/s
    );
  });

  test("lets it be replaced by a folder that was named", () => {
    expect(refuseOtherPlan(SURREY, { ...chosen, isNamed: true })).toBeUndefined();
  });

  test("lets the site of the same plan follow its data and its period, and a first one be built", () => {
    const later = { ...KENT, plan: { ...KENT.plan, periodEnd: "2013-09" }, data: "999" };
    expect(refuseOtherPlan(later, chosen)).toBeUndefined();
    expect(refuseOtherPlan(null, chosen)).toBeUndefined();
  });
});

describe("choosePlan(data)", () => {
  test("names the folder by an option or in the environment, and the sample's by neither", () => {
    const folder = dataFolder();
    delete process.env[DATA_VARIABLE];
    expect(choosePlan(undefined)).toMatchObject({ folder: "data", isNamed: false });
    delete process.env[DATA_VARIABLE];
    expect(choosePlan(folder)).toMatchObject({ folder, isNamed: true, plan: { title: "Tiny plan" } });
    expect(choosePlan(undefined)).toMatchObject({
      folder,
      isNamed: true,
      identity: { plan: { force: "home" } }
    });
  });

  test("refuses bad data before anything is built from them", () => {
    expect(() => choosePlan(dataFolder({ "forces.csv": "force\n" }))).toThrow("forces.csv");
  });
});

test("identityIn(site) is nothing in a folder that is no site", () => {
  expect(identityIn("docs")).toBeNull();
  const site = dataFolder({ "site.json": '{"plan":{"title":"Cut sh' });
  expect(identityIn(site)).toBeNull();
});
