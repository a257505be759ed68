/**
 * Throws a RangeError that names a bad argument: `confidence is 95; expected a number between 0 and 1`.
 * For programming errors only; data that cannot answer a question gives `undefined` instead.
 */
export function check(holds: boolean, name: string, value: unknown, expected: string): void {
  if (!holds) throw new RangeError(`${name} is ${String(value)}; expected ${expected}`);
}

/** Throws a RangeError that names the first value of a list that is NaN or infinite: `values[2] is NaN; ...`. */
export function checkFinite(values: readonly number[], name = "values"): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) check(false, `${name}[${i}]`, values[i], "a finite number");
  }
}

/** Throws a RangeError when two lists that belong together differ in length. */
export function checkSameLength(a: readonly unknown[], b: readonly unknown[], name: string): void {
  if (a.length !== b.length) check(false, `length of ${name}`, b.length, `${a.length}`);
}
