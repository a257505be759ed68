import { random } from "../../src/statistics/distributions/random.js";
import { settingsYaml } from "../../src/words/settings-yaml.js";
import { tableFile } from "../tables/table-file.js";
import {
  ANNOTATIONS,
  AREA_OFFENCES,
  AREAS,
  COMPARISON_GROUPS,
  FORCES,
  OFFENCES,
  POPULATION,
  QUARTERLY_OFFENCES,
  SURVEYS
} from "../tables/tables.js";
import { ANNOTATION_ROWS } from "./annotation-rows.js";
import { AREA_ROWS, areaRows } from "./area-rows.js";
import { offenceRows } from "./offence-rows.js";
import { readPublished } from "./published.js";
import { quarterlyRows } from "./quarterly-rows.js";
import { settingsSchema } from "./settings-schema.js";
import { surveyRows } from "./survey-rows.js";

/** Seeds of the draws: one for each file, so that a change to one leaves the other as it was. */
const OFFENCES_SEED = 20140930;
const SURVEYS_SEED = 20140931;
/** Of the months of offences.csv that are drawn because the street-level files repeat crimes. */
const REPEATED_SEED = 20140932;

const GROUP_SOURCE =
  "computed by this project from five published figures; not the Home Office's Most Similar Groups";

/**
 * Every generated file of the sample, by path inside the data folder, as text: the same text whenever it is made
 * from the same originals. `sources` is the folder of the originals.
 */
export function sampleFiles(sources: string): Record<string, string> {
  const published = readPublished(sources);
  const draws = { draw: random(OFFENCES_SEED), drawRepeated: random(REPEATED_SEED) };
  return {
    "settings.yaml": settingsYaml(),
    "schema/settings.schema.json": `${JSON.stringify(settingsSchema(), null, 2)}\n`,
    ...tableFile(
      FORCES,
      published.forces.map(({ pfa_code: code, ...rest }) => ({ ...rest, code }))
    ),
    ...tableFile(POPULATION, published.population),
    ...tableFile(
      COMPARISON_GROUPS,
      published.groups.map((row) => ({ ...row, source: GROUP_SOURCE }))
    ),
    ...tableFile(OFFENCES, offenceRows(published, draws).toSorted(byForceMeasureMonth)),
    ...tableFile(QUARTERLY_OFFENCES, quarterlyRows(published.quarters)),
    ...tableFile(SURVEYS, surveyRows(published, random(SURVEYS_SEED))),
    ...tableFile(ANNOTATIONS, ANNOTATION_ROWS),
    ...tableFile(AREAS, AREA_ROWS),
    ...tableFile(AREA_OFFENCES, areaRows(published.districts))
  };
}

interface OffenceKey {
  force: string;
  measure: string;
  month: string;
}

function byForceMeasureMonth(a: OffenceKey, b: OffenceKey): number {
  return (
    a.force.localeCompare(b.force, "en") ||
    a.measure.localeCompare(b.measure, "en") ||
    a.month.localeCompare(b.month, "en")
  );
}
