import { readFileSync } from "node:fs";
import { Ajv, type AnySchema } from "ajv";

/** The schemas of CycloneDX, which its own library brings with it. */
const SCHEMAS = "node_modules/@cyclonedx/cyclonedx-library/res/schema";
const BOM = "bom-1.6.SNAPSHOT.schema.json";
/** Those that it refers to. */
const PARTS = ["spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"];

const schema = (name: string): AnySchema => JSON.parse(readFileSync(`${SCHEMAS}/${name}`, "utf8"));

/** In which ways a list of components is not what the schema of CycloneDX 1.6 asks for. */
export function cycloneDxProblems(json: string): string[] {
  // Its names of formats, such as "idn-email", are another package's.
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  for (const name of PARTS) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}`);
  const validate = ajv.compile(schema(BOM));
  return validate(JSON.parse(json)) ? [] : validate.errors!.map((e) => `${e.instancePath}: ${e.message}`);
}
