/** Why this site has no database engine; null where it has one. A build without it puts `no-engine.ts` in this place. */
export const engineMissing: string | null = null;
