/**
 * Makes Framework unable to fetch: it would otherwise download whatever library a page mentions, at build time and
 * without asking. Nothing in a build or a preview needs the internet, so a request is a mistake in a page.
 */
export function refuseNetwork(): void {
  globalThis.fetch = async (input) => {
    const address = input instanceof Request ? input.url : String(input);
    throw new Error(
      `a page asks for ${address}, which is not part of this site, and nothing is fetched from the internet. ` +
        "Install the package with npm, and import it by its bare name."
    );
  };
}
