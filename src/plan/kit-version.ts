/**
 * Version of the kit, counted by itself, by semantic versioning: a page written for 1.0 runs as it is on every 1.x. A name
 * that is added raises the second number; one that is taken away or means something else, the first.
 */
export const version = "1.3.0";
