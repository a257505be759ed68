/**
 * Characters that have no place in data: control characters other than tab, line feed and carriage return,
 * and the marks that reorder or break a line (a name holding one is shown as something it is not).
 */
const CONTROL_CHARACTER =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Offset of every control character in a text. */
export function controlCharacters(text: string): number[] {
  return Array.from(text.matchAll(CONTROL_CHARACTER), (match) => match.index);
}
