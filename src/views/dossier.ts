import type { Annotation } from "../plan/annotation.js";
import type { Measure } from "../plan/plan.js";
import type { Series, SurveyWave } from "../plan/plan-data.js";
import type { Outlook } from "../rules/outlook.js";
import type { MeasureRating } from "../rules/rating.js";
import type { Missing } from "../rules/windows/series-window.js";
import type { FunnelFigures } from "./funnel-figures.js";

/** Everything a measure page shows, for one force, period end and settings. */
export interface MeasureDossier {
  measure: Measure;
  priority: { id: string; number: string; title: string };
  rating: MeasureRating;
  /** The force's own series (offences), whole, so that what happened after the period end can be drawn. */
  series: Series | null;
  /** The force's own waves (surveys and outcomes), oldest first. */
  waves: SurveyWave[] | null;
  outlook: Outlook | null;
  /** Every force's latest figure, for the funnel plot; what is missing; null for measures that compare no forces. */
  funnel: FunnelFigures | Missing | null;
  annotations: Annotation[];
}
