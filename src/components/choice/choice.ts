import { FORCE, FORCES, GROUP, OF_PAGES, PERIOD } from "../../plan/address-parameters.js";
import type { Month } from "../../plan/month.js";
import type { PlaceWords } from "../../plan/place-words.js";
import {
  changedSettings,
  parseAssignment,
  SETTINGS,
  type Setting,
  type Settings,
  settingAt,
  valueNotation,
  withSetting
} from "../../plan/settings.js";
import { settingsConflicts } from "../../plan/settings-conflicts.js";
import { choosePeriod, type PeriodRange } from "./period-choice.js";

/** What a reader looks at: whose figures, up to when, against whom, by which thresholds. */
export interface Choice {
  period: Month;
  /** Id of the home force, or of a local area of the plan's force. */
  force: string;
  /** Ids of the forces to compare with; null for the group that the edition in the settings names. */
  peers: string[] | null;
  settings: Settings;
}

/** What may be chosen, and the published choice, which an address without parameters means. */
export interface ChoiceOffer {
  published: Choice;
  periods: PeriodRange;
  /** Ids. */
  forces: readonly string[];
  /** Ids of those that may be compared with: all but their sum. */
  peers: readonly string[];
  /** Ids of local areas, which may be looked at but not compared with. */
  areas: readonly string[];
  /** Editions of the comparison groups. */
  editions: readonly string[];
  /** The plan's word for its places. */
  places: PlaceWords;
}

/** The parameters of an address under which a place may stand. */
export const placeParameters = ({ parameter }: PlaceWords): readonly string[] => [FORCE, parameter];

/** The parameters of an address under which may stand which places one is compared with. */
export const scopeParameters = ({ parameterOfMany }: PlaceWords): readonly string[] => [
  FORCES,
  parameterOfMany
];

/** How the parameters of an author's own inputs begin. */
export const PAGE_PARAMETER = "page.";

const isOfPage = (name: string, places: PlaceWords): boolean =>
  OF_PAGES.includes(name) || scopeParameters(places).includes(name) || name.startsWith(PAGE_PARAMETER);

/**
 * Reads the choice in a page's address: `?period=2015-03&force=kent&group=essex,surrey&z=2.58&spc.recent=3`; the place
 * stands under the plan's own word for one, or under `force`. What cannot be used stays as published, and is told in a sentence of its own. Never throws.
 */
export function choiceInAddress(
  address: string,
  offered: ChoiceOffer
): { choice: Choice; problems: string[] } {
  const { published, periods, forces, peers, areas, editions, places } = offered;
  const problems: string[] = [];
  let choice = published;
  const take = (part: Partial<Choice> | { problem: string }): void => {
    if ("problem" in part) problems.push(part.problem);
    else choice = { ...choice, ...part };
  };
  for (const [name, text] of new URL(address).searchParams) {
    if (name === PERIOD) take(choosePeriod(text, periods, published.period));
    else if (placeParameters(places).includes(name)) take(readForce(text, [...forces, ...areas], places));
    else if (name === GROUP) take(readGroup(text, peers, places));
    else if (!isOfPage(name, places)) take(readSetting(choice.settings, name, text));
  }
  const settled = withoutConflicts(choice.settings, published.settings, editions);
  return {
    choice: { ...choice, peers: withoutHome(choice), settings: settled.settings },
    problems: [...problems, ...settled.problems]
  };
}

function readForce(
  text: string,
  forces: readonly string[],
  { one, aOne }: PlaceWords
): { force: string } | { problem: string } {
  if (forces.includes(text)) return { force: text };
  return { problem: `“${text}” is not ${aOne} of these data. The published ${one} is shown.` };
}

function readGroup(
  text: string,
  forces: readonly string[],
  { one }: PlaceWords
): { peers: string[] } | { problem: string } {
  const ids = [...new Set(text.split(",").map((id) => id.trim()))].filter(Boolean);
  const unknown = ids.filter((id) => !forces.includes(id));
  if (ids.length > 0 && unknown.length === 0) return { peers: ids };
  const problem = ids.length === 0 ? `names no ${one}` : `names ${unknown.join(", ")}, not in these data`;
  return { problem: `The comparison group in the address ${problem}. The published group is used.` };
}

function readSetting(settings: Settings, path: string, text: string) {
  if (!SETTINGS.some((setting) => setting.path === path)) {
    return { problem: `The address asks for “${path}”, which is no setting. It was ignored.` };
  }
  try {
    const { setting, value } = parseAssignment(path, text);
    return { settings: withSetting(settings, setting.path, value) };
  } catch (error) {
    return { problem: `In the address, ${(error as Error).message}. The published value is used.` };
  }
}

/** Settings that contradict each other go back to their published values, one by one, until none does. */
function withoutConflicts(
  chosen: Settings,
  published: Settings,
  editions: readonly string[]
): { settings: Settings; problems: string[] } {
  const problems: string[] = [];
  let settings = chosen;
  for (
    let [conflict] = settingsConflicts(settings, editions);
    conflict;
    [conflict] = settingsConflicts(settings, editions)
  ) {
    const { path, problem, expected } = conflict;
    problems.push(
      `The setting ${path} cannot be used: ${problem}; expected ${expected}. The published value is used.`
    );
    const value = settingAt(published, path);
    // The published settings agree with each other; if only one of a pair was put back, all are.
    settings = settingAt(settings, path) === value ? published : withSetting(settings, path, value);
  }
  return { settings, problems };
}

/** The group of a choice: a force is not compared with itself, and nobody is no group. */
export function withoutHome({ force, peers }: Pick<Choice, "force" | "peers">): string[] | null {
  const others = peers?.filter((id) => id !== force) ?? null;
  return others?.length === 0 ? null : others;
}

/** The address with this choice in it, and nothing of what is as published; other parameters stay. */
export function addressWithChoice(
  address: string,
  choice: Choice,
  { published, places }: Pick<ChoiceOffer, "published" | "places">
): string {
  const url = new URL(address);
  const own = [PERIOD, ...placeParameters(places), GROUP, ...SETTINGS.map(({ path }) => path)];
  for (const name of [...url.searchParams.keys()]) {
    if (own.includes(name) || !isOfPage(name, places)) url.searchParams.delete(name);
  }
  for (const [name, text] of parametersOf(choice, published, places)) url.searchParams.set(name, text);
  // A comma may stand as it is in a query: the address stays readable.
  url.search = url.search.replaceAll("%2C", ",");
  return url.href;
}

function parametersOf(choice: Choice, published: Choice, { parameter }: PlaceWords): [string, string][] {
  const view: [string, string][] = [];
  if (choice.period !== published.period) view.push([PERIOD, choice.period]);
  if (choice.force !== published.force) view.push([parameter, choice.force]);
  if (choice.peers) view.push([GROUP, choice.peers.join(",")]);
  const settings = changedSettings(choice.settings, published.settings).map(
    ([setting, value]): [string, string] => [setting.path, valueNotation(setting, value)]
  );
  return [...view, ...settings];
}

/** The settings that a choice changes, as `[setting, value]`. */
export function changesOf(choice: Choice, published: Choice): [Setting, unknown][] {
  return changedSettings(choice.settings, published.settings);
}

/** Do two choices give the same view? */
export function sameChoice(a: Choice, b: Choice): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
