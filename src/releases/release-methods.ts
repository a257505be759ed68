import { METHOD_RULES, METHODS, type MethodChoice, type MethodRule, type MethodVersions, methodVersions } from "../plan/methods.js";
import type { Release } from "./release.js";

/** A rule whose method is not the version that it was. */
export interface MethodChange {
  rule: MethodRule;
  before: number;
  after: number;
}

/** The version by which a release computed each rule: the first, where it is older than their numbers. */
export function releasedVersions({ methods }: Pick<Release, "methods">): MethodVersions {
  const first = METHOD_RULES.map((rule) => [rule, 1]);
  return methods ?? (Object.fromEntries(first) as MethodVersions);
}

/** A choice by which this software computes a release's methods again; the newest of a rule whose version it has no more. */
export function releasedMethods(release: Pick<Release, "methods" | "label">): MethodChoice {
  const newest = methodVersions("newest");
  const kept = Object.entries(releasedVersions(release)).filter(
    ([rule, version]) => version !== newest[rule as MethodRule] && isKnown(rule as MethodRule, version)
  );
  if (kept.length === 0) return "newest";
  return Object.fromEntries(kept.map(([rule, version]) => [rule, { version, note: `release ${release.label}` }]));
}

/** Can this software compute a version of a rule's method? */
export function isKnown(rule: MethodRule, version: number): boolean {
  return METHODS[rule].some((method) => method.version === version && !method.gone);
}

/** The rules whose method is another version now. */
export function methodChanges(release: Pick<Release, "methods">, now: MethodVersions): MethodChange[] {
  const then = releasedVersions(release);
  return METHOD_RULES.filter((rule) => then[rule] !== now[rule]).map((rule) => ({
    rule,
    before: then[rule],
    after: now[rule]
  }));
}
