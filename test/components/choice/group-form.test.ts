import { placeWords } from "../../../src/plan/place-words.js";
import "../document.js";
import { describe, expect, it } from "vitest";
import { chosenPeers, groupSizeProblem } from "../../../src/components/choice/group-form.js";

describe("chosenPeers(peers, published)", () => {
  it("is null for the published group in any order", () => {
    expect(chosenPeers(["essex", "kent"], ["kent", "essex"])).toBeNull();
  });

  it("keeps any other group", () => {
    expect(chosenPeers(["kent"], ["kent", "essex"])).toEqual(["kent"]);
    expect(chosenPeers(["kent", "surrey"], ["kent", "essex"])).toEqual(["kent", "surrey"]);
  });

  it("keeps the group of a force that has no published one", () => {
    expect(chosenPeers(["kent"], undefined)).toEqual(["kent"]);
  });
});

describe("groupSizeProblem(count, places)", () => {
  it("explains that fewer than three peers give no position", () => {
    expect(groupSizeProblem(2, placeWords({}))).toBe(
      "With 2 forces beside the home force no position is rated: 3 are the fewest whose spread means anything."
    );
    expect(groupSizeProblem(3, placeWords({}))).toBe("");
  });
});
