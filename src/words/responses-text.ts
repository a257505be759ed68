import { formatMonth, type Month } from "../plan/month.js";
import type { Response } from "../plan/response.js";

/** "31 October 2014" for "2014-10-31". */
export function formatDay(day: string): string {
  return `${Number(day.slice(8))} ${formatMonth(day.slice(0, 7) as Month)}`;
}

/** "Response: more patrols at stations (Head of Crime; due 31 March 2015; under way)." */
export function responseText({ action, owner, due, status }: Response): string {
  const said = [owner, ...(due === null ? [] : [`due ${formatDay(due)}`]), status];
  return `Response: ${action.replace(/\.$/, "")} (${said.join("; ")}).`;
}

/** Said of a red colour for which the plan names no action. */
export const NO_RESPONSE = "No response to this red is recorded.";
