import { definitionTable } from "../../kit/definition-table.js";
import { element } from "../../kit/element.js";

/** A package or library as CycloneDX lists it, as far as the page shows it. */
interface Component {
  name: string;
  version: string;
  licenses: ({ license: { id: string } } | { expression: string })[];
  /** Here only of a library that came within a file of a package: that file. */
  properties?: { value: string }[];
}

/** What a build writes beside the page. */
const LIST = "components.cdx.json";

/**
 * Whose software is in this site, by name and version. The list is of what a build has made, so the preview has none, and says
 * so. Throws when a list is there and cannot be read.
 */
export async function thirdPartiesTable(): Promise<HTMLElement> {
  const response = await fetch(LIST);
  if (!response.ok) return element("p", {}, "The list is of what a build has made: a preview has none.");
  const { components } = JSON.parse(await response.text()) as { components: Component[] };
  return definitionTable({
    caption: "Packages and libraries of which a part is in this site",
    headings: ["Name", "Version", "Licence", "Came within"],
    rows: components.map(({ name, version, licenses, properties = [] }) => [
      name,
      version,
      licenses.map((each) => ("license" in each ? each.license.id : each.expression)).join(", "),
      properties.map(({ value }) => value).join(", ")
    ])
  });
}
