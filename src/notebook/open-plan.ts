import { type Choice, type ChoiceOffer, withoutHome } from "../components/choice/choice.js";
import { type LivePlan, livePlan, type PlanNow } from "../components/choice/live-plan.js";
import { type PlanInputs, planInputs } from "../components/choice/plan-inputs.js";
import { isChanged } from "../components/choice/rate-choice.js";
import type { Rated } from "../components/measure/rated.js";
import { type Values, valuesOf } from "../kit/values-of.js";
import { isMonth } from "../plan/month.js";
import { type PlaceWords, placeWords } from "../plan/place-words.js";
import type { Measure, MeasureKind, Plan } from "../plan/plan.js";
import { planMeasures } from "../plan/plan.js";
import type { DashboardFile } from "../views/page-files.js";
import { measureTitle } from "../words/measure-title.js";
import { type Choose, chooseFrom } from "./choose.js";
import { has, wrong } from "./expected.js";
import { settingsWith } from "./settings-with.js";

/** A measure of the plan, as a page author picks one. */
export interface MeasureInfo {
  /** Id, equal to the name of the measure's page. */
  id: string;
  /** "Domestic burglary: number of offences". */
  title: string;
  kind: MeasureKind;
  /** Which way is better; null for a measure in words. */
  better: Measure["better"] | null;
  /** Series of the tables (`offences.series`); null for a measure without. */
  series: string | null;
  /** Survey of the tables (`surveys.survey`); null for a measure without. */
  survey: string | null;
  /** The priority it stands under. */
  priority: { id: string; number: string; title: string };
}

/** A choice with thresholds changed by their paths: `{...choice, "spc.recent": 3}`. */
export type ChoiceWith = Partial<Choice> & { [setting: string]: unknown };

/** A plan, as pages use it. */
export interface OpenPlan {
  /** For a cell: what the reader has chosen (period, force, peers, settings). It stands in the address of every page. */
  choice: Values<Choice>;
  /** For a cell: the whole plan rated for the reader's choice. */
  plan: Values<PlanNow>;
  /** The plan's own word for a place such as its force: `${places.many}`. */
  places: PlaceWords;
  /** The measures of the plan, all or of one kind; each is the same object whenever it is asked for. */
  measures(kind?: MeasureKind): MeasureInfo[];
  /** Rates one measure, by its id or as `measures()` gives it; for the published choice unless given another. */
  rated(measure: string | Pick<MeasureInfo, "id">, choice?: ChoiceWith): Promise<Rated>;
  /** Controls of the reader's choice. */
  choose: Choose;
}

/** What a plan is read from: the dashboard's file, and functions that fetch the data behind it. */
export interface PlanSource {
  dashboard: DashboardFile;
  inputs: PlanInputs;
  /** Address of the site's first page from the page that is open, with a slash at the end. */
  root?: string;
  signal?: AbortSignal;
}

/** Opens a plan. The choice is read from the page's address and kept there; links carry it to other pages. */
export function openPlan({ dashboard, inputs: fetchers, root, signal }: PlanSource): OpenPlan {
  const inputs = planInputs(fetchers);
  const live = livePlan(dashboard, { inputs, ...(root && { root }), signal });
  const { published } = live.state;
  const all = measuresOf(dashboard.plan);
  keepNotices(live);
  return {
    choice: choiceValues(live),
    plan: live.values,
    places: placeWords(dashboard.plan),
    measures: (kind) => {
      if (kind !== undefined && !(kind in KINDS))
        throw new RangeError(
          `measures(): “${kind}” is no kind of measure. There are: ${Object.keys(KINDS).join(", ")}.`
        );
      return all.filter((measure) => kind === undefined || measure.kind === kind);
    },
    rated: async (measure, choice = {}) => {
      // A page that rates no measure by itself does without the code.
      const { rateOne } = await import("./rate-one.js");
      const id = typeof measure === "string" ? measure : measure?.id;
      if (!id) throw wrong("rated", "a measure of the plan, by its id or as measures() gives it", measure);
      return rateOne(id, chosen(choice, live.state.offered), { plan: dashboard.plan, inputs, published });
    },
    choose: chooseFrom(live)
  };
}

/** A kind that a plan has no measures of gives none; one that there is not is a mistake. */
const KINDS: Record<MeasureKind, true> = {
  offences: true,
  survey: true,
  outcome: true,
  figure: true,
  assessment: true,
  actions: true,
  savings: true
};

/** How long a page has, in milliseconds, to place the notices itself. */
const PLACING_MS = 500;

/** A page whose author placed no notices says all the same that its thresholds are not the published ones. */
function keepNotices({ state, notices }: LivePlan): void {
  const place = (): void => {
    const toSay = isChanged(state.current(), state.published) || state.problems().length > 0;
    if (toSay && !notices.isConnected) document.querySelector("main")?.prepend(notices);
  };
  setTimeout(place, PLACING_MS);
  state.subscribe(place);
}

function choiceValues({ state }: LivePlan): Values<Choice> {
  return valuesOf(
    () => state.current(),
    (listener) => {
      let listening = true;
      state.subscribe((choice) => listening && listener(choice));
      return () => {
        listening = false;
      };
    }
  );
}

function measuresOf(plan: Plan): MeasureInfo[] {
  return planMeasures(plan).map(({ measure, priority: { id, number, title } }) => ({
    id: measure.id,
    title: measureTitle({ measure, priority: { id, number, title } }),
    kind: measure.kind,
    better: measure.better ?? null,
    series: "series" in measure ? measure.series : null,
    survey: "survey" in measure ? (measure.survey ?? null) : null,
    priority: { id, number, title }
  }));
}

/** A choice, its parts that are not given as published, and thresholds changed by their paths. Throws an error in words for what cannot be chosen. */
function chosen(given: ChoiceWith, { published, forces, areas, peers: comparable }: ChoiceOffer): Choice {
  if (typeof given !== "object" || has(given, "next"))
    throw wrong("rated", 'a choice, such as {...choice, force: "kent"}', given);
  const parts = Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined));
  const { period, force, peers, settings, ...paths } = { ...published, ...parts } as Choice;
  known("force", [force], [...forces, ...areas]);
  const group = peers === null ? null : [peers].flat();
  known("peers", group ?? [], comparable);
  if (!isMonth(String(period)))
    throw new RangeError(
      `rated(): period is ${JSON.stringify(period)}; expected a month written YYYY-MM, such as 2014-09.`
    );
  return {
    period,
    force,
    peers: withoutHome({ force, peers: group }),
    settings: settingsWith(settings ?? published.settings, paths)
  };
}

/** Throws a RangeError for an id that is none of those that can be chosen. */
function known(part: string, ids: readonly unknown[], all: readonly string[]): void {
  const unknown = ids.find((id) => !all.includes(id as string));
  if (unknown !== undefined)
    throw new RangeError(
      `rated(): ${part} is ${JSON.stringify(unknown)}, which is not among: ${all.join(", ")}.`
    );
}
