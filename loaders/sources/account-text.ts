import { inPlaces, type PlaceWords } from "../../src/plan/place-words.js";
import { filteredRecords, type RecordAccount, type SourceAccount } from "../../src/plan/provenance.js";
import { formatNumber, formatUnits } from "../../src/words/format.js";
import { rejectedText } from "../../src/words/rejected-text.js";

/** The account of one source as text for a terminal, in the plan's own word for its places. */
export function accountText(account: SourceAccount, places: PlaceWords): string {
  const { id, kind, basis, inputs, series, facts, notes, rejects } = account;
  const lines = [
    `${id} (${kind}; ${basis})`,
    ...inputs.map(
      (input) => `  ${input.file}: ${sumText(input)}${input.from ? `; ${input.from} to ${input.to}` : ""}`
    ),
    `  together: ${sumText(account)}`,
    ...Object.entries(account.filtered).map(
      ([rule, records]) => `    left out, ${rule}: ${formatNumber(records)}`
    ),
    ...Object.entries(series).map(
      ([name, { records, count }]) =>
        `    ${name}: ${formatUnits(records, "record")}${count === records ? "" : `, count ${formatNumber(count)}`}`
    ),
    ...Object.entries(facts).map(([fact, records]) => `    ${fact}: ${formatNumber(records)}`),
    ...rejects.map((records) => `    ${inPlaces(rejectedText(records), places)}`),
    ...notes.map((note) => `  note: ${inPlaces(note, places)}`)
  ];
  return lines.join("\n");
}

/** "12 rows = 10 counted + 2 left out + 0 rejected": the reader can add it up. */
function sumText(account: RecordAccount): string {
  return `${formatUnits(account.rows, "row")} = ${formatNumber(account.counted)} counted + ${formatNumber(filteredRecords(account))} left out + ${formatNumber(account.rejected)} rejected`;
}
