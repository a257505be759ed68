import { furthestOff } from "../../../charts/evidence/evidence-reliability-chart.js";
import type { BandRow, BandsEvidence } from "../../../views/evidence-files.js";
import { formatNumber, formatPercent } from "../../../words/format.js";

/** The lowest and highest of some shares: "94.1% to 97.7%". */
export function heldByMethod({ bands }: BandsEvidence, method: number, heldOut: BandRow["heldOut"]): string {
  const held = bands.filter((row) => row.method === method && row.heldOut === heldOut).map((row) => row.held);
  return `${formatPercent(100 * Math.min(...held))} to ${formatPercent(100 * Math.max(...held))}`;
}

/** The most that a method's chances were off, "17 points too high": more was said than came true, or less. */
export function offText(
  { chances }: BandsEvidence,
  panel: BandRow["panel"],
  method: number,
  heldOut: BandRow["heldOut"]
): string {
  const rows = chances.filter(
    (row) => row.panel === panel && row.method === method && row.heldOut === heldOut
  );
  const off = furthestOff(rows);
  return `${formatNumber(Math.abs(off), 0)} points too ${off < 0 ? "high" : "low"}`;
}
