/**
 * The content security policy of the site, once. `finish-page.ts` writes it into every page, `npm run policies` into the
 * configurations of web servers in `deploy/`, and the preview sends it as those servers do.
 */

/** What a web server says of a page: what a page cannot say of itself, and what nothing in it may loosen. */
export const PAGE_HEADER = "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

/** What a web server says of every other file: a worker keeps to the policy that its own file came with. */
export const FILE_HEADER =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' blob:; object-src 'none'; frame-ancestors 'self'";

/** What one page needs beyond what all pages may do. */
export interface PageNeeds {
  /** Sources of the scripts written into the page, such as `'sha256-…'`. */
  scripts: readonly string[];
  /** May the page make code from text? It has asked for that in its front matter. */
  unsafeEval: boolean;
}

/**
 * The policy that a page carries: scripts and data from this site only. Scripts written into a page are named one by
 * one; styles need not be, since Plot and Inputs write them into what they draw.
 */
export function pagePolicy({ scripts, unsafeEval }: PageNeeds): string {
  return [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...(unsafeEval ? ["'unsafe-eval'"] : []), ...scripts].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'"
  ].join("; ");
}

/** A web server's configuration with the policies as they stand here: each is known by the word that it begins with. */
export function withPolicies(configuration: string): string {
  return configuration
    .replace(/"object-src [^"]*"/g, `"${PAGE_HEADER}"`)
    .replace(/"default-src [^"]*"/g, `"${FILE_HEADER}"`);
}
