import type { Annotation } from "../plan/annotation.js";
import type { ReclassifiedPart } from "../views/reclassified-part.js";
import { becameText, reclassifiedText, spanText } from "./changes-in-words.js";
import { formatList, formatPercent, formatSignedPercent, formatUnits } from "./format.js";

/**
 * What two editions of the figures say of a colour: how much of a fall or rise is another name and not another number of
 * offences. "Since release 2023-02 stalking was split from violence: April 2012 to March 2014, 1,250 → 1,185 violence and …"
 */
export function reclassifiedPartText({ since, records, place, elsewhere, change }: ReclassifiedPart): string {
  const became = formatList(records.map((record) => becameText(named(record))));
  const after = place.after.map((one) => ({ ...one, series: words(one.series) }));
  const counts = `Since release ${since} ${became}: ${spanText(place)}, ${reclassifiedText({ ...place, after })}.`;
  if (elsewhere === 0) return counts;
  const counted = place.after.reduce((sum, { total }) => sum + total, 0);
  const share = `${formatUnits(elsewhere, "offence")} (${formatPercent((100 * elsewhere) / counted)}) ${elsewhere === 1 ? "goes" : "go"} by another name now, which is no fall`;
  return `${counts} ${share}${change ? `; ${changeText(change)}` : ""}.`;
}

/** A series by its id in words: readers of a measure's page know no ids. */
const words = (id: string): string => id.replaceAll("-", " ");
const wordsOrNone = (id: string | null): string | null => id && words(id);

const named = (record: Annotation): Annotation => ({
  ...record,
  series: wordsOrNone(record.series),
  renamedFrom: wordsOrNone(record.renamedFrom),
  splitFrom: wordsOrNone(record.splitFrom)
});

/** "with them the change on the baseline would be +3.9%, not +3.8%". */
function changeText({ asCounted, withParts }: NonNullable<ReclassifiedPart["change"]>): string {
  const [now, whole] = [asCounted, withParts].map((percent) => formatSignedPercent(percent));
  return now === whole
    ? `with them the change on the baseline is the same, ${now}`
    : `with them the change on the baseline would be ${whole}, not ${now}`;
}
