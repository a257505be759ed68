import { describe, expect, it } from "vitest";
import {
  addressWithChoice,
  type ChoiceOffer,
  choiceInAddress
} from "../../../src/components/choice/choice.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { defaultSettings, withSetting } from "../../../src/plan/settings.js";

const published = {
  period: "2014-09",
  force: "leicestershire",
  peers: null,
  settings: defaultSettings()
};
const offered: ChoiceOffer = {
  published,
  periods: { first: "2006-04", last: "2018-12" },
  forces: ["leicestershire", "kent", "essex"],
  editions: ["computed-2012"],
  areas: [],
  peers: ["leicestershire", "kent", "essex"],
  places: placeWords({})
};
const read = (query: string) => choiceInAddress(`http://site/index.html${query}`, offered);

describe("choiceInAddress(address, offered)", () => {
  it("returns the published choice for an address without parameters", () => {
    expect(read("")).toEqual({ choice: published, problems: [] });
  });

  it("reads period, force, group and settings by their paths", () => {
    const { choice, problems } = read(
      "?period=2015-03&force=kent&group=essex,leicestershire&z=2.58&trends.windows=12,baseline"
    );
    expect(problems).toEqual([]);
    expect(choice).toMatchObject({ period: "2015-03", force: "kent", peers: ["essex", "leicestershire"] });
    expect(choice.settings.z).toBe(2.58);
    expect(choice.settings.trends.windows).toEqual([12, "baseline"]);
  });

  it("leaves what it cannot use as published, and tells each in a sentence", () => {
    const { choice, problems } = read("?period=soon&force=mars&group=,&z=1e9&spc.recent=&colour=blue");
    expect(choice).toEqual(published);
    expect(problems).toHaveLength(6);
    expect(problems[3]).toBe(
      "In the address, setting z is “1e9”; expected a number from 0.5 to 5. The published value is used."
    );
    expect(problems[5]).toBe("The address asks for “colour”, which is no setting. It was ignored.");
  });

  it("takes no notice of parameters that belong to a page", () => {
    expect(read("?q=SELECT%201").problems).toEqual([]);
  });

  it("does not compare a force with itself", () => {
    expect(read("?force=kent&group=kent,essex").choice.peers).toEqual(["essex"]);
    expect(read("?force=kent&group=kent").choice.peers).toBeNull();
  });

  it("compares with nobody that is the sum of all", () => {
    const peers = ["kent", "essex"];
    const { choice, problems } = choiceInAddress("http://site/?force=kent&group=essex,leicestershire", {
      ...offered,
      peers
    });
    expect(choice).toMatchObject({ force: "kent", peers: null });
    expect(problems).toEqual([
      "The comparison group in the address names leicestershire, not in these data. The published group is used."
    ]);
  });

  it("puts settings that contradict each other back to their published values", () => {
    const { choice, problems } = read("?season.minimum=100&target.end=2012-05&z=3");
    expect(choice.settings).toEqual(withSetting(defaultSettings(), "z", 3));
    expect(problems).toHaveLength(2);
    expect(read("?season.window=24").choice.settings).toEqual(defaultSettings());
  });
});

describe("addressWithChoice(address, choice, offered)", () => {
  it("holds only what is not as published, and reads back as the same choice", () => {
    const choice = {
      period: "2015-03",
      force: "kent",
      peers: ["essex"],
      settings: withSetting(withSetting(published.settings, "z", 2), "trends.windows", [12, "baseline"])
    };
    const address = addressWithChoice("http://site/index.html?q=SELECT#top", choice, offered);
    expect(address).toBe(
      "http://site/index.html?q=SELECT&period=2015-03&force=kent&group=essex&z=2&trends.windows=12,baseline#top"
    );
    expect(choiceInAddress(address, offered)).toEqual({ choice, problems: [] });
  });

  it("names the place by the plan's own word, and understands force beside it", () => {
    const ofBoroughs = { ...offered, places: placeWords({ places: { one: "borough", many: "boroughs" } }) };
    const choice = { ...published, force: "kent" };
    expect(addressWithChoice("http://site/?force=essex", choice, ofBoroughs)).toBe(
      "http://site/?borough=kent"
    );
    for (const name of ["borough", "force"]) {
      expect(choiceInAddress(`http://site/?${name}=kent`, ofBoroughs)).toEqual({ choice, problems: [] });
    }
    expect(choiceInAddress("http://site/?borough=mars", ofBoroughs).problems).toEqual([
      "“mars” is not a borough of these data. The published borough is shown."
    ]);
  });

  it("drops every parameter of an earlier choice, and unknown ones", () => {
    const address = addressWithChoice("http://site/?z=3&force=kent&colour=blue", published, offered);
    expect(address).toBe("http://site/");
  });
});
