/** Confidence of the bands that are scored, as shares. */
export const LEVELS = [0.5, 0.8, 0.95] as const;

/** Confidence of the bands that are scaled, those that are scored first; between them the product interpolates. */
export const SCALED_LEVELS = [...LEVELS, 0.99] as const;
