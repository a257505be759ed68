import type { Month } from "../plan/month.js";
import type { Places } from "../plan/place-words.js";
import type { Plan } from "../plan/plan.js";
import type {
  Area,
  ComparisonGroup,
  Disclosure,
  Force,
  NamedForce,
  PlanData,
  Total
} from "../plan/plan-data.js";
import type { ProvenanceFile } from "../plan/provenance.js";
import type { SingleReading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import type { ReleaseChanges } from "../releases/release-changes.js";
import type { ColourChance } from "../rules/chances/colour-chances.js";
import type { ExpectedByChance } from "../rules/chances/expected-by-chance.js";
import type { StandingColours } from "../rules/chances/standing-colours.js";
import type { FalseAlarms } from "../rules/false-alarms.js";
import type { ExpectedOverPlan } from "../rules/plan-life/expected-over-plan.js";
import type { PlanRating } from "../rules/rating.js";
import type { DataQuality } from "./data-quality.js";
import type { MeasureDossier } from "./dossier.js";
import type { ReclassifiedPart } from "./reclassified-part.js";

/** The last counts of one offence measure, for a sparkline: at most 24 periods up to the period end. */
export interface Sparkline {
  start: Month;
  monthsPerPeriod: 1 | 3;
  counts: (number | null)[];
}

/** What a dashboard shows, made by the build for the plan's own period and in the browser for any other. */
export interface DashboardView {
  rating: PlanRating;
  /** By measure id. */
  sparklines: Record<string, Sparkline>;
  /** By measure id: the chance, 0 to 1, of the target of the reading shown. */
  targetChances: Record<string, number>;
  /** Null while it is being worked out. */
  expectedByChance: ExpectedByChance | null;
  /** How many are false at least once over all looks of the plan; null while it is being worked out. */
  overPlan: ExpectedOverPlan | null;
  /** Which colours stand when all tests are looked at together; null while it is being worked out. */
  standing: StandingColours | null;
}

/** What may be chosen on a page in place of what the build published. */
export interface Offered {
  /** First and last month that the picker offers: those in which at least one measure has data. */
  periods: { first: Month; last: Month };
  /** Editions of the comparison groups. */
  editions: string[];
  /** Local areas of the plan's force. */
  areas: Area[];
}

/** `plan/dashboard.json`: the first view of the dashboard, without the data behind it. */
export interface DashboardFile extends Offered {
  plan: Plan;
  /** What may be chosen, by name: what else is known of a force no page shows. */
  forces: NamedForce[];
  view: DashboardView;
  /** How many colours chance alone would give, were each reading published. */
  byChance: Record<SingleReading, ExpectedByChance>;
}

/**
 * What the browser needs to rate anything else than the build did: `plan/inputs.json` has the plan's own force and its
 * groups, for any period and thresholds; `plan/all-forces.json` has every force.
 */
export interface InputsFile {
  plan: Plan;
  data: PlanData;
  falseAlarms: FalseAlarms;
}

/** What a measure page shows for one choice. */
export interface MeasureFile {
  plan: Pick<Plan, "title" | "force" | "periodEnd" | "places">;
  /** The force, or the local area, whose page it is. */
  force: Pick<Force, "id" | "name">;
  /** Names of every force and local area by id. */
  forceNames: Record<string, string>;
  /** The place that is the sum of the others, if there is one. */
  total?: Total;
  group: ComparisonGroup | null;
  settings: Settings;
  dossier: MeasureDossier;
  /** How likely each of its colours is to be false. */
  chances: ColourChance[];
  /** Of the plan's own place, where the newest release has another edition of its figures. */
  reclassified?: ReclassifiedPart[];
}

/** `plan/data-quality.json`: what was read, what is missing, and what looks odd. */
export interface DataQualityFile {
  /** Id of the plan's force. */
  force: string;
  /** The plan's own word for it. */
  places?: Places;
  /** Names of forces and local areas by id. */
  names: Record<string, string>;
  quality: DataQuality;
  /** What was left out of the areas' tables; null when there are no areas, or all is published. */
  disclosure: Disclosure | null;
  /** The files, and what became of every record that was counted. */
  provenance: ProvenanceFile;
  /** How the figures differ from those of the newest release; null when there is none. */
  revisions: Pick<ReleaseChanges, "since" | "figures"> | null;
}

/** `plan/measures/<id>.json`: the published view of a measure page, and what may be chosen on it. */
export interface MeasurePageFile extends MeasureFile, Offered {}

/** A measure for one choice, and the local areas that may be explored with it, if there are any. */
export type ExploredMeasure = MeasureFile & Partial<Pick<MeasurePageFile, "areas">>;
