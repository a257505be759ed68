import type { Choice } from "../components/choice/choice.js";
import { type LivePlan, livePlan, type PlanNow } from "../components/choice/live-plan.js";
import { type PlanInputs, planInputs } from "../components/choice/plan-inputs.js";
import { isChanged } from "../components/choice/rate-choice.js";
import type { Rated } from "../components/measure/rated.js";
import { measureTitle } from "../kit/measure-title.js";
import { type Values, valuesOf } from "../kit/values-of.js";
import { type PlaceWords, placeWords } from "../plan/place-words.js";
import type { Measure, MeasureKind, Plan } from "../plan/plan.js";
import { planMeasures } from "../plan/plan.js";
import type { DashboardFile } from "../views/page-files.js";
import { type Choose, chooseFrom } from "./choose.js";
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
    measures: (kind) => all.filter((measure) => kind === undefined || measure.kind === kind),
    rated: async (measure, choice = {}) => {
      // A page that rates no measure by itself does without the code.
      const { rateOne } = await import("./rate-one.js");
      const id = typeof measure === "string" ? measure : measure.id;
      return rateOne(id, chosen(choice, published), { plan: dashboard.plan, inputs, published });
    },
    choose: chooseFrom(live)
  };
}

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

/** A choice, its parts that are not given as published, and thresholds changed by their paths. */
function chosen(given: ChoiceWith, published: Choice): Choice {
  const { period, force, peers, settings, ...paths } = { ...published, ...given };
  return { period, force, peers, settings: settingsWith(settings, paths) };
}
