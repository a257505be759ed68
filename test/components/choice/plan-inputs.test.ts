import { describe, expect, it } from "vitest";
import {
  contextOf,
  inputsFor,
  type PlanInputs,
  planInputs
} from "../../../src/components/choice/plan-inputs.js";
import type { Plan } from "../../../src/plan/plan.js";
import type { PlanData } from "../../../src/plan/plan-data.js";
import { defaultSettings } from "../../../src/plan/settings.js";
import type { InputsFile } from "../../../src/views/page-files.js";

const published = { period: "2014-09", force: "kent", peers: null, settings: defaultSettings() };
const data = {
  groups: { "computed-2012": { kent: { peers: ["essex"], source: "a" } } }
} as unknown as PlanData;

function counted(answer: () => Promise<InputsFile>): { inputs: PlanInputs; asked: string[] } {
  const asked: string[] = [];
  const ask = (name: string) => () => {
    asked.push(name);
    return answer();
  };
  return { inputs: planInputs({ own: ask("own"), all: ask("all") }), asked };
}

describe("planInputs(fetchers)", () => {
  it("fetches each file once", async () => {
    const { inputs, asked } = counted(async () => ({ data }) as InputsFile);
    await Promise.all([inputs.own(), inputs.own()]);
    await inputs.own();
    expect(asked).toEqual(["own"]);
  });

  it("tries again after a failure", async () => {
    let broken = true;
    const { inputs, asked } = counted(async () => {
      if (broken) throw new Error("no answer");
      return { data } as InputsFile;
    });
    await expect(inputs.all()).rejects.toThrow("no answer");
    broken = false;
    await inputs.all();
    expect(asked).toEqual(["all", "all"]);
  });
});

describe("inputsFor(choice, published, inputs)", () => {
  it("asks for every force only when another force or a reader's own group is chosen", async () => {
    const { inputs, asked } = counted(async () => ({ data }) as InputsFile);
    await inputsFor({ ...published, period: "2013-01" }, published, inputs);
    expect(asked).toEqual(["own"]);
    await inputsFor({ ...published, peers: ["surrey"] }, published, inputs);
    await inputsFor({ ...published, force: "essex" }, published, inputs);
    expect(asked).toEqual(["own", "all"]);
  });
});

describe("contextOf(choice, plan, data)", () => {
  it("puts a reader's own group in the place of the edition's", () => {
    const { settings, data: own } = contextOf({ ...published, peers: ["surrey"] }, {} as Plan, data);
    expect(own.groups[settings.msg.edition]!.kent!.peers).toEqual(["surrey"]);
    expect(own.groups["computed-2012"]).toEqual(data.groups["computed-2012"]);
  });

  it("leaves the edition's group alone when none was chosen", () => {
    expect(contextOf(published, {} as Plan, data)).toMatchObject({ data, settings: defaultSettings() });
  });
});
