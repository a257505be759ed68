import type { Measure } from "../../../src/plan/plan.js";
import type { RatingResult } from "../../../src/rules/rating.js";
import type { MeasureDossier } from "../../../src/views/dossier.js";
import type { MeasureFile } from "../../../src/views/page-files.js";
import {
  changeFinding,
  forceNames,
  forecastFinding,
  funnelFigures,
  outlook,
  positionResult,
  series,
  settings,
  spcCalibrated,
  spcResult,
  surveyResult,
  trendsFinding,
  waves
} from "../../charts/fixtures.js";

const colour = (reading: RatingResult["reading"], rating: "amber" | "red"): RatingResult => ({
  rule: "R3",
  reading,
  rating,
  reason: rating === "red" ? "not-improved-none-achieves" : "not-improved-achieves",
  evidence: { change: "no-change", achieving: 1, of: 4 }
});

const offences: Measure = {
  id: "all-crime",
  kind: "offences",
  name: "Number of offences",
  better: "lower",
  series: "all-crime",
  printed: { baseline: 58805, latest: 60260, certainty: "checked" }
};

/** All crime: amber as written, red calibrated. */
export const offencesDossier: MeasureDossier = {
  measure: offences,
  priority: { id: "sp11", number: "11", title: "All crime" },
  rating: {
    id: "all-crime",
    priority: "sp11",
    kind: "offences",
    name: offences.name,
    better: "lower",
    baseline: 58200,
    latest: 59460,
    bases: ["recorded quarter, modelled month split"],
    findings: [
      changeFinding,
      { ...changeFinding, reading: "calibrated" },
      trendsFinding,
      forecastFinding
    ] as MeasureDossier["rating"]["findings"],
    ratings: [
      colour("as-written", "amber"),
      colour("calibrated", "red"),
      positionResult,
      { ...positionResult, reading: "calibrated" } as RatingResult,
      spcResult,
      spcCalibrated
    ]
  },
  series,
  waves: null,
  outlook,
  funnel: funnelFigures,
  annotations: []
};

const survey: Measure = {
  id: "satisfaction",
  kind: "survey",
  name: "Satisfaction with service",
  better: "higher",
  survey: "satisfaction",
  position: false
};

/** A survey that shows no change. */
export const surveyDossier: MeasureDossier = {
  measure: survey,
  priority: { id: "sp8", number: "8", title: "Anti-social behaviour" },
  rating: {
    id: survey.id,
    priority: "sp8",
    kind: "survey",
    name: survey.name,
    better: "higher",
    baseline: 82.9,
    latest: 80.6,
    bases: ["published percentage, illustrative base"],
    findings: [],
    ratings: [surveyResult, { ...surveyResult, reading: "calibrated" } as RatingResult]
  },
  series: null,
  waves,
  outlook: null,
  funnel: null,
  annotations: []
};

/** A measure that no rule can colour. */
export function plainDossier(measure: Measure): MeasureDossier {
  return {
    measure,
    priority: { id: "sp18", number: "18", title: "Transform the service" },
    rating: {
      id: measure.id,
      priority: "sp18",
      kind: measure.kind,
      name: measure.name,
      better: null,
      baseline: null,
      latest: null,
      bases: [],
      findings: [],
      ratings: [{ rule: "R9", reading: "as-written", rating: "not-rated", reason: "no-series", evidence: {} }]
    },
    series: null,
    waves: null,
    outlook: null,
    funnel: null,
    annotations: []
  };
}

/** The file of a measure's page. */
export function measureFile(dossier: MeasureDossier, changes: Partial<MeasureFile> = {}): MeasureFile {
  return {
    plan: { title: "Police and Crime Plan", force: "leicestershire", periodEnd: "2014-09" },
    force: { id: "leicestershire", name: "Leicestershire" },
    forceNames,
    group: { peers: Object.keys(forceNames).slice(1), source: "computed by this project" },
    settings,
    dossier,
    chances: [],
    ...changes
  };
}
