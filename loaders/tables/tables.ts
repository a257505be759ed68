import { ANNOTATION_KINDS } from "../../src/plan/annotation.js";
import { RESPONSE_STATUSES } from "../../src/plan/response.js";
import {
  areaCodeCell,
  basisCell,
  countCell,
  dayCell,
  designEffectCell,
  idCell,
  linkCell,
  monthCell,
  monthsCell,
  optional,
  percentCell,
  positiveWholeCell,
  quarterEndCell,
  textCell,
  wordCell,
  yearCell
} from "../files/cells.js";
import { table } from "../files/table.js";

const BY_SOURCE =
  "Or leave the file as it is, under another name, and let a source read it: sources.yaml says which column is what, how dates are written and what stands between thousands.";

/** The CSV files of the data folder: their columns in order, what each holds, and which columns name a row. */

export const FORCES = table({
  name: "forces.csv",
  columns: { force: idCell, name: textCell, code: areaCodeCell, region: textCell, police_uk_name: textCell },
  key: ["force"]
});

export const OFFENCES = table({
  name: "offences.csv",
  columns: { force: idCell, measure: idCell, month: monthCell, count: countCell, basis: basisCell },
  key: ["force", "measure", "month"],
  mayBeEmpty: true,
  otherwise: BY_SOURCE
});

export const QUARTERLY_OFFENCES = table({
  name: "offences-quarterly.csv",
  columns: {
    force: idCell,
    measure: idCell,
    quarter_end: quarterEndCell,
    count: countCell,
    basis: basisCell
  },
  key: ["force", "measure", "quarter_end"],
  mayBeEmpty: true,
  otherwise: BY_SOURCE
});

export const SURVEYS = table({
  name: "surveys.csv",
  columns: {
    force: idCell,
    survey: idCell,
    period_end: monthCell,
    months: monthsCell,
    base: optional(positiveWholeCell),
    percent: percentCell,
    design_effect: optional(designEffectCell),
    basis: basisCell
  },
  key: ["force", "survey", "period_end"],
  mayBeEmpty: true
});

export const POPULATION = table({
  name: "population.csv",
  columns: {
    force: idCell,
    year: yearCell,
    population: positiveWholeCell,
    households: optional(positiveWholeCell),
    basis: optional(basisCell)
  },
  key: ["force", "year"],
  mayLack: ["basis"]
});

export const COMPARISON_GROUPS = table({
  name: "comparison-groups.csv",
  columns: { force: idCell, edition: idCell, peer: idCell, source: textCell },
  key: ["force", "edition", "peer"],
  mayBeEmpty: true
});

export const AREAS = table({
  name: "areas.csv",
  columns: { area: idCell, name: textCell, level: textCell, parent: idCell },
  key: ["area"],
  mayBeEmpty: true,
  mayBeMissing: true
});

export const AREA_OFFENCES = table({
  name: "area-offences.csv",
  columns: { area: idCell, measure: idCell, month: monthCell, count: countCell, basis: basisCell },
  key: ["area", "measure", "month"],
  mayBeEmpty: true,
  mayBeMissing: true,
  otherwise: BY_SOURCE
});

export const ANNOTATIONS = table({
  name: "annotations.csv",
  columns: {
    date: monthCell,
    measure: optional(idCell),
    text: textCell,
    source: textCell,
    kind: optional(wordCell(ANNOTATION_KINDS)),
    series: optional(idCell),
    renamed_from: optional(idCell),
    split_from: optional(idCell)
  },
  key: ["date", "measure", "series", "split_from", "text"],
  mayLack: ["kind", "series", "renamed_from", "split_from"],
  mayBeEmpty: true
});

export const RESPONSES = table({
  name: "responses.csv",
  columns: {
    measure: idCell,
    date: dayCell,
    action: textCell,
    owner: textCell,
    due: optional(dayCell),
    status: wordCell(RESPONSE_STATUSES),
    link: optional(linkCell)
  },
  key: ["measure", "date", "action"],
  mayBeEmpty: true,
  mayBeMissing: true
});
