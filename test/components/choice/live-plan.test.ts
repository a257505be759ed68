import "../document.js";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { type LivePlan, livePlan } from "../../../src/components/choice/live-plan.js";
import type { PlanInputs } from "../../../src/components/choice/plan-inputs.js";
import type { DashboardFile, InputsFile } from "../../../src/views/page-files.js";
import { burglary, burglaryRating, planRating, priorityWith } from "../samples.js";

const file: DashboardFile = {
  plan: {
    title: "Police and Crime Plan",
    force: "leicestershire",
    periodEnd: "2014-09",
    priorities: [priorityWith(burglary)]
  },
  forces: [{ id: "leicestershire", name: "Leicestershire", region: "" }],
  view: {
    rating: planRating([burglaryRating]),
    sparklines: { burglary: { start: "2013-10", monthsPerPeriod: 1, counts: Array(12).fill(354) } },
    targetChances: { burglary: 0.12 },
    expectedByChance: { colours: 3, expected: 0.4, unknown: 0 },
    overPlan: { expected: 1.2, unknown: 0 },
    standing: null
  },
  byChance: {
    "as-written": { colours: 3, expected: 0.4, unknown: 0 },
    calibrated: { colours: 3, expected: 0.2, unknown: 0 }
  },
  periods: { first: "2012-04", last: "2016-03" },
  editions: ["computed-2012"],
  areas: []
};

/** A stand-in for the browser's address and history. */
function visit(address: string) {
  const pushed: string[] = [];
  Object.assign(globalThis, {
    location: { href: address },
    history: { pushState: (_state: unknown, _title: string, url: string) => pushed.push(url) },
    addEventListener: () => {}
  });
  return pushed;
}

const refused = () => Promise.reject<InputsFile>(new Error("no connection"));
const noInputs: PlanInputs = { own: refused, all: refused };
const turn = () => new Promise((done) => setTimeout(done));
const first = async ({ values }: LivePlan) => await values.next().value;

describe("livePlan", () => {
  beforeEach(() => void visit("http://x/"));

  test("gives the view of the build first, without asking for anything else", async () => {
    let asked = 0;
    const own = () => {
      asked += 1;
      return refused();
    };
    const now = await first(livePlan(file, { inputs: { own, all: own } }));
    expect(now).toMatchObject({
      title: "Police and Crime Plan",
      force: "leicestershire",
      place: "Leicestershire",
      period: "2014-09",
      periods: { first: "2012-04", last: "2016-03" },
      published: "2014-09",
      area: null
    });
    expect(now.view).toBe(file.view);
    expect(asked).toBe(0);
  });

  test("explains an impossible period in the address and keeps the view", async () => {
    visit("http://x/?period=2014-13");
    const live = livePlan(file, { inputs: noInputs });
    expect(live.notices.textContent).toContain("“2014-13” is not a month");
    expect((await first(live)).period).toBe("2014-09");
  });

  test("puts a chosen period in the address, and keeps the view when its data cannot be had", async () => {
    const pushed = visit("http://x/");
    const live = livePlan(file, { inputs: noInputs });
    const picker = live.controls.period();
    const previous = picker.querySelector('[aria-label="Previous month"]') as HTMLElement;
    const { Event: DomEvent } = picker.ownerDocument.defaultView as unknown as { Event: typeof Event };
    previous.dispatchEvent(new DomEvent("click"));
    await turn();
    expect(pushed).toEqual(["http://x/?period=2014-08"]);
    expect(live.notices.textContent).toContain(
      "This view could not be shown: no connection. The last good view stays."
    );
    expect((await first(live)).period).toBe("2014-09");
  });

  test("names a local area by its name where a page says what is looked at, as Settings does", async () => {
    const areas = [{ id: "blaby", name: "Blaby", level: "district", parent: "leicestershire" }];
    const view = { ...file.view, rating: { ...file.view.rating, force: "blaby" } };
    const now = await first(livePlan({ ...file, view, areas }, { inputs: noInputs }));
    expect(now.place).toBe("Blaby");
    expect(readFileSync("src/settings.md", "utf8")).toMatch(/Tried on \$\{plan\.place\}/);
  });
});
