/** Parts the name of a page in an address from that of a place on it: "#measures/all-crime~spc". */
const PLACE = "~";

/** The page, and the place on it if any, that the hash of an address names; null when there is none. */
export function pageInHash(hash: string): { page: string; place: string } | null {
  const [page, place = ""] = decodeURIComponent(hash.slice(1)).split(PLACE);
  return page ? { page, place } : null;
}

/** The name of a page in one file, given its path in a site: "index", "measures/all-crime". */
export const pageName = (path: string): string => path.replace(/(^|\/)$/, "$1index").replace(/\.html$/, "");

/**
 * The address in one file for what a link leads to in a site: `own` is the file's address without query and hash, `pages` are the
 * names of those in it, and `open` the one that is shown. Null for a page or file that is not in it. What leads elsewhere stays.
 */
export function addressInFile(
  href: string,
  { own, pages, open }: { own: string; pages: readonly string[]; open: string }
): string | null {
  if (href.startsWith("#")) {
    const named = pageInHash(href)?.page ?? open;
    return pages.includes(named) ? href : `#${open}${PLACE}${href.slice(1)}`;
  }
  const url = new URL(href, own);
  const folder = new URL(".", own);
  if (url.protocol !== folder.protocol || url.host !== folder.host) return href;
  if (url.pathname === new URL(own).pathname) return href;
  const path = decodeURIComponent(url.pathname.replace(folder.pathname, ""));
  if (!pages.includes(pageName(path))) return null;
  const place = url.hash ? `${PLACE}${url.hash.slice(1)}` : "";
  return `${own}${url.search}#${pageName(path)}${place}`;
}
