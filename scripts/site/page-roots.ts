import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { chosenFolder, OWN_PAGES } from "../../loaders/options/chosen-folder.js";
import { ROOT } from "./folders.js";

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
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true })
    .map((file) => String(file).replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".md") && !file.startsWith("measures/") && !existsSync(join(ROOT, file)))
    .sort()
    .flatMap((file) => listed(file, readFileSync(join(root, file), "utf8")));
}

function listed(file: string, source: string): OwnPage[] {
  const { title, nav } = frontMatter(source);
  if (nav === false) return [];
  const path = `/${file.replace(/\.md$/, "")}`;
  const heading = /^#\s+(.+)$/m.exec(source)?.[1]?.trim();
  const name =
    typeof title === "string" ? title : heading && !heading.includes("${") ? heading : path.slice(1);
  return [{ name, path }];
}

/** What stands between the first two lines of dashes; what cannot be read says nothing here, and is told where the page is staged. */
function frontMatter(source: string): { title?: unknown; nav?: unknown } {
  const text = /^---\n([\s\S]*?)\n---/.exec(source)?.[1];
  try {
    return text === undefined ? {} : (parse(text) ?? {});
  } catch {
    return {};
  }
}
