import { filteredRecords, type RecordAccount, type SourceAccount } from "../../src/plan/provenance.js";
import { formatNumber } from "../../src/words/format.js";

/** Refused records that are printed; the others are counted. */
const PRINTED_REJECTS = 20;

/** The account of one source as text for a terminal. */
export function accountText(account: SourceAccount): string {
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
        `    ${name}: ${formatNumber(records)} records${count === records ? "" : `, count ${formatNumber(count)}`}`
    ),
    ...Object.entries(facts).map(([fact, records]) => `    ${fact}: ${formatNumber(records)}`),
    ...rejects
      .slice(0, PRINTED_REJECTS)
      .map(({ file, line, reason }) => `    rejected ${file}${line === null ? "" : `:${line}`}: ${reason}`),
    ...(account.rejected > PRINTED_REJECTS
      ? [`    and ${formatNumber(account.rejected - PRINTED_REJECTS)} more rejected`]
      : []),
    ...notes.map((note) => `  note: ${note}`)
  ];
  return lines.join("\n");
}

/** "12 rows = 10 counted + 2 left out + 0 rejected": the reader can add it up. */
function sumText(account: RecordAccount): string {
  return `${formatNumber(account.rows)} rows = ${formatNumber(account.counted)} counted + ${formatNumber(filteredRecords(account))} left out + ${formatNumber(account.rejected)} rejected`;
}
