/** The digits that a page holds exactly in a number. */
const EXACT_DIGITS = 15;

/**
 * SQL that says whether a text is a whole number which a page holds as it is written: no leading zeros (007 is a code), no
 * letters (12E5 is one too), at most 15 digits (a longer one is an id).
 */
export const wholeNumberSql = (text: string): string =>
  `regexp_full_match(trim(${text}), '0|-?[1-9][0-9]{0,${EXACT_DIGITS - 1}}')`;

/** SQL that says the same of a number which may have decimals. */
export const plainNumberSql = (text: string): string =>
  `(regexp_full_match(trim(${text}), '-?(0|[1-9][0-9]*)(\\.[0-9]+)?') ` +
  `AND length(regexp_replace(${text}, '[^0-9]', '', 'g')) <= ${EXACT_DIGITS})`;
