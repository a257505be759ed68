/**
 * How much a run does of what could go on for ever: a little, from another seed each time, by `npm test`; all of it by
 * `npm run test:full` and `npm run fuzz`.
 */
export const FULL = process.env.TEST_SIZE === "full";

/** One number for either. */
export const sized = (few: number, full: number): number => (FULL ? full : few);
