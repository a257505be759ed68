import { expect, test } from "vitest";
import { offered } from "../../src/views/offered.js";
import { sampleContext as context } from "../sample-plan.js";

// data/sources: recorded crime by quarter from the quarter ending June 2006 to that ending December 2018.
test("every month with a count is offered", () => {
  expect(offered(context).periods).toEqual({ first: "2006-04", last: "2018-12" });
});

test("the period end alone is offered where no series has a count", () => {
  const { periods } = offered({ ...context, data: { ...context.data, series: {} } });
  expect(periods).toEqual({ first: "2014-09", last: "2014-09" });
});

test("only editions in which the force has peers are offered", () => {
  const peers = { leicestershire: { peers: ["kent"], source: "made up" } };
  const groups = {
    ours: peers,
    theirs: { kent: peers.leicestershire },
    none: { leicestershire: { peers: [], source: "" } }
  };
  expect(offered({ ...context, data: { ...context.data, groups } }).editions).toEqual(["ours"]);
});

test("areas of the force are offered, those within its areas too, and no other force's", () => {
  const area = (id: string, parent: string) => ({ id, parent, name: id, level: "area" });
  const areas = [area("city", "leicestershire"), area("ward", "city"), area("thanet", "kent")];
  const { areas: own } = offered({ ...context, data: { ...context.data, areas } });
  expect(own.map(({ id }) => id)).toEqual(["city", "ward"]);
});
