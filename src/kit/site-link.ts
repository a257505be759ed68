/** Every page's header leads to the first page of the site: its address is where all others are found from. */
const HOME = "a.site-name";

/**
 * Address of a page of this site from the page that is open, whatever its folder: `siteLink("measures/all-crime.html")`.
 * Outside the site, where there is no header, the folder of the open page counts as the site's.
 */
export function siteLink(path: string): string {
  const home = document.querySelector(HOME)?.getAttribute("href") ?? "./";
  return `${home.replace(/index\.html$|\?.*$|#.*$/, "") || "./"}${path}`;
}
