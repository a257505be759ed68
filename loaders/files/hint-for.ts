/** Slips that spreadsheets and habits bring into data, and how each is mended. */
const SLIPS: readonly [pattern: RegExp, hint: string][] = [
  [/^\s+|\s+$/, "Remove the spaces around it."],
  [/^-?\d{1,3}(,\d{3})+(\.\d+)?$/, "Write the number without thousands separators."],
  [/^\d+(\.\d+)?%$/, "Write the number without the % sign."],
  [/^\d+(\.\d+)?e[+-]?\d+$/i, "A spreadsheet shortened the number: show all its digits, then save again."],
  [/^#/, "It is a spreadsheet's error value: mend the formula there."],
  [
    /^(n\/?a|null|none|-|\.\.?|x)$/i,
    "Leave the whole row out when a figure is not known; zero means none happened."
  ],
  [
    /^([A-Z][a-z]{2}-\d\d|\d\d?\/\d\d?\/\d{2,4}|\d{4}-\d\d-\d\d)$/,
    "Give the column the format “text” in the spreadsheet, and write the month again."
  ]
];

/** What to do about a value, when it looks like a known slip; an empty object otherwise. */
export function hintFor(value: string): { hint?: string } {
  const slip = SLIPS.find(([pattern]) => pattern.test(value));
  return slip ? { hint: slip[1] } : {};
}
