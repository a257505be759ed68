import type { Rule, Source } from "./source.js";

/** Every rule of a source with its name; of a survey its interviews and its answers. */
export function namedRules({ filters, series, surveys }: Source): { name: string; rule: Rule }[] {
  const named = (rules: Record<string, Rule> = {}) =>
    Object.entries(rules).map(([name, rule]) => ({ name, rule }));
  const questions = Object.entries(surveys ?? {}).flatMap(([name, { where = {}, positive, negative }]) => [
    { name, rule: where },
    { name, rule: { answer: [...positive, ...negative] } }
  ]);
  return [...named(filters), ...named(series), ...questions];
}
