import { type PlaceWords, placeWords } from "../../plan/place-words.js";
import type { Plan } from "../../plan/plan.js";
import type { PlanData } from "../../plan/plan-data.js";
import { withSetting } from "../../plan/settings.js";
import type { RatingContext } from "../../rules/rate-measure.js";
import type { InputsFile } from "../../views/page-files.js";
import type { Choice } from "./choice.js";

/** The data behind the pages: fetched when first asked for, and once; after a failure the next call tries again. */
export interface PlanInputs {
  /** `plan/inputs.json`: the plan's own force and its groups. */
  own(): Promise<InputsFile>;
  /** `plan/all-forces.json`: every force. */
  all(): Promise<InputsFile>;
}

/** Keeps what two functions fetch. */
export function planInputs(fetchers: PlanInputs): PlanInputs {
  return { own: once(fetchers.own), all: once(fetchers.all) };
}

function once<T>(fetchIt: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= fetchIt().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

/** The smaller file that a choice can be rated with: the plan's own force against its published groups needs no other force. */
export function inputsFor(choice: Choice, published: Choice, inputs: PlanInputs): Promise<InputsFile> {
  return choice.force === published.force && choice.peers === null ? inputs.own() : inputs.all();
}

/** Name of the edition that a reader's own group stands under. */
export const CHOSEN_EDITION = "chosen";

/** What the rules read for a choice; a group put together by the reader becomes an edition of its own. */
export function contextOf(choice: Choice, plan: Plan, data: PlanData): RatingContext {
  const { period, force, peers, settings } = choice;
  const context = { plan, data, period, force, settings };
  if (!peers) return context;
  return {
    ...context,
    data: dataWithGroup(data, force, peers, placeWords(plan)),
    settings: withSetting(settings, "msg.edition", CHOSEN_EDITION)
  };
}

/** The last data made with a group, by the data they were made from: the same group gives the same object again. */
const withGroups = new WeakMap<PlanData, { name: string; data: PlanData }>();

function dataWithGroup(data: PlanData, force: string, peers: string[], { many }: PlaceWords): PlanData {
  const name = [force, ...peers].join();
  const last = withGroups.get(data);
  if (last?.name === name) return last.data;
  const group = { [force]: { peers, source: `${many} chosen by the reader of this page` } };
  const made = { ...data, groups: { ...data.groups, [CHOSEN_EDITION]: group } };
  withGroups.set(data, { name, data: made });
  return made;
}
