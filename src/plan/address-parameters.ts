import { SETTINGS } from "./settings.js";

/** Parameters of an address that choose something, beside the paths of the settings. */
export const PERIOD = "period";
/** Understood for any plan, beside the plan's own word: links that name a force stay right when a plan takes a word. */
export const FORCE = "force";
export const GROUP = "group";

/** Parameters of an address that belong to a page, such as the query of Explore: no choice, and no mistake. */
export const OF_PAGES: readonly string[] = ["q", "since", "measure", "forces", "intervals"];

/** The parameters that mean something whatever a plan calls its places: none of these words can name one in an address. */
export const TAKEN: readonly string[] = [PERIOD, GROUP, ...OF_PAGES, ...SETTINGS.map(({ path }) => path)];
