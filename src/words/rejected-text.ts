import type { RejectedRecords } from "../plan/provenance.js";
import { formatUnits } from "./format.js";

/** Records that were rejected for one reason, with the first of their places. */
export function rejectedText({ reason, records, places }: RejectedRecords): string {
  const where = places.map(({ file, line }) => `${file}, line ${line}`).join("; ");
  return `rejected, ${formatUnits(records, "record")}: ${reason}${where === "" ? "" : ` (first at ${where})`}`;
}
