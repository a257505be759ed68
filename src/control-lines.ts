// What pages are written with: import {choice, rated, spc} from "/control-lines.js". Every name is documented where it is
// defined, and shown with what it draws on the page "pages".

export type { PlanNow } from "./components/choice/live-plan.js";
export type { Rated } from "./components/measure/rated.js";
export { change, fan, funnel, msg, sparkline, spc, survey, xmr } from "./notebook/charts.js";
export { figure } from "./notebook/figure.js";
export { mean, month, number, ordinal, percent, signed, units } from "./notebook/formats.js";
export type { GroupOptions, GroupRow } from "./notebook/group-rows.js";
export { history } from "./notebook/history.js";
export { inAddress } from "./notebook/input-in-address.js";
export {
  type ChoiceWith,
  type MeasureInfo,
  type OpenPlan,
  openPlan,
  type PlanSource
} from "./notebook/open-plan.js";
export { type OwnOptions, type OwnRow, ratedRows } from "./notebook/own-rows.js";
export * from "./notebook/pieces.js";
export { dataTable, fragility, summary } from "./notebook/pieces-with-controls.js";
export { rule } from "./notebook/rule.js";
export type { LinesByChance, RulePieces, TriedForm } from "./notebook/rule-pieces.js";
export { sql } from "./notebook/sql.js";
export type { Rows, Sql } from "./notebook/sql-rows.js";
export { explorer, type OpenMeasure, openMeasure, xmrExplorer } from "./notebook/this-measure.js";
export { choice, choose, measures, places, plan, rated } from "./notebook/this-plan.js";
export { version } from "./plan/kit-version.js";
