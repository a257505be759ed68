import type { PlaceWords } from "../../plan/place-words.js";
import type { PlanData } from "../../plan/plan-data.js";
import { SETTINGS, settingProblem } from "../../plan/settings.js";
import { controlCharacters } from "../../words/control-characters.js";
import { csvCell, isFormula } from "../../words/csv-text.js";

/** A comparison group as comparison-groups.csv keeps it. */
export interface SavedGroup {
  force: string;
  edition: string;
  peers: readonly string[];
  source: string;
}

/** What is wrong with a group to be saved, by the field that has to change. */
export type GroupProblems = Partial<Record<"edition" | "source", string>>;

const EDITION = SETTINGS.find(({ path }) => path === "msg.edition")!;

/** Why the build would not accept the rows of a group, beside those it has; empty when it would. */
export function savedGroupProblems(
  { force, edition, source }: SavedGroup,
  groups: PlanData["groups"],
  places: PlaceWords
): GroupProblems {
  const expected = settingProblem(EDITION, edition);
  const taken = groups[edition]?.[force] !== undefined;
  return {
    ...(expected && { edition: `Expected ${expected}, such as board-2014.` }),
    ...(taken && {
      edition: `The edition ${edition} has a group for this ${places.one} already: choose another name.`
    }),
    ...sourceProblem(source, places)
  };
}

function sourceProblem(source: string, { many }: PlaceWords): GroupProblems {
  if (source.trim() === "")
    return { source: `Say who chose the ${many}: pages show it wherever the group is used.` };
  if (/[\r\n\t]/.test(source) || controlCharacters(source).length > 0)
    return { source: "Expected a text on one line, of visible characters." };
  if (isFormula(source))
    return { source: "A spreadsheet would take this for a formula: begin with a letter." };
  return {};
}

/** Rows of comparison-groups.csv, without its header: to be put at the end of the file as they are. */
export function groupRows({ force, edition, peers, source }: SavedGroup): string {
  return peers.map((peer) => `${[force, edition, peer, source].map(csvCell).join(",")}\n`).join("");
}
