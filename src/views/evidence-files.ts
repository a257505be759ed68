import type { MethodVersions } from "../plan/methods.js";
import type { Month } from "../plan/month.js";
import type { Reading } from "../plan/readings.js";
import type { BandScaling } from "../rules/models/forecast-bands.js";
import type { ForecastVersion } from "../rules/models/forecast-model.js";
import type { RuleId } from "../rules/rating.js";

/** What `npm run evidence` writes, as the pages read it: the shapes of the files in data/evidence. */

/** A rule in a reading, perhaps in another form than the published one, tried on one kind of history. */
export interface Tried {
  rule: RuleId | "XmR";
  reading: Reading;
  /** Empty for the published form. */
  variant: string;
  scenario: string;
  runs: number;
}

/** Shares, 0 to 1, of histories without change that were given each colour. */
export interface UnchangedTrial extends Tried {
  green: number;
  amber: number;
  red: number;
}

/** Share of histories with a true change, in per cent, that were coloured green: the change was a fall in what should fall. */
export interface PowerTrial extends Tried {
  changePercent: number;
  detected: number;
}

/** Share of histories without change that were given a false colour in at least one of twelve monthly looks. */
export interface LooksTrial extends Tried {
  anyFalse: number;
}

export interface Scenario {
  id: string;
  name: string;
}

/** `plan/evidence/rules.json`. */
export interface RulesEvidence {
  date: string;
  seed: number;
  scenarios: Scenario[];
  unchanged: UnchangedTrial[];
  power: PowerTrial[];
  looks: LooksTrial[];
}

/** How one forecasting method did at one horizon, in quarters. Coverage of the 50, 80 and 95% bands. */
export interface ForecastScores {
  candidate: string;
  horizon: number;
  targets: number;
  coverage: number[];
  unscaled95: number;
  intervalScore: number;
  mase: number;
}

/** Means over the horizons; `ratio` is the interval score over that of the method to beat. */
export interface ForecastSummary {
  candidate: string;
  intervalScore: number;
  ratio: number;
  mase: number;
}

/** One way of holding series out, for totals of a year and for single quarters. */
export interface ForecastSplit {
  total: ForecastScores[];
  single: ForecastScores[];
  overall: { total: ForecastSummary[]; single: ForecastSummary[] };
}

export type GroupScores = Omit<ForecastScores, "unscaled95"> & { group: string };

/** `plan/evidence/backtest.json`. */
export interface BacktestEvidence {
  date: string;
  seed: number;
  quarters: { from: Month; to: Month; window: number; minimum: number; fewest: number };
  notes: string[];
  coverage: { series: number; origins: number; targets: number };
  default: string;
  fallback: string;
  toBeat: string;
  candidates: { id: string; name: string }[];
  byForce: ForecastSplit;
  byTime: ForecastSplit;
  byGroup: GroupScores[];
  constants: { coursePhi: number; distanceAlpha: number; all: number; early: number; late: number }[];
  scalings: Record<ForecastVersion, BandScaling>;
}

export interface EvidenceBand {
  confidence: number;
  lower: number;
  upper: number;
}

/** What one method would have said of the target year, and the narrowest band that held what happened. */
export interface PastProjection {
  candidate: string;
  expected: number;
  bands: EvidenceBand[];
  /** Narrowest of the bands that held what happened, per cent; null when none did. */
  heldBy: number | null;
}

/** One offence line: what was known, what would have been projected, what happened. */
export interface PastLine {
  measure: string;
  name: string;
  /** The series whose common trend was taken, when not the measure's own. */
  proxy: string | null;
  /** Counts by quarter to the end of the target year. */
  quarters: { quarterEnd: Month; count: number }[];
  /** Offences of the target year. */
  actual: number;
  projections: PastProjection[];
  /** The default method's quarters, one by one. */
  path: { quarterEnd: Month; expected: number; bands: EvidenceBand[] }[];
}

/** `plan/evidence/projections-2014.json`. */
export interface PastProjections {
  date: string;
  force: string;
  origin: Month;
  target: { from: Month; to: Month };
  notes: string[];
  lines: PastLine[];
}

/** The scaling of bands that could have been measured by the end of a quarter, of each version of R2's method. */
export interface KnownScaling {
  quarterEnd: Month;
  scalings: Record<ForecastVersion, BandScaling>;
}

/** `plan/evidence/scaling-by-quarter.json`, oldest first. */
export interface ScalingByQuarter {
  date: string;
  notes: string[];
  quarters: KnownScaling[];
}

/** The rules and readings whose printed chances are held against simulation; as written where no reading is named. */
export const CHANCES_HELD = ["R3", "R5", "R8", "R3 calibrated", "R5 calibrated", "R8 calibrated"] as const;

/** Chances of a false colour, 0 to 1. */
export type HeldChances = Record<(typeof CHANCES_HELD)[number], number>;

/** What a series, or the total of some, would be if nothing changed. */
export interface ChanceFit {
  /** Mean count a month, of a total a quarter; standard deviation of the logarithm beyond counting; its autocorrelation; highest over lowest of the year. */
  level: number;
  variation: number;
  autocorrelation: number;
  season: number;
}

/** A series, what it would be if nothing changed, and its chances as printed and as simulated by other means. */
export interface ChanceTrial extends ChanceFit {
  series: string;
  /** Of the other places together whose trend its forecast shares, by quarter; null where it shares none. */
  others: ChanceFit | null;
  /** By which versions it was judged. */
  methods: Pick<MethodVersions, "R1" | "R2" | "R5">;
  runs: number;
  printed: HeldChances;
  simulated: HeldChances;
}

/** `plan/evidence/chances.json`. */
export interface ChancesEvidence {
  date: string;
  trials: ChanceTrial[];
}

/** How bands did on series of one size: as shares what the 95% band held, and the interval score over two others'. */
export interface SizeScores {
  targets: number;
  held: number;
  /** Over method 1's. */
  toFirst: number;
  /** Over that of last year repeated. */
  toRepeated: number;
}

/** How the bands of one of R2's methods did at one horizon, in quarters. */
export interface BandRow {
  /** The 43 forces by quarter, or London's 32 boroughs by month. */
  panel: "quarterly" | "monthly";
  heldOut: "place" | "early" | "time";
  horizon: number;
  method: ForecastVersion;
  targets: number;
  held: number;
  small: SizeScores;
  large: SizeScores;
  /** Series with targets enough to be judged alone, and shares of them; without any, there are none. */
  series: number;
  own?: { below88: number; at100: number };
  perfect?: { below88: number; at100: number };
}

/** One tenth of the stated chances, as shares: what was stated on average, what came true, and its 95% interval. */
export interface Tenth {
  tenth: number;
  targets: number;
  stated: number;
  met: number;
  low: number;
  high: number;
}

/** A tenth of the chances that a method stated in a panel. */
export interface ReliabilityRow extends Tenth {
  panel: BandRow["panel"];
  heldOut: BandRow["heldOut"];
  method: number;
}

/** What a method says of counts of one mean without any change; shares. */
export interface SmallCountsRow {
  method: number;
  perMonth: number;
  runs: number;
  held: number;
  noWidth: number;
  nearCertain: number;
  meanWidth: number;
}

/** `plan/evidence/bands.json`. */
export interface BandsEvidence {
  date: string;
  seed: number;
  notes: string[];
  bands: BandRow[];
  chances: ReliabilityRow[];
  small: SmallCountsRow[];
}

/** `plan/evidence/pooled-constants.json`: interval scores with other constants over those of R2's first method. */
export interface PooledConstants {
  date: string;
  seed: number;
  to: Month;
  tried: { smoothing: number; bands: number; weight: number; small: number; large: number }[];
}
