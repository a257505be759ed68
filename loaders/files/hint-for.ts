/** Slips that spreadsheets and habits bring into data, how each is mended, and whether a source could read it as it is. */
const SLIPS: readonly [pattern: RegExp, hint: string, bySource?: true][] = [
  [/^\s|\s$/, "Remove the spaces around it."],
  [/^-?\d{1,3}(,\d{3})+(\.\d+)?$/, "Write the number without thousands separators.", true],
  [/^\d+(\.\d+)?%$/, "Write the number without the % sign."],
  [/^\d+(\.\d+)?e[+-]?\d+$/i, "A spreadsheet shortened the number: show all its digits, then save again."],
  [
    /^constructor$/,
    "It is a word of JavaScript, which keeps it for itself: take another, such as constructors."
  ],
  [/^#/, "It is a spreadsheet's error value: mend the formula there."],
  [
    /^(n\/?a|null|none|-|\.\.?|x)$/i,
    "Leave the whole row out when a figure is not known; zero means none happened."
  ],
  [
    /^([A-Z][a-z]{2}-\d\d|\d\d?\/\d\d?\/\d{2,4}|\d{4}-\d\d-\d\d)$/,
    "Give the column the format “text” in the spreadsheet, and write the month again.",
    true
  ]
];

/** What to do about a value, when it looks like a known slip; an empty object otherwise. */
export function hintFor(value: string): { hint?: string; bySource?: true } {
  const [, hint, bySource] = SLIPS.find(([pattern]) => pattern.test(value)) ?? [];
  return { ...(hint !== undefined && { hint }), ...(bySource && { bySource }) };
}
