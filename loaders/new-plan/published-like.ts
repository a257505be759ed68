import { nearest } from "../files/nearest.js";

/**
 * The published series that an unpublished one may stand for: the one that is written most like it (“bike-theft”:
 * bicycle-theft), else those that have all its words (“burglary”: domestic-residential-burglary and another).
 */
export function publishedLike(series: string, published: readonly string[]): string[] {
  const near = nearest(series, published);
  if (near !== undefined) return [near];
  const words = series.split("-");
  return published.filter((other) => words.every((word) => other.split("-").includes(word)));
}
