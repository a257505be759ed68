import { existsSync } from "node:fs";
import { join } from "node:path";
import { chosenFolder, OWN_PAGES } from "../../loaders/options/chosen-folder.js";
import { ROOT } from "./folders.js";
import { splitFrontMatter } from "./page-code.js";
import { filesIn, nameProblems, pageText } from "./page-files.js";

/** The folders of pages: those of the site, then the author's own, of which one of the same path goes before the site's. */
export function pageRoots(folder = chosenFolder()): string[] {
  return [ROOT, join(folder, OWN_PAGES)];
}

/** A page that an author wrote, as the header lists it. */
export interface OwnPage {
  name: string;
  path: string;
}

/**
 * The author's own pages that the header lists, by path: not those that say `nav: false` in their front matter, and not
 * those that stand in the place of a page of the site.
 */
export function ownPages(folder = chosenFolder()): OwnPage[] {
  const root = join(folder, OWN_PAGES);
  return filesIn(root)
    .filter((file) => file.endsWith(".md") && !file.startsWith("measures/") && !existsSync(join(ROOT, file)))
    .filter((file) => nameProblems(file, file).length === 0)
    .flatMap((file) => listed(file, pageText(join(root, file))));
}

/** What cannot be read of a page says nothing here: it is told where the page is staged. */
function listed(file: string, source: string): OwnPage[] {
  const { content, data } = splitFrontMatter(source);
  const { title, nav } = data;
  if (nav === false) return [];
  const path = `/${file.replace(/\.md$/, "")}`;
  const heading = /^#\s+(.+)$/m.exec(content)?.[1]?.trim();
  const name =
    typeof title === "string" ? title : heading && !heading.includes("${") ? heading : path.slice(1);
  return [{ name, path: encodeURI(path) }];
}
