import { Document } from "yaml";
import { PLAN_FORMAT } from "../../src/plan/formats.js";
import type { Month } from "../../src/plan/month.js";

/** What a new plan is for. */
export interface NewPlan {
  title: string;
  /** An id of the project's forces.csv. */
  force: string;
  periodEnd: Month;
  /** Series that are counted, one measure each. */
  measures: string[];
  /** Surveys, one measure each, after the series. */
  surveys: string[];
}

const HEAD = ` yaml-language-server: $schema=schema/plan.schema.json

 The plan: its force, its period, its priorities and their measures, in the order in which they are shown.
 data/README.md of the project explains every key; an editor that knows YAML schemas completes them. A plan whose places
 are called something else than forces says so: places: {one: borough, many: boroughs}`;

const MEASURES = ` Each measure names the series of offences.csv (or offences-quarterly.csv) that it counts, or the survey of surveys.csv.
 Change titles, put several measures under one priority, add surveys and figures, delete what you do not need.`;

/** The text of a new plan.yaml: one priority for each series and survey. */
export function planText({ title, force, periodEnd, measures, surveys }: NewPlan): string {
  const all = [...measures.map(offencesMeasure), ...surveys.map(surveyMeasure)];
  const document = new Document({
    format: PLAN_FORMAT,
    title,
    force,
    period_end: periodEnd,
    priorities: all.map((measure, i) => ({
      id: `p${i + 1}`,
      number: String(i + 1),
      title: titleOf(measure.id),
      measures: [measure]
    }))
  });
  document.commentBefore = HEAD;
  const priorities = document.get("priorities", true) as unknown as { commentBefore: string };
  priorities.commentBefore = MEASURES;
  return document.toString({ lineWidth: 0 });
}

const offencesMeasure = (series: string) => ({
  id: series,
  kind: "offences",
  name: "Number of offences",
  better: "lower",
  series
});

const surveyMeasure = (survey: string) => ({
  id: survey,
  kind: "survey",
  name: "Percentage of those asked",
  better: "higher",
  survey,
  position: false
});

/** "Violence with injury" for violence-with-injury. */
function titleOf(series: string): string {
  const words = series.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
