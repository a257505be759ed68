/** A change of a percentage is searched in steps of a tenth of a point. */
export const STEPS_PER_POINT = 10;
