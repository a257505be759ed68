import { Enums, Models, Serialize, SPDX, Spec } from "@cyclonedx/cyclonedx-library";
import type { ThirdParty } from "./third-parties.js";

/** Of a library within a file of a package: that file. */
const INSIDE = "control-lines:inside";

/** The form that is written. CycloneDX asks for none of a moment or a number of its own, so that the same parts give the same bytes. */
const SERIALIZER = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));

/** A product that is handed over. */
export interface Product {
  name: string;
  version: string;
}

/** What a product has within it of others: a list of components by name and version, in CycloneDX's JSON. */
export function billOfMaterials({ name, version }: Product, parties: readonly ThirdParty[]): string {
  const { Application } = Enums.ComponentType;
  const component = new Models.Component(Application, name, { version, bomRef: `${name}@${version}` });
  const components = parties.map(componentOf);
  for (const { bomRef } of components) component.dependencies.add(bomRef);
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component }),
    components: new Models.ComponentRepository(components)
  });
  return `${SERIALIZER.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf({ name: path, version, licence, inside }: ThirdParty): Models.Component {
  // A package that is installed for another alone lies within that one.
  const name = path.split("node_modules/").at(-1)!;
  const component = new Models.Component(Enums.ComponentType.Library, name, {
    version,
    bomRef: `${inside ? `${inside}/` : ""}${path}@${version}`,
    licenses: new Models.LicenseRepository([licenceOf(licence)]),
    // What came within a file was taken from no registry.
    ...(!inside && { purl: packageUrl(name, version) })
  });
  if (inside) component.properties.add(new Models.Property(INSIDE, inside));
  return component;
}

/** One licence of SPDX's list, or several with "OR", "AND" and "WITH". */
const licenceOf = (licence: string): Models.License =>
  SPDX.isSupportedSpdxId(licence) ? new Models.SpdxLicense(licence) : new Models.LicenseExpression(licence);

/** Where npm has a package, as package URLs are written: "pkg:npm/%40duckdb/duckdb-wasm@1.32.0". */
function packageUrl(name: string, version: string): string {
  return `pkg:npm/${name.split("/").map(encodeURIComponent).join("/")}@${encodeURIComponent(version)}`;
}
