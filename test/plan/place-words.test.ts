import { describe, expect, it } from "vitest";
import { inPlaces, placeWords } from "../../src/plan/place-words.js";

const boroughs = placeWords({ places: { one: "borough", many: "boroughs" } });
const areas = placeWords({ places: { one: "Local authority", many: "local authorities" } });

describe("placeWords(plan)", () => {
  it("speaks of forces unless the plan says otherwise", () => {
    expect(placeWords({})).toEqual({
      one: "force",
      many: "forces",
      One: "Force",
      Many: "Forces",
      aOne: "a force",
      AOne: "A force",
      parameter: "force",
      parameterOfMany: "forces",
      group: "MSG",
      groupInFull: "Most Similar Group",
      force: "force",
      forces: "forces"
    });
  });

  it("has every form of the plan's own word, and tells police forces from its places", () => {
    expect(boroughs).toMatchObject({
      One: "Borough",
      AOne: "A borough",
      parameter: "borough",
      forces: "police forces"
    });
    expect(areas).toMatchObject({
      Many: "Local authorities",
      parameter: "local-authority",
      parameterOfMany: "local-authorities"
    });
    expect(placeWords({ places: { one: "police", many: "police" } }).parameterOfMany).toBe("forces");
  });

  it("takes the article that a word asks for", () => {
    expect(placeWords({ places: { one: "area", many: "areas" } }).aOne).toBe("an area");
    expect(placeWords({ places: { one: "unitary authority", many: "unitary authorities" } }).aOne).toBe(
      "a unitary authority"
    );
  });
});

describe("inPlaces(text, places)", () => {
  it("says a text that is written of forces of other places", () => {
    expect(inPlaces("Each force counts the same; similar forces. A force of its group.", boroughs)).toBe(
      "Each borough counts the same; similar boroughs. A borough of its group."
    );
    expect(inPlaces("Police forces. Code of the police force area. Forces’ own", boroughs)).toBe(
      "Boroughs. Code of the borough area. Boroughs’ own"
    );
    expect(inPlaces("a force", placeWords({ places: { one: "area", many: "areas" } }))).toBe("an area");
  });

  it("calls the group that is compared with by the plan's own name for it", () => {
    const group = { short: "neighbours", full: "nearest neighbours" };
    const wards = placeWords({ places: { one: "ward", many: "wards", group } });
    expect(inPlaces("Position v MSG", wards)).toBe("Position v neighbours");
    expect(inPlaces("Position v MSG", boroughs)).toBe("Position v MSG");
  });

  it("leaves what is in force, and other words, as they are", () => {
    const text =
      "Thresholds in force; enforced; data/force_quarter.csv; byForce; forces.force; “a task force”";
    expect(inPlaces(text, boroughs)).toBe(text);
  });

  it("changes nothing in a plan of forces", () => {
    const text = "Forces: a force, Police forces, the force’s own.";
    expect(inPlaces(text, placeWords({}))).toBe(text);
  });
});
