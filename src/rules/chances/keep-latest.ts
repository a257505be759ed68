import type { PlanData } from "../../plan/plan-data.js";

const KEPT = new WeakMap<PlanData, Map<string, { key: string; value: unknown }>>();

/**
 * The value of a name for a key, computed anew only when the key is another than last time. Drawn histories are large, so of
 * each name no more than the latest is kept, and for no longer than the data.
 */
export function keepLatest<T>(data: PlanData, name: string, key: string, compute: () => T): T {
  const names = KEPT.get(data) ?? new Map<string, { key: string; value: unknown }>();
  KEPT.set(data, names);
  const latest = names.get(name);
  if (latest?.key === key) return latest.value as T;
  const value = compute();
  names.set(name, { key, value });
  return value;
}
