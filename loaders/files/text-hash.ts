import { createHash } from "node:crypto";

/** Digits of a checksum in a name: 80 bits, far more than the results that are ever kept could share by chance. */
const HASH_DIGITS = 20;

/** The first digits of the checksum of several texts together: for the names of what is kept. */
export function textHash(...texts: string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex").slice(0, HASH_DIGITS);
}
