/** What a plan calls a place that it rates: one, and many; and the group that each is compared with. */
export interface Places {
  one: string;
  many: string;
  group?: GroupName;
}

/** The name of a comparison group as headings have it, and in full. */
export interface GroupName {
  short: string;
  full: string;
}

/** The plan's word for its places, in every form that a sentence needs. */
export interface PlaceWords {
  one: string;
  many: string;
  /** As a sentence or a label begins: "Force". */
  One: string;
  Many: string;
  /** With its article: "a force", "A force". */
  aOne: string;
  AOne: string;
  /** The name of what chooses one in an address: "force". */
  parameter: string;
  /** The name of what says with which of them one is compared, in an address: "forces". */
  parameterOfMany: string;
  /** The group that a place is compared with, as headings have it ("MSG"), and in full. */
  group: string;
  groupInFull: string;
  /** What a police force, such as those that the forecast was tried on, is called beside the plan's own places. */
  force: string;
  forces: string;
}

/** What a place is called unless plan.yaml says otherwise. */
const FORCE: Places = { one: "force", many: "forces" };

/** What the paper compares with, and every plan that does not say otherwise. */
const MSG: GroupName = { short: "MSG", full: "Most Similar Group" };

/** The words of a plan: every text that names its places takes them from here. */
export function placeWords({ places = FORCE }: { places?: Places | undefined }): PlaceWords {
  const { one, many, group = MSG } = places;
  const police = one === FORCE.one ? "" : "police ";
  return {
    one,
    many,
    One: capital(one),
    Many: capital(many),
    aOne: withArticle(one),
    AOne: capital(withArticle(one)),
    parameter: asParameter(one),
    // A word that is the same for one and many can name only one of the two.
    parameterOfMany: asParameter(asParameter(many) === asParameter(one) ? FORCE.many : many),
    group: group.short,
    groupInFull: group.full,
    force: `${police}${FORCE.one}`,
    forces: `${police}${FORCE.many}`
  };
}

const asParameter = (word: string): string => word.toLowerCase().replaceAll(" ", "-");

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const withArticle = (one: string): string => `${/^[aeio]/i.test(one) ? "an" : "a"} ${one}`;

/**
 * "Force" or "forces", also with what stands before it. What is "in force" is no place, forces.force is a column, and what a
 * text quotes stands in the data.
 */
const WORD = /“[^”]*”|(?<!\bin |\.)\b(a )?(?:police )?force(s?)\b(?!\.\w)/gi;

/** A text of a registry or of the evidence, written once for every plan, of forces and their MSG, in other words for them. */
export function inPlaces(
  text: string,
  { one, many, group = MSG.short }: Pick<PlaceWords, "one" | "many"> & { group?: string }
): string {
  const named = text.replaceAll(/\bMSG\b/g, group);
  if (one === FORCE.one) return named;
  return named.replace(WORD, (found: string, article = "", plural = "") => {
    if (found.startsWith("“")) return found;
    const word = article ? withArticle(one) : plural ? many : one;
    return found === found.toLowerCase() ? word : capital(word);
  });
}
