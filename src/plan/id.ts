/** More letters than any name needs, and fewer than a file system allows in a name: pages and files are named for ids. */
const LONGEST = 60;

/**
 * What an id is, as a regular expression of JSON Schema, too. Of the names that every object of JavaScript has, one could be
 * an id: what is kept by id would seem to hold it.
 */
export const ID_PATTERN = `^(?!constructor$)(?=.{1,${LONGEST}}$)[a-z0-9]+(-[a-z0-9]+)*$`;

const ID = new RegExp(ID_PATTERN);

/** What an id must be, in words that follow "expected". */
export const EXPECTED_ID = `a name of at most ${LONGEST} small letters, digits and hyphens, such as domestic-burglary`;

/** Is this an id of a force, series, survey, measure, area or edition? */
export function isId(text: string): boolean {
  return ID.test(text);
}
