/** Smallest count that may be published, unless a plan says otherwise. Office for National Statistics, disclosure control for tables: counts below 5 are unsafe. */
export const SMALLEST_PUBLISHED = 5;

/** How far apart the least and the greatest possible value of a hidden count must be, unless a plan says otherwise. */
export const SMALLEST_WIDTH = 3;
